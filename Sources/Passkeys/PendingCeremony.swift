public import World

/// A registration that was begun, to be kept with the session and account that began it, and to be taken out of the
/// store before its answer is looked at: a challenge counts once.
public struct PendingRegistration: Codable, Hashable, Sendable {
    /// The challenge.
    public let challenge: Base64URL
    /// The user handle of the account.
    public let userHandle: Base64URL
    /// The algorithms that were offered.
    public let algorithms: [COSEAlgorithm]
    /// Whether the user must be verified.
    public let userVerification: UserVerification
    /// Whether only authenticators that roam may register, as at a kiosk.
    public let roamingOnly: Bool
    /// The moment from which an answer comes too late.
    public let validUntil: Instant

    /// A pending registration with a challenge of one's own keeping.
    public init(
        challenge: Base64URL, userHandle: Base64URL, algorithms: [COSEAlgorithm] = COSEAlgorithm.offered,
        userVerification: UserVerification = .required, roamingOnly: Bool = false, validUntil: Instant
    ) {
        self.challenge = challenge
        self.userHandle = userHandle
        self.algorithms = algorithms
        self.userVerification = userVerification
        self.roamingOnly = roamingOnly
        self.validUntil = validUntil
    }
}

/// An authentication that was begun, to be kept and taken like a registration.
public struct PendingAuthentication: Codable, Hashable, Sendable {
    /// The challenge.
    public let challenge: Base64URL
    /// The user handle of the account, where it was known before; nil when the passkey is to say who it is.
    public let userHandle: Base64URL?
    /// The credential IDs that were allowed; any when there are none.
    public let allowed: [Base64URL]
    /// Whether the user must be verified.
    public let userVerification: UserVerification
    /// The moment from which an answer comes too late.
    public let validUntil: Instant

    /// A pending authentication with a challenge of one's own keeping.
    public init(
        challenge: Base64URL, userHandle: Base64URL?, allowed: [Base64URL] = [],
        userVerification: UserVerification = .required, validUntil: Instant
    ) {
        self.challenge = challenge
        self.userHandle = userHandle
        self.allowed = allowed
        self.userVerification = userVerification
        self.validUntil = validUntil
    }
}
