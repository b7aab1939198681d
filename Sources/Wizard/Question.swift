public import Accounts

/// What the account services are asked beside the loop. Its number tells a late answer from the one that is awaited.
public struct Question: Sendable {
    /// Each is greater than the one before it.
    public let number: Int
    /// What is asked.
    public let request: Request
    /// What was proved when it was asked.
    public let session: Session
}
