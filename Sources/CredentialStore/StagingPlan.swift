public import TypedInput

/// How the members of a file are to be taken.
public struct StagingPlan: Hashable, Sendable {
    /// The facts for which the file has a column; all others stay as they are.
    public var facts: Set<MemberFact>
    /// Whether whoever is missing in the file has left.
    public var isComplete: Bool
    /// From that day on members are out whose membership has ended.
    public var today: Birthdate

    /// A plan.
    public init(facts: Set<MemberFact>, isComplete: Bool, today: Birthdate) {
        self.facts = facts
        self.isComplete = isComplete
        self.today = today
    }
}
