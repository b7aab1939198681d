import CredentialStore
import FlowEngine
import Foundation
import GRDB
import Content
import World
import TypedInput

// How records stand in rows. A value that no record can hold means that the file is not ours.

extension Optional {
    func orUnusable(_ column: String) throws -> Wrapped {
        guard let self else { throw StoreError.unusable("column \(column)") }
        return self
    }
}

extension Row {
    func instant(_ column: String) -> Instant? {
        (self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    func moment(_ column: String) throws -> Instant { try instant(column).orUnusable(column) }

    func bytes(_ column: String) -> [UInt8] { Array(self[column] as Data) }

    func member(_ column: String) -> MemberID { MemberID(rawValue: self[column]) }

    fileprivate func mail(_ column: String) throws -> MailAddress? {
        try (self[column] as String?).map { try MailAddress.stored($0).orUnusable(column) }
    }

    fileprivate func day(_ column: String) throws -> Birthdate? {
        try (self[column] as String?).map { try Birthdate(iso: $0).orUnusable(column) }
    }

    fileprivate func login(_ name: String) -> LoginMark? {
        instant("\(name)_at").map { LoginMark(at: $0, terminal: self["\(name)_terminal"] ?? "") }
    }
}

extension Member {
    init(row: Row) throws {
        self.init(
            id: row.member("id"), userID: try UserID(typed: row["user_id"]).orUnusable("user_id"),
            symbol: row["symbol"], number: row["number"], name: row["name"],
            birthdate: try Birthdate(iso: row["birthdate"]).orUnusable("birthdate"),
            mail: try row.mail("mail"))
        branchNumber = row["branch_number"]
        kana = row["kana"]
        relation = try (row["relation"] as String?).map { try MemberRelation(rawValue: $0).orUnusable("relation") }
        workplace = row["workplace"]
        postalCode = row["postal_code"]
        address = row["address"]
        acquiredOn = try row.day("acquired_on")
        lostOn = try row.day("lost_on")
        newMail = try row.mail("new_mail")
        mayDoWithoutMail = row["may_do_without_mail"]
        typist = try Typist(rawValue: row["typist"]).orUnusable("typist")
        if let at = row.instant("closed_at") {
            closure = MemberClosure(
                at: at, reason: try ClosureReason(rawValue: row["closed_for"]).orUnusable("closed_for"))
        }
        previousLogin = row.login("previous_login")
        lastLogin = row.login("last_login")
    }

    static let table = Table<Member>(
        "member",
        [
            "id": { $0.id.rawValue },
            "user_id": { $0.userID.text },
            "symbol": { $0.symbol },
            "number": { $0.number },
            "name": { $0.name },
            "birthdate": { $0.birthdate.iso },
            "mail": { $0.mail?.text },
            "branch_number": { $0.branchNumber },
            "kana": { $0.kana },
            "relation": { $0.relation?.rawValue },
            "workplace": { $0.workplace },
            "postal_code": { $0.postalCode },
            "address": { $0.address },
            "acquired_on": { $0.acquiredOn?.iso },
            "lost_on": { $0.lostOn?.iso },
            "search_key": { $0.searchKey },
            "new_mail": { $0.newMail?.text },
            "typist": { $0.typist.rawValue },
            "may_do_without_mail": { $0.mayDoWithoutMail },
            "closed_at": { $0.closure?.at.milliseconds },
            "closed_for": { $0.closure?.reason.rawValue },
            "previous_login_at": { $0.previousLogin?.at.milliseconds },
            "previous_login_terminal": { $0.previousLogin?.terminal },
            "last_login_at": { $0.lastLogin?.at.milliseconds },
            "last_login_terminal": { $0.lastLogin?.terminal },
        ])
}

extension PasswordRecord {
    init(row: Row) throws {
        self.init(
            member: row.member("member"), kind: try PasswordKind(rawValue: row["kind"]).orUnusable("kind"),
            hash: row["hash"], setAt: try row.moment("set_at"), validUntil: row.instant("valid_until"))
    }

    static let table = Table<PasswordRecord>(
        "password",
        [
            "member": { $0.member.rawValue },
            "kind": { $0.kind.rawValue },
            "hash": { $0.hash },
            "set_at": { $0.setAt.milliseconds },
            "valid_until": { $0.validUntil?.milliseconds },
        ])
}

extension AuthenticatorRecord {
    init(row: Row) throws {
        self.init(
            id: row["id"], member: row.member("member"), sealedKey: row.bytes("sealed_key"),
            createdAt: try row.moment("created_at"))
        provedAt = row.instant("proved_at")
        supersededAt = row.instant("superseded_at")
        lastStep = row["last_step"]
        explainedSteps = try JSONDecoder().decode(
            Set<Int64>.self, from: Data((row["explained_steps"] as String).utf8))
        name = row["name"]
    }

    static let table = Table<AuthenticatorRecord>(
        "authenticator",
        [
            "id": { $0.id },
            "member": { $0.member.rawValue },
            "sealed_key": { Data($0.sealedKey) },
            "created_at": { $0.createdAt.milliseconds },
            "proved_at": { $0.provedAt?.milliseconds },
            "superseded_at": { $0.supersededAt?.milliseconds },
            "last_step": { $0.lastStep },
            "explained_steps": { "\($0.explainedSteps.sorted())" },
            "name": { $0.name },
        ])
}

extension MailedCodeRecord {
    init(row: Row) throws {
        self.init(
            member: row.member("member"), purpose: try MailPurpose(rawValue: row["purpose"]).orUnusable("purpose"),
            quota: try Quota(rawValue: row["quota"]).orUnusable("quota"), codeHash: row.bytes("code_hash"),
            sentAt: try row.moment("sent_at"),
            validUntil: try row.moment("valid_until"), triesLeft: row["tries_left"], messageID: row["message"])
        linkHash = (row["link_hash"] as Data?).map { Array($0) }
    }

    static let table = Table<MailedCodeRecord>(
        "mailed_code",
        [
            "member": { $0.member.rawValue },
            "purpose": { $0.purpose.rawValue },
            "quota": { $0.quota.rawValue },
            "code_hash": { Data($0.codeHash) },
            "sent_at": { $0.sentAt.milliseconds },
            "valid_until": { $0.validUntil.milliseconds },
            "tries_left": { $0.triesLeft },
            "message": { $0.messageID },
            "link_hash": { $0.linkHash.map { Data($0) } },
        ])
}

extension OutboxRow {
    init(row: Row) throws {
        self.init(
            id: row["id"], member: row.member("member"),
            purpose: try MailPurpose(rawValue: row["purpose"]).orUnusable("purpose"), recipient: row["recipient"],
            subject: row["subject"], sealedText: row.bytes("sealed_text"), createdAt: try row.moment("created_at"))
        quota = try (row["quota"] as String?).map { try Quota(rawValue: $0).orUnusable("quota") }
        changes = (row["changes"] as String).split(separator: ",").map(String.init)
        dueAt = try row.moment("due_at")
        attempts = row["attempts"]
        leasedUntil = row.instant("leased_until")
        let reason: String? = row["reason"]
        switch row["state"] as String {
        case "sent": state = .sent
        case "refused": state = .refused(reason ?? "")
        case "givenUp": state = .givenUp(reason ?? "")
        default:
            state = .waiting
            lastReason = reason
        }
    }

    static let table = Table<OutboxRow>(
        "outbox",
        [
            "id": { $0.id },
            "member": { $0.member.rawValue },
            "purpose": { $0.purpose.rawValue },
            "recipient": { $0.recipient },
            "subject": { $0.subject },
            "sealed_text": { Data($0.sealedText) },
            "created_at": { $0.createdAt.milliseconds },
            "due_at": { $0.dueAt.milliseconds },
            "attempts": { $0.attempts },
            "leased_until": { $0.leasedUntil?.milliseconds },
            "state": { $0.stateColumns.state },
            "reason": { $0.stateColumns.reason },
            "quota": { $0.quota?.rawValue },
            "changes": { $0.changes.joined(separator: ",") },
        ])

    private var stateColumns: (state: String, reason: String?) {
        switch state {
        case .waiting: ("waiting", lastReason)
        case .sent: ("sent", nil)
        case .refused(let reason): ("refused", reason)
        case .givenUp(let reason): ("givenUp", reason)
        }
    }
}

extension Agreement {
    init(row: Row) throws {
        self.init(
            member: row.member("member"), version: row["version"], textHash: row["text_hash"],
            language: try Language(rawValue: row["language"]).orUnusable("language"), at: try row.moment("at"),
            terminal: row["terminal"])
    }

    static let table = Table<Agreement>(
        "agreement",
        [
            "member": { $0.member.rawValue },
            "version": { $0.version },
            "text_hash": { $0.textHash },
            "language": { $0.language.rawValue },
            "at": { $0.at.milliseconds },
            "terminal": { $0.terminal },
        ])
}

extension DeskNote {
    init(row: Row) throws {
        self.init(
            member: row.member("member"), reason: try DeskNoteReason(rawValue: row["reason"]).orUnusable("reason"),
            at: try row.moment("at"))
    }

    static let table = Table<DeskNote>(
        "desk_note",
        [
            "member": { $0.member.rawValue },
            "reason": { $0.reason.rawValue },
            "at": { $0.at.milliseconds },
        ])
}

extension OutOfService {
    init(row: Row) throws {
        let message: String? = row["message"]
        self.init(
            terminal: row["terminal"],
            message: try message.map { try OutOfServiceMessage(rawValue: $0).orUnusable("message") },
            since: try row.moment("since"))
    }

    static let table = Table<OutOfService>(
        "out_of_service",
        [
            "terminal": { $0.terminal },
            "message": { $0.message?.rawValue },
            "since": { $0.since.milliseconds },
        ])
}

extension AuditEntry {
    init(row: Row) throws {
        self.init(
            sequence: row["sequence"], at: try row.moment("at"), terminal: row["terminal"], subject: row["subject"],
            event: row["event"], place: row["place"], previous: row.bytes("previous"), hash: row.bytes("hash"))
    }

    static let table = Table<AuditEntry>(
        "audit",
        [
            "sequence": { $0.sequence },
            "at": { $0.at.milliseconds },
            "terminal": { $0.terminal },
            "subject": { $0.subject },
            "event": { $0.event },
            "place": { $0.place },
            "previous": { Data($0.previous) },
            "hash": { Data($0.hash) },
        ])
}
