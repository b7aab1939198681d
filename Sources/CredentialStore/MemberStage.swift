public import TypedInput

/// A row of a file of members, understood.
public struct StagedMember: Sendable {
    /// The line in which it began, from 1.
    public var line: Int
    /// What it says; the identity counts where she is new.
    public var member: Member
    /// Whether somebody new had an account before, which her card and birthdate open (S02).
    public var hadAccount: Bool

    /// A row.
    public init(line: Int, member: Member, hadAccount: Bool) {
        self.line = line
        self.member = member
        self.hadAccount = hadAccount
    }
}

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
}

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

/// Members of a file, laid beside the store until all of it was read. It is one connection's own: nobody else sees it or
/// waits for it, and it is gone with the process.
public protocol MemberStage {
    /// Begins with an empty one.
    func clear() throws
    /// Lays members down; gives the rows whose user ID stands in an earlier one, with the line of that.
    func lay(_ members: [StagedMember]) throws -> [(line: Int, first: Int)]
    /// How many user IDs are made of digits alone, by how many digits they have.
    func lengthsOfNumericUserIDs() throws -> [Int: Int]
    /// Whether a user ID of so many digits, and no other letters, begins with a zero.
    func keepsZero(digits: Int) throws -> Bool
    /// The lines in which user IDs stand of fewer digits, in order; at most `count`.
    func linesOfUserIDs(shorterThan digits: Int, count: Int) throws -> [Int]
    /// Compares it with the store.
    func compare(_ plan: StagingPlan) throws -> StagedDifference
}
