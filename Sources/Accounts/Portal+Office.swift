public import CredentialStore
import FlowEngine
public import Secrets
public import World
public import TypedInput

/// How a member came to have an account.
public enum Account: String, CaseIterable, Sendable {
    /// She has none yet; a notice is drawn for her.
    case new
    /// She had one before: symbol + number + birthdate open first login.
    case earlier
}

/// An initial password that was just drawn, for its notice. Nobody can be shown it again.
public struct DrawnNotice: Sendable {
    /// Whose.
    public let member: Member
    /// The password in groups, as it is printed.
    public let password: SecretBytes
    /// The last day on which it counts.
    public let lastDay: Birthdate
}

/// Why the office is refused.
public enum OfficeRefusal: Error, Hashable, Sendable {
    /// There is no member with that user ID.
    case noSuchMember
    /// She has completed her set-up, which a new notice would undo.
    case isSetUp
    /// No address is registered that she could do without.
    case hasNoMail
}

/// What the office does through the portal.
extension Portal {
    /// Adds members while a transaction stays open; `body` throws to add none of them.
    public func addMembers(_ body: (NewMembers) throws -> Void) throws {
        try store.write { records in
            try body(NewMembers(records: records, now: world.now()))
            try noteOffice(Self.membersAdded, about: Self.importSubject, in: records)
        }
    }

    /// How the record names an import, and whom it is about.
    static var membersAdded: String { "membersAdded" }
    static var importSubject: String { "import" }

    /// A new identity for a member.
    public func newMemberID() -> MemberID { MemberID(rawValue: world.newIdentity()) }

