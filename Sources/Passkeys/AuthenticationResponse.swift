/// What `toJSON()` of an assertion gives (WebAuthn L3 §5.1.8, `AuthenticationResponseJSON`).
public struct AuthenticationResponse: Hashable, Sendable {
    /// The credential ID: by it the caller finds the passkey.
    public let id: Base64URL
    /// The client data, as it was signed.
    public let clientDataJSON: [UInt8]
    /// The authenticator data, as it was signed.
    public let authenticatorData: [UInt8]
    /// The signature.
    public let signature: [UInt8]
    /// The user handle; nil when the authenticator did not keep it.
    public let userHandle: Base64URL?

    private struct Content: Decodable {
        struct Response: Decodable {
            let clientDataJSON: Base64URL
            let authenticatorData: Base64URL
            let signature: Base64URL
            let userHandle: Base64URL?
        }

        let id: Base64URL
        let rawId: Base64URL
        let type: String
        let response: Response
    }

    /// Reads the JSON. Throws a refusal of JSON, `wrongCredentialType` or `credentialIDsDiffer`.
    public init(json: [UInt8]) throws(PasskeyRefusal) {
        let content = try BoundedJSON.decode(Content.self, from: json, limit: PasskeyLimits.inputBytes)
        guard content.type == "public-key" else { throw .wrongCredentialType }
        guard content.id == content.rawId else { throw .credentialIDsDiffer }
        try self.init(
            id: content.id, clientDataJSON: content.response.clientDataJSON.bytes,
            authenticatorData: content.response.authenticatorData.bytes,
            signature: content.response.signature.bytes, userHandle: content.response.userHandle)
    }

    /// From its parts. Throws `tooLong`.
    public init(
        id: Base64URL, clientDataJSON: [UInt8], authenticatorData: [UInt8], signature: [UInt8],
        userHandle: Base64URL? = nil
    ) throws(PasskeyRefusal) {
        guard clientDataJSON.count <= PasskeyLimits.clientDataBytes,
            authenticatorData.count <= PasskeyLimits.inputBytes, signature.count <= PasskeyLimits.inputBytes
        else { throw .tooLong }
        self.id = id
        self.clientDataJSON = clientDataJSON
        self.authenticatorData = authenticatorData
        self.signature = signature
        self.userHandle = userHandle
    }
}
