public import World

/// What a kiosk that staff has taken out of service tells members. The raw value is stored, and never changes.
public enum OutOfServiceMessage: String, CaseIterable, Sendable {
    /// It will not be long.
    case backSoon
    /// The terminal beside it works.
    case otherTerminal
    /// Something is broken.
    case underRepair
}

/// A terminal that staff has taken out of service: nobody begins there until staff takes it back.
public struct OutOfService: Hashable, Sendable {
    /// The terminal, by the name under which its failures are counted: no two share one.
    public var terminal: String
    /// What it tells members besides the telephone.
    public var message: OutOfServiceMessage?
    /// When staff did so.
    public var since: Instant

    /// A terminal that is out of service since then.
    public init(terminal: String, message: OutOfServiceMessage?, since: Instant) {
        self.terminal = terminal
        self.message = message
        self.since = since
    }
}
