public import FlowEngine
public import World

/// A journey as it is stored; the revision grows by one with each move (R04).
public struct JourneyRecord: Hashable, Sendable {
    /// Whose.
    public var member: MemberID
    /// Where she stands.
    public var journey: Journey
    /// Compared and set: two terminals never both move one member.
    public var revision: Int

    /// A stored journey.
    public init(member: MemberID, journey: Journey, revision: Int) {
        self.member = member
        self.journey = journey
        self.revision = revision
    }
}

/// The one password that a member has.
public struct PasswordRecord: Hashable, Sendable {
    /// Whose.
    public var member: MemberID
    /// How it came to be.
    public var kind: PasswordKind
    /// The hash, as `Secrets` writes it; empty for a guessable one, which follows from the member's record.
    public var hash: String
    /// When it was set.
    public var setAt: Instant
    /// Until when it opens anything; `nil` once a method is enrolled.
    public var validUntil: Instant?

    /// A stored password.
    public init(member: MemberID, kind: PasswordKind, hash: String, setAt: Instant, validUntil: Instant?) {
        self.member = member
        self.kind = kind
        self.hash = hash
        self.setAt = setAt
        self.validUntil = validUntil
    }
}

/// A key of an authenticator app.
public struct AuthenticatorRecord: Hashable, Sendable {
    /// Its identity; part of the sealing, so that a swapped row does not open (S29).
    public var id: String
    /// Whose.
    public var member: MemberID
    /// The key, sealed.
    public var sealedKey: [UInt8]
    /// When it was drawn.
    public var createdAt: Instant
    /// When a code of it was first right; `nil` while it only waits.
    public var provedAt: Instant?
    /// When another key took its place; kept to explain codes of an earlier registration.
    public var supersededAt: Instant?
    /// The last time step that was accepted; each counts once (S16).
    public var lastStep: Int64?
    /// The steps of codes that were explained before their time had come: they do not count when it comes (S16).
    public var explainedSteps: Set<Int64> = []
    /// What she calls the device; `nil` until she gives it a name.
    public var name: String?

    /// A stored key.
    public init(id: String, member: MemberID, sealedKey: [UInt8], createdAt: Instant) {
        self.id = id
        self.member = member
        self.sealedKey = sealedKey
        self.createdAt = createdAt
    }

    /// Whether its codes open a login.
    public var counts: Bool { provedAt != nil && supersededAt == nil }
}

/// What a mail is for; the first two carry a code.
public enum MailPurpose: String, Codable, CaseIterable, Sendable {
    /// 1【6】: the address is hers.
    case confirmation
    /// 2-6【3】 and later logins.
    case login
    /// S02, S34: she learns what was changed.
    case notice
}

/// The newest code that was mailed to a member for a purpose.
public struct MailedCodeRecord: Hashable, Sendable {
    /// Whose.
    public var member: MemberID
    /// What for.
    public var purpose: MailPurpose
    /// On whose account it was mailed (S10).
    public var quota: Quota
    /// The code, hashed with a key.
    public var codeHash: [UInt8]
    /// When it was drawn.
    public var sentAt: Instant
    /// Until when it is valid.
    public var validUntil: Instant
    /// Tries that are left.
    public var triesLeft: Int
    /// The outbox row that carries it.
    public var messageID: String
    /// The token of the mail's link, hashed with a key; `nil` where the mail has none (S20).
    public var linkHash: [UInt8]?

    /// A stored code.
    public init(
        member: MemberID, purpose: MailPurpose, quota: Quota, codeHash: [UInt8], sentAt: Instant,
        validUntil: Instant, triesLeft: Int, messageID: String
    ) {
        self.member = member
        self.purpose = purpose
        self.quota = quota
        self.codeHash = codeHash
        self.sentAt = sentAt
        self.validUntil = validUntil
        self.triesLeft = triesLeft
        self.messageID = messageID
    }
}

/// Failures in a row under one name: a user ID as typed, or a terminal, both hashed with a key.
public struct ThrottleRecord: Hashable, Sendable {
    /// Failures since the last success.
    public var failures: Int
    /// When the next try is allowed.
    public var blockedUntil: Instant

    /// A count.
    public init(failures: Int, blockedUntil: Instant) {
        self.failures = failures
        self.blockedUntil = blockedUntil
    }
}

/// Why the office should look at a member.
public enum DeskNoteReason: String, CaseIterable, Sendable {
    /// She did not agree to the terms.
    case termsDeclined
    /// She wants another address and has a guessable password.
    case mailChangeBarred
    /// She cannot read mail to the registered address any more.
    case mailUnreadable
    /// She has no mail.
    case mailAbsent
}

/// A note for the office, left by the wizard.
public struct DeskNote: Hashable, Sendable {
    /// About whom.
    public var member: MemberID
    /// Why.
    public var reason: DeskNoteReason
    /// When.
    public var at: Instant

    /// A note.
    public init(member: MemberID, reason: DeskNoteReason, at: Instant) {
        self.member = member
        self.reason = reason
        self.at = at
    }
}
