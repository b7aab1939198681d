/// What a page gives to `PublicKeyCredential.parseRequestOptionsFromJSON()` (WebAuthn L3 §5.1.10). Encode it as JSON.
public struct RequestOptions: Codable, Hashable, Sendable {
    /// 32 random bytes.
    public let challenge: Base64URL
    /// Milliseconds that the browser may take.
    public let timeout: Int
    /// The relying party's ID.
    public let rpId: String
    /// The credentials that will do; any that the authenticator finds when there are none.
    public let allowCredentials: [CredentialDescriptor]
    /// Whether the user must be verified.
    public let userVerification: UserVerification
}
