import CredentialStore
import FlowEngine
import Foundation
import GRDB
import Content
import World

extension SQLiteRecords: WritableRecords {
    func add(_ member: Member, _ journey: Journey) throws {
        if try self.member(member.userID) != nil { throw StoreError.userIDTaken(member.userID) }
        try Member.table.insert(member, in: database)
        try execute(
            "INSERT INTO journey (member, standing, facts, revision) VALUES (?, ?, ?, 0)",
            [member.id.rawValue, journey.saved.storedName, Self.facts(of: journey)])
    }

    func update(_ member: Member) throws { try Member.table.change(member, in: database) }

    func move(_ record: JourneyRecord) throws {
        try execute(
            "UPDATE journey SET standing = ?, facts = ?, revision = revision + 1 WHERE member = ? AND revision = ?",
            [
                record.journey.saved.storedName, Self.facts(of: record.journey), record.member.rawValue,
                record.revision,
            ])
        if database.changesCount == 0 { throw StoreError.movedElsewhere }
    }

    func put(_ password: PasswordRecord) throws { try PasswordRecord.table.replace(password, in: database) }

    func put(_ authenticator: AuthenticatorRecord) throws {
        try AuthenticatorRecord.table.replace(authenticator, in: database)
    }

    func removeAuthenticator(_ id: String) throws {
        try execute("DELETE FROM authenticator WHERE id = ?", [id])
    }

    func put(_ code: MailedCodeRecord) throws { try MailedCodeRecord.table.replace(code, in: database) }

    func removeCode(_ member: MemberID, _ purpose: MailPurpose) throws {
        try execute(
            "DELETE FROM mailed_code WHERE member = ? AND purpose = ?", [member.rawValue, purpose.rawValue])
    }

    func forgetMailTimes(of member: MemberID) throws {
        try execute("UPDATE outbox SET quota = NULL WHERE member = ?", [member.rawValue])
    }

    func put(keyCheck: [UInt8], ofVersion version: UInt32) throws {
        try execute(
            "INSERT OR REPLACE INTO key_check (version, value) VALUES (?, ?)", [Int64(version), Data(keyCheck)])
    }

    func put(_ throttle: ThrottleRecord?, _ name: [UInt8]) throws {
        guard let throttle else { return try execute("DELETE FROM throttle WHERE name = ?", [Data(name)]) }
        try execute(
            "INSERT OR REPLACE INTO throttle (name, failures, blocked_until) VALUES (?, ?, ?)",
            [Data(name), throttle.failures, throttle.blockedUntil.milliseconds])
    }

    func put(_ mail: OutboxRow) throws { try OutboxRow.table.replace(mail, in: database) }

    func leaseMail(at now: Instant, until: Instant) throws -> OutboxRow? {
        let due = try fetch(
            """
            SELECT * FROM outbox
            WHERE state = 'waiting' AND due_at <= ? AND (leased_until IS NULL OR leased_until <= ?)
            ORDER BY due_at LIMIT 1
            """, [now.milliseconds, now.milliseconds], OutboxRow.init(row:))
        guard var mail = due else { return nil }
        mail.leasedUntil = until
        try put(mail)
        return mail
    }

    func add(_ agreement: Agreement) throws { try Agreement.table.insert(agreement, in: database) }

    func add(_ note: DeskNote) throws { try DeskNote.table.insert(note, in: database) }

    func put(_ outOfService: OutOfService) throws { try OutOfService.table.replace(outOfService, in: database) }

    func removeOutOfService(_ terminal: String) throws {
        try execute("DELETE FROM out_of_service WHERE terminal = ?", [terminal])
    }

    func add(_ entry: AuditEntry) throws { try AuditEntry.table.insert(entry, in: database) }

    static func facts(of journey: Journey) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(journey), as: UTF8.self)
    }
}
