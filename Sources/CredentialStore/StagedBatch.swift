/// What became of the next members of a stage.
public struct StagedBatch: Hashable, Sendable {
    /// Whether there are none left.
    public var isLast = false
    /// Whose accounts were closed.
    public var closed: [MemberID] = []
    /// Whose accounts are open again.
    public var reopened: [MemberID] = []

    /// Nothing was done yet.
    public init() {}
}
