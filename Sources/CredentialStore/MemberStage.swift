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
