public import struct Foundation.UUID
public import World

/// A registered credential, as the caller keeps it (WebAuthn L3 §4, credential record). Nothing of it is secret.
public struct Passkey: Codable, Hashable, Sendable {
    /// The credential ID: unique over all users.
    public let id: Base64URL
    /// The user handle of the account that it belongs to.
    public let userHandle: Base64URL
    /// The ID of the relying party that it was made for.
    public let relyingParty: String
    /// The COSE key, as the authenticator wrote it.
    public let publicKey: Base64URL
    /// Its algorithm.
    public let algorithm: COSEAlgorithm
    /// The authenticator's counter when it was last seen; 0 where there is none.
    public internal(set) var counter: UInt32
    /// Whether the user was verified when it was registered.
    public let isUserVerified: Bool
    /// Whether it may be backed up; this never changes.
    public let isBackupEligible: Bool
    /// Whether it was backed up when it was last seen.
    public internal(set) var isBackedUp: Bool
    /// How its authenticator is reached, for later requests.
    public let transports: [Transport]
    /// The authenticator's model, or zeros.
    public let aaguid: UUID
    /// What its attestation said.
    public let attestation: AttestationTrust
    /// When it was registered.
    public let created: Instant
    /// What its owner calls it; the caller's to set.
    public var name: String?

    /// A passkey that was kept.
    public init(
        id: Base64URL, userHandle: Base64URL, relyingParty: String, publicKey: Base64URL, algorithm: COSEAlgorithm,
        counter: UInt32, isUserVerified: Bool, isBackupEligible: Bool, isBackedUp: Bool, transports: [Transport],
        aaguid: UUID, attestation: AttestationTrust, created: Instant, name: String? = nil
    ) {
        self.id = id
        self.userHandle = userHandle
        self.relyingParty = relyingParty
        self.publicKey = publicKey
        self.algorithm = algorithm
        self.counter = counter
        self.isUserVerified = isUserVerified
        self.isBackupEligible = isBackupEligible
        self.isBackedUp = isBackedUp
        self.transports = transports
        self.aaguid = aaguid
        self.attestation = attestation
        self.created = created
        self.name = name
    }
}