    /// Draws an initial password for a member, puts it in the place of whatever she had, and lets her begin again.
    /// Where she has completed her set-up, only if `replacing` says so. Throws `OfficeRefusal`.
    public func drawNotice(for userID: UserID, replacing: Bool) throws -> DrawnNotice {
        try store.read { records in _ = try find(userID, replacing: replacing, in: records) }
        let drawn = PrintedPassword(from: world)
        let secret = SecretBytes(text: drawn.characters)
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(secret, world: world) }
        return try store.write { records in
            var (member, record) = try find(userID, replacing: replacing, in: records)
            let now = world.now()
            // S03: for whole days, so that the day on the paper is true until its last minute.
            let end = JapanTime(unixSeconds: now.unixSeconds).date.adding(days: settings.limits.noticeDays)
            try records.put(
                PasswordRecord(
                    member: member.id, kind: .printed, hash: hash.stored, setAt: now,
                    validUntil: Instant(unixSeconds: JapanTime.beginning(of: end))))
            let isReset = !record.journey.enrolled.isEmpty
            if record.journey != .awaitingFirstLogin() {
                try forgetMethods(of: record, in: records)
                record.journey = record.journey.begunAgain()
                try records.move(record)
            }
            member.newMail = nil
            // What staff allowed was for the notice before.
            member.mayDoWithoutMail = false
            try records.update(member)
            // S10: whatever anybody spent of her mails, she begins anew.
            try records.forgetMailTimes(of: member.id)
            try tell(isReset ? .accountReset : .noticeDrawn, member, in: records)
            for name in throttleNames(ofLoginsOf: member).union(throttleNames(ofCodesOf: member.id)) {
                try records.put(nil, name)
            }
            try noteOffice("noticeDrawn", about: member.id.rawValue, in: records)
            return DrawnNotice(
                member: member, password: SecretBytes(text: drawn.printed), lastDay: end.adding(days: -1))
        }
    }

    /// Lets a member go on without the address that is registered, which is told so (S37). Throws `OfficeRefusal`.
    public func allowWithoutMail(_ userID: UserID) throws {
        try store.write { records in
            var (member, _) = try find(userID, replacing: true, in: records)
            guard member.mail != nil else { throw OfficeRefusal.hasNoMail }
            guard !member.mayDoWithoutMail else { return }
            member.mayDoWithoutMail = true
            try records.update(member)
            try tell(.withoutMailAllowed, member, in: records)
            try noteOffice("withoutMailAllowed", about: member.id.rawValue, in: records)
        }
    }

    /// Ends the waits of a member, whatever was typed wrong for her. Throws `OfficeRefusal`.
    public func unlock(_ userID: UserID) throws {
        try store.write { records in
            let (member, _) = try find(userID, replacing: true, in: records)
            for name in throttleNames(ofLoginsOf: member).union(throttleNames(ofCodesOf: member.id)) {
                try records.put(nil, name)
            }
            try noteOffice("memberUnlocked", about: member.id.rawValue, in: records)
        }
    }

    /// Ends the wait of a terminal.
    public func unlock(_ terminal: TerminalInfo) throws {
        try store.write { records in
            try records.put(nil, throttleName(of: terminal))
            try noteOffice("terminalUnlocked", about: "\(terminal.kind.rawValue) \(terminal.countedAs)", in: records)
        }
    }

    /// Ends the wait of an address from which letters, or passwords at home, were typed wrong.
    public func unlock(address: String) throws {
        try store.write { records in
            for (block, _) in Self.blocks(of: address) { try records.put(nil, throttleName(ofAddress: block)) }
            for (block, _) in Self.blocks(of: address) {
                try records.put(nil, throttleName(of: Self.home(of: block)))
            }
            try noteOffice("addressUnlocked", about: address, in: records)
        }
    }

    /// The mails that the mail server does not take, newest first (R03). That somebody looked is recorded (S32).
    public func troubledMails(count: Int = 200) throws -> [TroubledMail] {
        try store.write { records in
            try noteOffice("mailsLookedAt", about: "mails", in: records)
            return try records.troubledMails(count: count).compactMap { row in
                try records.member(row.member).map { TroubledMail(row, of: $0) }
            }
        }
    }

    private func find(
        _ userID: UserID, replacing: Bool, in records: any ReadableRecords
    ) throws -> (Member, JourneyRecord) {
        guard let member = try records.member(userID), let record = try records.journey(member.id) else {
            throw OfficeRefusal.noSuchMember
        }
        guard record.journey.enrolled.isEmpty || replacing else { throw OfficeRefusal.isSetUp }
        return (member, record)
    }

    /// Whoever needs a new notice proves a method anew: what she had counts no more, nor do codes under way.
    private func forgetMethods(of record: JourneyRecord, in records: any WritableRecords) throws {
        for purpose in MailPurpose.allCases { try records.removeCode(record.member, purpose) }
        // A key that was shown and not proved may have been seen by whoever had the notice before.
        let isEnrolled = !record.journey.enrolled.isEmpty
        for key in try records.authenticators(record.member) where isEnrolled || key.provedAt == nil {
            try records.removeAuthenticator(key.id)
        }
        for passkey in try records.passkeys(record.member) where isEnrolled || passkey.provedAt == nil {
            try records.removePasskey(passkey.id)
        }
        for ticket in try records.tickets(record.member) { try records.removeTicket(ticket.id) }
    }
}

/// A mail that did not go out, without what it says.
public struct TroubledMail: Hashable, Sendable {
    /// Whose.
    public let userID: UserID
    /// To which address.
    public let recipient: String
    /// What for.
    public let purpose: MailPurpose
    /// When it was written.
    public let writtenAt: Instant
    /// How often it was tried.
    public let attempts: Int
    /// How far it has come.
    public let state: OutboxRow.State
    /// What the mail server said last.
    public let reason: String

    init(_ row: OutboxRow, of member: Member) {
        userID = member.userID
        recipient = row.recipient
        purpose = row.purpose
        writtenAt = row.createdAt
        attempts = row.attempts
        state = row.state
        reason =
            switch row.state {
            case .refused(let reason), .givenUp(let reason): reason
            case .waiting, .sent: row.lastReason ?? ""
            }
    }
}

/// Members being added.
public struct NewMembers {
    let records: any WritableRecords
    let now: Instant

    /// Adds one, at the beginning of her first login. Throws `StoreError.userIDTaken`.
    public func add(_ member: Member, _ account: Account) throws {
        try records.add(member, .awaitingFirstLogin())
        guard account == .earlier else { return }
        // No hash and no end: it follows from her record, and proves nothing (S02).
        try records.put(
            PasswordRecord(member: member.id, kind: .guessable, hash: "", setAt: now, validUntil: nil))
    }
}
