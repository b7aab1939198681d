/// A credential that a browser is to use or to leave out (WebAuthn L3 §5.8.3).
public struct CredentialDescriptor: Codable, Hashable, Sendable {
    /// Always `public-key`.
    public let type: String
    /// The credential ID.
    public let id: Base64URL
    /// How to reach its authenticator.
    public let transports: [Transport]

    /// The descriptor of a passkey.
    public init(_ passkey: Passkey) { self.init(id: passkey.id, transports: passkey.transports) }

    /// The descriptor of that credential.
    public init(id: Base64URL, transports: [Transport] = []) {
        type = "public-key"
        self.id = id
        self.transports = transports
    }
}

/// Whether the authenticator must make sure who its user is, by finger, face or PIN (WebAuthn L3 §5.8.6).
public enum UserVerification: String, Codable, Hashable, Sendable {
    /// It must, or the answer is refused.
    case required
    /// It should where it can.
    case preferred
    /// It need not.
    case discouraged
}
