public import FlowEngine
public import World

/// S26: what a terminal shows so that a browser goes on where the terminal stands; and, once it was opened, what that
/// browser may do. Nothing in it opens anything: the token, the letters, the number and the cookie are hashed.
public struct TicketRecord: Hashable, Sendable {
    /// Known to the session that showed it, and to nobody else.
    public var id: String
    /// Whose.
    public var member: MemberID
    /// The name of the terminal that showed it.
    public var terminal: String
    /// Whether that stands in the office (S15).
    public var isKiosk: Bool
    /// What it is opened for.
    public var kind: TicketKind
    /// The token of the QR code.
    public var tokenHash: [UInt8]
    /// The first half of the letters, by which a ticket is found; no two tickets have the same.
    public var selectorHash: [UInt8]
    /// All letters.
    public var codeHash: [UInt8]
    /// The number that the terminal shows once it was opened (S27).
    public var numberHash: [UInt8]
    /// How the password that the session proved came to be, and when: another in its place ends the ticket, but for one
    /// for home, which asks for the password itself.
    public var passwordKind: PasswordKind
    /// When that password was set.
    public var passwordSetAt: Instant
    /// When it was shown.
    public var createdAt: Instant
    /// Until when it can be opened; afterwards, until when its browser may go on.
    public var validUntil: Instant
    /// Tries of the letters that are left.
    public var triesLeft: Int
    /// When a browser opened it.
    public var openedAt: Instant?
    /// The cookie of that browser.
    public var browserHash: [UInt8]?
    /// What that browser said that it runs on.
    public var device: DeviceKind?
    /// When she said at the terminal that the device is hers, or had proved it there by her password (S38).
    public var confirmedAt: Instant?
    /// When she typed the number on the phone (S27).
    public var approvedAt: Instant?
    /// When she declined, or typed another number: it counts no more.
    public var closedAt: Instant?
    /// The WebAuthn ceremony that is under way; taken out before its answer is read (S25).
    public var ceremony: [UInt8]?
    /// When a passkey signed in with it.
    public var provedAt: Instant?
    /// When the session that showed it took that sign-in for its own.
    public var collectedAt: Instant?

    /// A ticket that nobody has opened.
    public init(
        id: String, member: MemberID, terminal: String, isKiosk: Bool, kind: TicketKind, tokenHash: [UInt8],
        selectorHash: [UInt8],
        codeHash: [UInt8], numberHash: [UInt8], passwordKind: PasswordKind, passwordSetAt: Instant,
        createdAt: Instant, validUntil: Instant, triesLeft: Int
    ) {
        self.id = id
        self.member = member
        self.terminal = terminal
        self.isKiosk = isKiosk
        self.kind = kind
        self.tokenHash = tokenHash
        self.selectorHash = selectorHash
        self.codeHash = codeHash
        self.numberHash = numberHash
        self.passwordKind = passwordKind
        self.passwordSetAt = passwordSetAt
        self.createdAt = createdAt
        self.validUntil = validUntil
        self.triesLeft = triesLeft
    }

    /// Whether it is for another passkey of a member on her top page.
    public var isAddition: Bool { kind == .addition }

    /// Whether it is opened at home, days later, and only with user ID and password.
    public var isForHome: Bool { kind == .forHome }

    /// Whether its time is not over, and nobody declined.
    public func counts(at now: Instant) -> Bool { closedAt == nil && validUntil > now }

    /// Whether a browser may still open it.
    public func canBeOpened(at now: Instant) -> Bool { openedAt == nil && counts(at: now) }
}

/// Which of a ticket's hashes is looked for.
public enum TicketHash: String, CaseIterable, Sendable {
    /// The QR code's token.
    case token
    /// The first half of the letters.
    case selector
    /// The cookie of the browser that opened it.
    case browser
}
