import CredentialStore
import FlowEngine
import Foundation
import GRDB
import Content
import World

extension SQLiteRecords: WritableRecords {
    func add(_ member: Member, _ journey: Journey) throws {
        if try self.member(member.userID) != nil { throw StoreError.userIDTaken(member.userID) }
        try execute(
            """
            INSERT INTO member (id, user_id, symbol, number, name, birthdate, mail, new_mail, typist,
                may_do_without_mail,
                previous_login_at, previous_login_terminal, last_login_at, last_login_terminal)
            VALUES (:id, :user_id, :symbol, :number, :name, :birthdate, :mail, :new_mail, :typist,
                :may_do_without_mail,
                :previous_login_at, :previous_login_terminal, :last_login_at, :last_login_terminal)
            """, member.arguments)
        try execute(
            "INSERT INTO journey (member, standing, facts, revision) VALUES (?, ?, ?, 0)",
            [member.id.rawValue, journey.saved.storedName, facts(of: journey)])
    }

    func update(_ member: Member) throws {
        try execute(
            """
            UPDATE member SET user_id = :user_id, symbol = :symbol, number = :number, name = :name,
                birthdate = :birthdate, mail = :mail, new_mail = :new_mail, typist = :typist,
                may_do_without_mail = :may_do_without_mail,
                previous_login_at = :previous_login_at, previous_login_terminal = :previous_login_terminal,
                last_login_at = :last_login_at, last_login_terminal = :last_login_terminal
            WHERE id = :id
            """, member.arguments)
    }

    func move(_ record: JourneyRecord) throws {
        try execute(
            "UPDATE journey SET standing = ?, facts = ?, revision = revision + 1 WHERE member = ? AND revision = ?",
            [
                record.journey.saved.storedName, facts(of: record.journey), record.member.rawValue, record.revision,
            ])
        if database.changesCount == 0 { throw StoreError.movedElsewhere }
    }

    func put(_ password: PasswordRecord) throws {
        try execute(
            "INSERT OR REPLACE INTO password (member, kind, hash, set_at, valid_until) VALUES (?, ?, ?, ?, ?)",
            [
                password.member.rawValue, password.kind.rawValue, password.hash, password.setAt.milliseconds,
                password.validUntil?.milliseconds,
            ])
    }

    func put(_ authenticator: AuthenticatorRecord) throws {
        try execute(
            """
            INSERT OR REPLACE INTO authenticator
                (id, member, sealed_key, created_at, proved_at, superseded_at, last_step, explained_steps, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                authenticator.id, authenticator.member.rawValue, Data(authenticator.sealedKey),
                authenticator.createdAt.milliseconds, authenticator.provedAt?.milliseconds,
                authenticator.supersededAt?.milliseconds, authenticator.lastStep,
                "\(authenticator.explainedSteps.sorted())", authenticator.name,
            ])
    }

    func removeAuthenticator(_ id: String) throws {
        try execute("DELETE FROM authenticator WHERE id = ?", [id])
    }

    func put(_ code: MailedCodeRecord) throws {
        try execute(
            """
            INSERT OR REPLACE INTO mailed_code
                (member, purpose, quota, code_hash, sent_at, valid_until, tries_left, message, link_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                code.member.rawValue, code.purpose.rawValue, code.quota.rawValue, Data(code.codeHash),
                code.sentAt.milliseconds, code.validUntil.milliseconds, code.triesLeft, code.messageID,
                code.linkHash.map { Data($0) },
            ])
    }

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

    func put(_ mail: OutboxRow) throws {
        let (state, reason) = mail.stateColumns
        try execute(
            """
            INSERT OR REPLACE INTO outbox (id, member, purpose, recipient, subject, sealed_text, created_at, due_at,
                attempts, leased_until, state, reason, quota, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                mail.id, mail.member.rawValue, mail.purpose.rawValue, mail.recipient, mail.subject,
                Data(mail.sealedText), mail.createdAt.milliseconds, mail.dueAt.milliseconds, mail.attempts,
                mail.leasedUntil?.milliseconds, state, reason, mail.quota?.rawValue,
                mail.changes.joined(separator: ","),
            ])
    }

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

    func add(_ agreement: Agreement) throws {
        try execute(
            "INSERT INTO agreement (member, version, text_hash, language, at, terminal) VALUES (?, ?, ?, ?, ?, ?)",
            [
                agreement.member.rawValue, agreement.version, agreement.textHash, agreement.language.rawValue,
                agreement.at.milliseconds, agreement.terminal,
            ])
    }

    func add(_ note: DeskNote) throws {
        try execute(
            "INSERT INTO desk_note (member, reason, at) VALUES (?, ?, ?)",
            [note.member.rawValue, note.reason.rawValue, note.at.milliseconds])
    }

    func add(_ entry: AuditEntry) throws {
        try execute(
            """
            INSERT INTO audit (sequence, at, terminal, subject, event, place, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.sequence, entry.at.milliseconds, entry.terminal, entry.subject, entry.event, entry.place,
                Data(entry.previous), Data(entry.hash),
            ])
    }

    private func facts(of journey: Journey) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(journey), as: UTF8.self)
    }
}
