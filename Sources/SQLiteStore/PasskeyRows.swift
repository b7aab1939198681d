import CredentialStore
import FlowEngine
import Foundation
import GRDB
import World

// Tickets and passkeys in their tables.

extension TicketRecord {
    init(row: Row) throws {
        self.init(
            id: row["id"], member: row.member("member"), terminal: row["terminal"], isKiosk: row["is_kiosk"],
            kind: try TicketKind(rawValue: row["kind"]).orUnusable("kind"),
            tokenHash: row.bytes("token_hash"), selectorHash: row.bytes("selector_hash"),
            codeHash: row.bytes("code_hash"), numberHash: row.bytes("number_hash"),
            passwordKind: try PasswordKind(rawValue: row["password_kind"]).orUnusable("password_kind"),
            passwordSetAt: try row.moment("password_set_at"), createdAt: try row.moment("created_at"),
            validUntil: try row.moment("valid_until"), triesLeft: row["tries_left"])
        openedAt = row.instant("opened_at")
        browserHash = (row["browser_hash"] as Data?).map { Array($0) }
        device = try (row["device"] as String?).map { try DeviceKind(rawValue: $0).orUnusable("device") }
        confirmedAt = row.instant("confirmed_at")
        approvedAt = row.instant("approved_at")
        closedAt = row.instant("closed_at")
        ceremony = (row["ceremony"] as Data?).map { Array($0) }
        provedAt = row.instant("proved_at")
        collectedAt = row.instant("collected_at")
    }

    static let table = Table<TicketRecord>(
        "ticket",
        [
            "id": { $0.id },
            "member": { $0.member.rawValue },
            "terminal": { $0.terminal },
            "is_kiosk": { $0.isKiosk },
            "kind": { $0.kind.rawValue },
            "token_hash": { Data($0.tokenHash) },
            "selector_hash": { Data($0.selectorHash) },
            "code_hash": { Data($0.codeHash) },
            "number_hash": { Data($0.numberHash) },
            "password_kind": { $0.passwordKind.rawValue },
            "password_set_at": { $0.passwordSetAt.milliseconds },
            "created_at": { $0.createdAt.milliseconds },
            "valid_until": { $0.validUntil.milliseconds },
            "tries_left": { $0.triesLeft },
            "opened_at": { $0.openedAt?.milliseconds },
            "browser_hash": { $0.browserHash.map { Data($0) } },
            "device": { $0.device?.rawValue },
            "confirmed_at": { $0.confirmedAt?.milliseconds },
            "approved_at": { $0.approvedAt?.milliseconds },
            "closed_at": { $0.closedAt?.milliseconds },
            "ceremony": { $0.ceremony.map { Data($0) } },
            "proved_at": { $0.provedAt?.milliseconds },
            "collected_at": { $0.collectedAt?.milliseconds },
        ])
}

extension PasskeyRecord {
    init(row: Row) throws {
        self.init(
            id: row["id"], member: row.member("member"), content: row.bytes("content"),
            createdAt: try row.moment("created_at"))
        name = row["name"]
        provedAt = row.instant("proved_at")
        lastUsedAt = row.instant("last_used_at")
    }
}

extension SQLiteRecords {
    func ticket(_ id: String) throws -> TicketRecord? {
        try fetch("SELECT * FROM ticket WHERE id = ?", [id], TicketRecord.init(row:))
    }

    func ticket(_ hash: [UInt8], by kind: TicketHash) throws -> TicketRecord? {
        try fetch("SELECT * FROM ticket WHERE \(kind.rawValue)_hash = ?", [Data(hash)], TicketRecord.init(row:))
    }

    func tickets(_ member: MemberID) throws -> [TicketRecord] {
        try fetchAll(
            "SELECT * FROM ticket WHERE member = ? ORDER BY created_at, id", [member.rawValue],
            TicketRecord.init(row:))
    }

    func passkey(_ id: String) throws -> PasskeyRecord? {
        try fetch("SELECT * FROM passkey WHERE id = ?", [id], PasskeyRecord.init(row:))
    }

    func passkeys(_ member: MemberID) throws -> [PasskeyRecord] {
        try fetchAll(
            "SELECT * FROM passkey WHERE member = ? ORDER BY created_at, id", [member.rawValue],
            PasskeyRecord.init(row:))
    }

    func userHandle(_ member: MemberID) throws -> [UInt8]? {
        try fetch("SELECT handle FROM user_handle WHERE member = ?", [member.rawValue]) { $0.bytes("handle") }
    }

    func put(_ ticket: TicketRecord) throws { try TicketRecord.table.replace(ticket, in: database) }

    func removeTicket(_ id: String) throws { try execute("DELETE FROM ticket WHERE id = ?", [id]) }

    func put(_ passkey: PasskeyRecord) throws {
        try execute(
            """
            INSERT INTO passkey (id, member, content, name, created_at, proved_at, last_used_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET content = excluded.content, name = excluded.name,
                proved_at = excluded.proved_at, last_used_at = excluded.last_used_at
            WHERE member = excluded.member
            """,
            [
                passkey.id, passkey.member.rawValue, Data(passkey.content), passkey.name,
                passkey.createdAt.milliseconds, passkey.provedAt?.milliseconds, passkey.lastUsedAt?.milliseconds,
            ])
    }

    func removePasskey(_ id: String) throws { try execute("DELETE FROM passkey WHERE id = ?", [id]) }

    func add(userHandle: [UInt8], of member: MemberID) throws {
        try execute(
            "INSERT INTO user_handle (member, handle) VALUES (?, ?)", [member.rawValue, Data(userHandle)])
    }
}
