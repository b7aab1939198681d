/// How a file of members differs from the store.
public struct StagedDifference: Hashable, Sendable {
    /// Members who are new, and have no account yet.
    public var new = 0
    /// Members who are new, and had an account before.
    public var earlier = 0
    /// Members of whom some fact changes.
    public var changed = 0
    /// How many members each fact changes of; none that changes of nobody.
    public var facts: [MemberFact: Int] = [:]
    /// Members of whom nothing changes.
    public var unchanged = 0
    /// Members who leave: the file says so, or they are missing in a complete one.
    public var leaving = 0
    /// Members who had left, and are back.
    public var returning = 0
    /// Members in the file whom staff closed for another reason than leaving; they stay closed.
    public var keptClosed = 0
    /// Members whose address in the file is another, and is not taken: they have begun, and change it themselves.
    public var keptMail = 0
    /// Members in the store whose accounts were open.
    public var open = 0

    /// Nothing is different.
    public init() {}

    /// Whether anything would be written.
    public var changesAnything: Bool { new + earlier + changed + leaving + returning > 0 }
}
