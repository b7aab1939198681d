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
