import CredentialStore
import Foundation
import GRDB
import TypedInput
import World

extension SQLiteRecords {
    func staffAccount(_ name: StaffName) throws -> StaffAccount? {
        try fetch("SELECT * FROM staff_account WHERE name = ?", [name.text], StaffAccount.init(row:))
    }

    func staffAccount(_ id: StaffID) throws -> StaffAccount? {
        try fetch("SELECT * FROM staff_account WHERE id = ?", [id.rawValue], StaffAccount.init(row:))
    }

    func staffAccounts() throws -> [StaffAccount] {
        try fetchAll("SELECT * FROM staff_account ORDER BY name", [], StaffAccount.init(row:))
    }

    func hasStaffAccounts() throws -> Bool {
        try fetch("SELECT 1 FROM staff_account LIMIT 1", []) { _ in true } ?? false
    }

    func staffSession(_ workstation: [UInt8]) throws -> StaffSession? {
        try fetch(
            "SELECT * FROM staff_session WHERE workstation = ?", [Data(workstation)], StaffSession.init(row:))
    }

    func add(_ account: StaffAccount) throws { try StaffAccount.table.insert(account, in: database) }

    func update(_ account: StaffAccount) throws { try StaffAccount.table.change(account, in: database) }

    func put(_ session: StaffSession) throws { try StaffSession.table.replace(session, in: database) }

    func removeStaffSession(_ workstation: [UInt8]) throws {
        try execute("DELETE FROM staff_session WHERE workstation = ?", [Data(workstation)])
    }

    func removeStaffSessions(of staff: StaffID) throws {
        try execute("DELETE FROM staff_session WHERE staff = ?", [staff.rawValue])
    }
}

extension StaffAccount {
    init(row: Row) throws {
        self.init(
            id: StaffID(rawValue: row["id"]), name: try StaffName(typed: row["name"]).orUnusable("name"),
            role: try StaffRole(rawValue: row["role"]).orUnusable("role"), passwordHash: row["password_hash"],
            initialUntil: row.instant("initial_until"), createdAt: try row.moment("created_at"))
        sealedKey = (row["sealed_key"] as Data?).map { Array($0) }
        keyProvedAt = row.instant("key_proved_at")
        lastStep = row["last_step"]
        closedAt = row.instant("closed_at")
    }

    static let table = Table<StaffAccount>(
        "staff_account",
        [
            "id": { $0.id.rawValue },
            "name": { $0.name.text },
            "role": { $0.role.rawValue },
            "password_hash": { $0.passwordHash },
            "initial_until": { $0.initialUntil?.milliseconds },
            "sealed_key": { $0.sealedKey.map { Data($0) } },
            "key_proved_at": { $0.keyProvedAt?.milliseconds },
            "last_step": { $0.lastStep },
            "created_at": { $0.createdAt.milliseconds },
            "closed_at": { $0.closedAt?.milliseconds },
        ])
}

extension StaffSession {
    init(row: Row) throws {
        self.init(
            workstation: row.bytes("workstation"), staff: StaffID(rawValue: row["staff"]),
            begunAt: try row.moment("begun_at"))
        usedAt = try row.moment("used_at")
    }

    static let table = Table<StaffSession>(
        "staff_session",
        [
            "workstation": { Data($0.workstation) },
            "staff": { $0.staff.rawValue },
            "begun_at": { $0.begunAt.milliseconds },
            "used_at": { $0.usedAt.milliseconds },
        ])
}
