import CredentialStore
public import TypedInput
import World

/// A member as a search by name shows her: enough to tell namesakes apart.
public struct FoundMember: Hashable, Sendable {
    /// Her user ID.
    public let userID: UserID
    /// Her name.
    public let name: String
    /// Her name in kana.
    public let kana: String?
    /// Her birthdate.
    public let birthdate: Birthdate
    /// Whether her account is closed.
    public let isClosed: Bool

    init(_ member: Member, at now: Instant) {
        userID = member.userID
        name = member.name
        kana = member.kana
        birthdate = member.birthdate
        isClosed = member.closure(at: now) != nil
    }
}
