public import FlowEngine
public import World

/// One device, or the mail, with which she can prove herself.
public struct EnrolledMethod: Hashable, Sendable {
    /// Names it in a request.
    public let id: String
    /// Which method.
    public let method: Method
    /// What she calls the device.
    public let name: String?
    /// Since when it counts; `nil` for the mail.
    public let since: Instant?
    /// When a passkey last signed in.
    public var lastUsed: Instant?
    /// Whether other devices of hers have a passkey as well, by their maker's account.
    public var isSynced = false
}

/// What guards an enrolled member's account, and what of it is being changed.
public struct SecuritySettings: Sendable {
    /// What counts, oldest first.
    public var methods: [EnrolledMethod]
    /// Whether her password was typed again a short while ago (S34).
    public var mayBeChanged: Bool
    /// Whether her password is long enough for the code by mail (S05).
    public var passwordSuitsMail: Bool
    /// The key for another app, while it waits for its code.
    public var key: ShownKey?
    /// Another address, while it waits for its code.
    public var newMail: String?

    /// The method of an identity.
    public func method(_ id: String) -> EnrolledMethod? { methods.first { $0.id == id } }
}
