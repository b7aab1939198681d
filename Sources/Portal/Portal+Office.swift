public import CredentialStore
import FlowEngine
public import Secrets
public import World
public import Writing

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
    /// Until when it counts.
    public let validUntil: Instant
}

/// What the office does through the portal.
extension Portal {
    /// Adds members while a transaction stays open; `body` throws to add none of them.
    public func addMembers(_ body: (NewMembers) throws -> Void) throws {
        try store.write { records in try body(NewMembers(records: records, now: world.now())) }
    }

    /// A new identity for a member.
    public func newMemberID() -> MemberID { MemberID(rawValue: world.newIdentity()) }

    /// Draws an initial password for a member, puts it in the place of whatever she had, and lets her begin again.
    /// Gives nil where there is no such user ID.
    public func drawNotice(for userID: UserID) throws -> DrawnNotice? {
        guard try store.read({ try $0.member(userID) }) != nil else { return nil }
        let drawn = PrintedPassword(from: world)
        let secret = SecretBytes(text: drawn.characters)
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(secret, world: world) }
        return try store.write { records in
            guard var member = try records.member(userID), var record = try records.journey(member.id) else {
                return nil
            }
            let now = world.now()
            let validUntil = now.adding(seconds: settings.limits.noticeDays * 86_400)
            try records.put(
                PasswordRecord(
                    member: member.id, kind: .printed, hash: hash.stored, setAt: now, validUntil: validUntil))
            if record.journey != .awaitingFirstLogin() {
                try forgetMethods(of: record, in: records)
                record.journey = record.journey.begunAgain()
                try records.move(record)
            }
            member.newMail = nil
            try records.update(member)
            try records.put(nil, throttleName(ofTypedID: userID.text))
            try records.put(nil, throttleName(ofCodesOf: member.id))
            return DrawnNotice(member: member, password: SecretBytes(text: drawn.printed), validUntil: validUntil)
        }
    }

    /// Whoever needs a new notice proves a method anew: what she had counts no more, nor do codes under way.
    private func forgetMethods(of record: JourneyRecord, in records: any WritableRecords) throws {
        for purpose in MailPurpose.allCases { try records.removeCode(record.member, purpose) }
        guard !record.journey.enrolled.isEmpty else { return }
        for key in try records.authenticators(record.member) { try records.removeAuthenticator(key.id) }
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
