public import World

/// What a page gives to `PublicKeyCredential.parseCreationOptionsFromJSON()` (WebAuthn L3 §5.1.9). Encode it as JSON.
public struct CreationOptions: Codable, Hashable, Sendable {
    /// The relying party (§5.4.2).
    public struct Party: Codable, Hashable, Sendable {
        /// Its ID.
        public let id: String
        /// Its name.
        public let name: String
    }

    /// The user account (§5.4.3).
    public struct User: Codable, Hashable, Sendable {
        /// The user handle: at most 64 bytes, and nothing that says who it is.
        public let id: Base64URL
        /// What the user calls the account, such as a member's ID.
        public let name: String
        /// What the user is called.
        public let displayName: String

        /// That user. Make its handle once for each account.
        public init(handle: Base64URL, name: String, displayName: String) {
            precondition((1...64).contains(handle.bytes.count), "WebAuthn L3 §5.4.3: 1 to 64 bytes")
            id = handle
            self.name = name
            self.displayName = displayName
        }

        /// A new handle by chance (S25).
        public static func newHandle(world: World) -> Base64URL {
            Base64URL(world.randomBytes(PasskeyLimits.userHandleBytes))
        }
    }

    /// A kind of credential (§5.3).
    public struct Parameters: Codable, Hashable, Sendable {
        /// Always `public-key`.
        public let type: String
        /// The algorithm's COSE number.
        public let alg: COSEAlgorithm
    }

    /// Which authenticators will do (§5.4.4).
    public struct Selection: Codable, Hashable, Sendable {
        /// `cross-platform` for those that roam; nil for any.
        public let authenticatorAttachment: String?
        /// Whether the authenticator is to find the passkey without being told its ID.
        public let residentKey: ResidentKey
        /// The same for browsers of Level 1.
        public let requireResidentKey: Bool
        /// Whether the user must be verified.
        public let userVerification: UserVerification
    }

    /// Whether the authenticator keeps the credential itself (§5.4.6).
    public enum ResidentKey: String, Codable, Hashable, Sendable {
        /// It must.
        case required
        /// It should where it can.
        case preferred
        /// It need not.
        case discouraged
    }

    /// Whether an attestation is wanted (§5.4.7).
    public enum Conveyance: String, Codable, Hashable, Sendable {
        /// None.
        case none
        /// One that the browser may have made anonymous.
        case indirect
        /// The authenticator's own.
        case direct
    }

    /// The relying party.
    public let rp: Party
    /// The user account.
    public let user: User
    /// 32 random bytes.
    public let challenge: Base64URL
    /// The kinds of credential, the preferred first.
    public let pubKeyCredParams: [Parameters]
    /// Milliseconds that the browser may take.
    public let timeout: Int
    /// The credentials whose authenticators are not to make another.
    public let excludeCredentials: [CredentialDescriptor]
    /// Which authenticators will do.
    public let authenticatorSelection: Selection
    /// Whether an attestation is wanted.
    public let attestation: Conveyance
}
