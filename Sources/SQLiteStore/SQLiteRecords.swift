import CredentialStore
import FlowEngine
import Foundation
import GRDB
import World
import TypedInput

/// The records as rows of one connection within one transaction.
struct SQLiteRecords {
    let database: Database

    func fetch<Value>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Value) throws -> Value? {
        try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments).map(read)
    }

    func fetchAll<Value>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) throws -> Value) throws
        -> [Value]
    {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map(read)
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension SQLiteRecords: ReadableRecords {
    func member(_ userID: UserID) throws -> Member? {
        try fetch("SELECT * FROM member WHERE user_id = ?", [userID.text], Member.init(row:))
    }

    func member(_ id: MemberID) throws -> Member? {
        try fetch("SELECT * FROM member WHERE id = ?", [id.rawValue], Member.init(row:))
    }

    func members(found key: SearchKey, count: Int) throws -> [Member] {
        try fetchAll(
            "SELECT * FROM member WHERE instr(search_key, ?) > 0 ORDER BY user_id LIMIT ?", [key.text, count],
            Member.init(row:))
    }

    func hasMembers() throws -> Bool { try fetch("SELECT 1 FROM member LIMIT 1", []) { _ in true } ?? false }

    func keyChecks() throws -> [(version: UInt32, value: [UInt8])] {
        try fetchAll("SELECT version, value FROM key_check ORDER BY version", []) { row in
            (try UInt32(exactly: row["version"] as Int64).orUnusable("version"), row.bytes("value"))
        }
    }

    func anyAuthenticator() throws -> AuthenticatorRecord? {
        try fetch("SELECT * FROM authenticator LIMIT 1", [], AuthenticatorRecord.init(row:))
    }

    func userIDs() throws -> [UserID] {
        try fetchAll("SELECT user_id FROM member ORDER BY user_id", []) { row in
            try UserID(typed: row["user_id"]).orUnusable("user_id")
        }
    }

    func journey(_ member: MemberID) throws -> JourneyRecord? {
        try fetch("SELECT facts, revision FROM journey WHERE member = ?", [member.rawValue]) { row in
            let facts: String = row["facts"]
            return JourneyRecord(
                member: member, journey: try JSONDecoder().decode(Journey.self, from: Data(facts.utf8)),
                revision: row["revision"])
        }
    }

    func password(_ member: MemberID) throws -> PasswordRecord? {
        try fetch("SELECT * FROM password WHERE member = ?", [member.rawValue], PasswordRecord.init(row:))
    }

    func authenticators(_ member: MemberID) throws -> [AuthenticatorRecord] {
        try fetchAll(
            "SELECT * FROM authenticator WHERE member = ? ORDER BY created_at DESC, id", [member.rawValue],
            AuthenticatorRecord.init(row:))
    }

    func mailedCode(_ member: MemberID, _ purpose: MailPurpose, _ quota: Quota) throws -> MailedCodeRecord? {
        try fetch(
            "SELECT * FROM mailed_code WHERE member = ? AND purpose = ? AND quota = ?",
            [member.rawValue, purpose.rawValue, quota.rawValue], MailedCodeRecord.init(row:))
    }

    func mailedCode(link hash: [UInt8]) throws -> MailedCodeRecord? {
        try fetch("SELECT * FROM mailed_code WHERE link_hash = ?", [Data(hash)], MailedCodeRecord.init(row:))
    }

    func throttle(_ name: [UInt8]) throws -> ThrottleRecord? {
        try fetch("SELECT failures, blocked_until FROM throttle WHERE name = ?", [Data(name)]) { row in
            ThrottleRecord(failures: row["failures"], blockedUntil: Instant(milliseconds: row["blocked_until"]))
        }
    }

    func mail(_ id: String) throws -> OutboxRow? {
        try fetch("SELECT * FROM outbox WHERE id = ?", [id], OutboxRow.init(row:))
    }

    func mailTimes(_ member: MemberID, _ quota: Quota, since: Instant) throws -> [Instant] {
        try fetchAll(
            "SELECT created_at FROM outbox WHERE member = ? AND created_at > ? AND quota = ? ORDER BY created_at",
            [member.rawValue, since.milliseconds, quota.rawValue]
        ) { Instant(milliseconds: $0["created_at"]) }
    }

    func mails(_ member: MemberID) throws -> [OutboxRow] {
        try fetchAll(
            "SELECT * FROM outbox WHERE member = ? ORDER BY created_at, id", [member.rawValue], OutboxRow.init(row:))
    }

    func troubledMails(count: Int) throws -> [OutboxRow] {
        try fetchAll(
            """
            SELECT * FROM outbox WHERE state IN ('refused', 'givenUp') OR (state = 'waiting' AND attempts > 0)
            ORDER BY created_at DESC, id LIMIT ?
            """, [count], OutboxRow.init(row:))
    }

    func nextMailDue() throws -> Instant? {
        try fetch("SELECT min(max(due_at, coalesce(leased_until, 0))) AS due FROM outbox WHERE state = 'waiting'", []) {
            ($0["due"] as Int64?).map(Instant.init(milliseconds:))
        } ?? nil
    }

    func agreements(_ member: MemberID) throws -> [Agreement] {
        try fetchAll("SELECT * FROM agreement WHERE member = ? ORDER BY at", [member.rawValue], Agreement.init(row:))
    }

    func outOfService(_ terminal: String) throws -> OutOfService? {
        try fetch("SELECT * FROM out_of_service WHERE terminal = ?", [terminal], OutOfService.init(row:))
    }

    func lastAudit() throws -> AuditEntry? {
        try fetch("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1", [], AuditEntry.init(row:))
    }

    func audits(after sequence: Int64, count: Int) throws -> [AuditEntry] {
        try fetchAll(
            "SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?", [sequence, count],
            AuditEntry.init(row:))
    }

    func deskNotes(_ member: MemberID) throws -> [DeskNote] {
        try fetchAll("SELECT * FROM desk_note WHERE member = ? ORDER BY at", [member.rawValue], DeskNote.init(row:))
    }
}
