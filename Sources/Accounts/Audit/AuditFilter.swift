public import TypedInput
public import World

/// Which entries of the record are asked for; what is not set excludes nothing.
public struct AuditFilter: Sendable {
    /// Of that member alone.
    public var member: UserID?
    /// At that terminal alone; the office's own begin with `office`.
    public var terminal: String?
    /// What that one of staff did alone.
    public var staff: StaffName?
    /// Of those names alone, as `RecordedEvent.all` lists them.
    public var events: Set<RecordedEvent> = []
    /// From that moment on.
    public var from: Instant?
    /// Before that moment.
    public var until: Instant?

    /// Everything.
    public init() {}
}
