public import World

/// Why a member's account is closed. The raw value is stored, and never changes.
public enum ClosureReason: String, CaseIterable, Sendable {
    /// She is no member any more.
    case left
    /// She has died.
    case died
    /// She asked for it.
    case asked
    /// She should never have been taken in.
    case mistaken
}

/// An account that staff has closed: nothing logs in there until it is opened again.
public struct MemberClosure: Hashable, Sendable {
    /// Since when.
    public var at: Instant
    /// Why.
    public var reason: ClosureReason

    /// A closure.
    public init(at: Instant, reason: ClosureReason) {
        self.at = at
        self.reason = reason
    }
}
