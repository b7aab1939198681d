public import CredentialStore
public import TypedInput
public import World

/// A mail that did not go out, without what it says.
public struct TroubledMail: Hashable, Sendable {
    /// Whose.
    public let userID: UserID
    /// To which address.
    public let recipient: String
    /// What for.
    public let purpose: MailPurpose
    /// When it was written.
    public let writtenAt: Instant
    /// How often it was tried.
    public let attempts: Int
    /// How far it has come.
    public let state: OutboxRow.State
    /// What the mail server said last.
    public let reason: String

    init(_ row: OutboxRow, of member: Member) {
        userID = member.userID
        recipient = row.recipient
        purpose = row.purpose
        writtenAt = row.createdAt
        attempts = row.attempts
        state = row.state
        reason =
            switch row.state {
            case .refused(let reason), .givenUp(let reason): reason
            case .waiting, .sent: row.lastReason ?? ""
            }
    }
}
