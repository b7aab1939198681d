public import World

/// A passkey of a member. Nothing of it is secret.
public struct PasskeyRecord: Hashable, Sendable {
    /// The credential ID in base64url: unique over all members.
    public var id: String
    /// Whose.
    public var member: MemberID
    /// Public key, counter and the like, as the room that verifies writes them.
    public var content: [UInt8]
    /// What she calls the device.
    public var name: String?
    /// When it was registered.
    public var createdAt: Instant
    /// When she first signed in with it; `nil` while it does not count yet (S18).
    public var provedAt: Instant?
    /// When she last signed in with it.
    public var lastUsedAt: Instant?

    /// A passkey that was registered.
    public init(id: String, member: MemberID, content: [UInt8], createdAt: Instant) {
        self.id = id
        self.member = member
        self.content = content
        self.createdAt = createdAt
    }
}
