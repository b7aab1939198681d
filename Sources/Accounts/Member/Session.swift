public import CredentialStore
public import FlowEngine
public import World

/// Whose machine a terminal is.
public enum TerminalKind: String, CaseIterable, Sendable {
    /// The member's own, other than her phone.
    case own
    /// The member's smartphone itself: what it shows, its own camera cannot see.
    case phone
    /// One of the society's office.
    case kiosk
}

/// The machine that a member sits at.
public struct TerminalInfo: Hashable, Sendable {
    /// `組合の窓口 1番の機械`.
    public var name: String
    /// Whose it is.
    public var kind: TerminalKind

    /// Whether the program runs elsewhere than at her hands: over ssh.
    public var isRemote: Bool

    /// What its failures are counted under: the name that it was given, or, where none was, the line by which it is
    /// connected, so that no two share a count (S39).
    public var countedAs: String

    /// The address of a browser that is a terminal by itself; `nil` for any other.
    var address: String?

    /// Whether it stands in the society's office.
    public var isKiosk: Bool { kind == .kiosk }

    /// Whether a picture of a key may be saved: only on her own disk (S15).
    public var mayHoldPictures: Bool { kind == .own && !isRemote }

    /// A machine. `countedAs` is its name where it is left out.
    public init(name: String, kind: TerminalKind, isRemote: Bool = false, countedAs: String? = nil) {
        self.name = name
        self.countedAs = countedAs ?? name
        self.kind = kind
        self.isRemote = isRemote
    }
}

/// What one session has proved so far. It lives in the session and ends with it.
public struct Session: Hashable, Sendable {
    /// Where she sits.
    public let terminal: TerminalInfo
    /// Who logged in; still known after the log-out of 1【11】.
    public internal(set) var member: MemberID?
    /// What was proved.
    public internal(set) var authenticationLevel: AuthenticationLevel
    /// The journey's revision that her screen shows (R04).
    public internal(set) var revision: Int
    /// Chapter 0 and the login, before anybody is known.
    public internal(set) var overviewIsRead: Bool
    /// Who types.
    public internal(set) var typist: Typist
    /// The throttle's name of the ID as typed.
    var loginName: [UInt8]?
    /// The password that opened this session; another in its place ends it (S01, S04).
    var passwordMark: PasswordMark?
    /// Whether the mail was confirmed in this very session (S02).
    var hasConfirmedMail: Bool
    /// When she typed her password again on the top page (S34).
    var provedAgainAt: Instant?
    /// The method that she wants to prove instead of her usual one.
    var wantedMethod: Method?
    /// The ticket that its screen shows (S26).
    var ticket: OwnTicket?
    /// Whether this session's login came back to a journey that was under way.
    public internal(set) var cameBack: Bool
    /// How long it waits for a slot to hash in, in milliseconds, where somebody else's time bounds it: a browser's.
    var patience: Int?
    /// When this session's present minute began, and what it has done in it (S21).
    var pace: Pace?
    /// When the waiting time that was told last ends.
    public internal(set) var waitUntil: Instant?

    /// On whose account its mails and tries are counted (S10).
    var quota: Quota {
        let isGuessed = passwordMark?.kind == .guessable
        return terminal.isKiosk
            ? (isGuessed ? .cardDataAtKiosk : .provedAtKiosk) : (isGuessed ? .cardData : .proved)
    }

    /// The same session after its login has ended by itself.
    public func expired() -> Session {
        var session = Session(at: terminal)
        session.overviewIsRead = true
        session.typist = typist
        return session
    }

    /// A session in which nothing was proved yet.
    public init(at terminal: TerminalInfo) {
        self.terminal = terminal
        authenticationLevel = .outside
        revision = 0
        overviewIsRead = false
        typist = .member
        cameBack = false
        hasConfirmedMail = false
    }
}

/// What a session has done in the minute that began then.
struct Pace: Hashable, Sendable {
    let since: Instant
    var deeds: Int
}

/// Which password it was, without the password.
struct PasswordMark: Hashable, Sendable {
    let kind: PasswordKind
    let setAt: Instant

    init(_ record: PasswordRecord) { self.init(kind: record.kind, setAt: record.setAt) }

    init(kind: PasswordKind, setAt: Instant) {
        self.kind = kind
        self.setAt = setAt
    }
}
