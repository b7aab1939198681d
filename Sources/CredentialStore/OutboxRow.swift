public import World

/// A mail that must go out; written in the transaction of the step that sends it (R02).
public struct OutboxRow: Hashable, Sendable {
    /// How far it has come.
    public enum State: Hashable, Sendable {
        /// Not sent yet.
        case waiting
        /// The mail server took it.
        case sent
        /// The mail server refused it for good, with its words.
        case refused(String)
        /// It was tried for too long; the last reason.
        case givenUp(String)

        /// Whether it will never arrive.
        public var isFailure: Bool {
            switch self {
            case .waiting, .sent: false
            case .refused, .givenUp: true
            }
        }
    }

    /// The Message-ID without brackets; the same at every try.
    public var id: String
    /// To whom.
    public var member: MemberID
    /// What for.
    public var purpose: MailPurpose
    /// Whose count it goes to (S21); `nil` where it counts for nobody: a notice, and whatever lies before a new notice.
    public var quota: Quota?
    /// What a notice tells, so that more can be told in the same mail while it waits.
    public var changes: [String] = []
    /// The address as it was when the mail was written.
    public var recipient: String
    /// The subject.
    public var subject: String
    /// The text, sealed, since it holds a code; emptied once the mail has gone (S31).
    public var sealedText: [UInt8]
    /// When it was written.
    public var createdAt: Instant
    /// When it may be tried next.
    public var dueAt: Instant
    /// How often it was tried.
    public var attempts: Int
    /// Until when one drain has it for itself.
    public var leasedUntil: Instant?
    /// How far it has come.
    public var state: State
    /// What the mail server said last, while it waits.
    public var lastReason: String?

    /// A mail that is due now.
    public init(
        id: String, member: MemberID, purpose: MailPurpose, recipient: String, subject: String,
        sealedText: [UInt8], createdAt: Instant
    ) {
        self.id = id
        self.member = member
        self.purpose = purpose
        self.recipient = recipient
        self.subject = subject
        self.sealedText = sealedText
        self.createdAt = createdAt
        dueAt = createdAt
        attempts = 0
        state = .waiting
    }
}
