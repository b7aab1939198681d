/// What `toJSON()` of a new credential gives (WebAuthn L3 §5.1.8, `RegistrationResponseJSON`).
public struct RegistrationResponse: Hashable, Sendable {
    /// The credential ID, as the browser says it.
    public let id: Base64URL
    /// The client data, as it was signed.
    public let clientDataJSON: [UInt8]
    /// The attestation object.
    public let attestationObject: [UInt8]
    /// How the authenticator is reached.
    public let transports: [Transport]
    /// `platform` or `cross-platform`; nil when the browser does not say.
    public let attachment: String?

    private struct Content: Decodable {
        struct Response: Decodable {
            let clientDataJSON: Base64URL
            let attestationObject: Base64URL
            let transports: [Transport]?
        }

        let id: Base64URL
        let rawId: Base64URL
        let type: String
        let response: Response
        let authenticatorAttachment: String?
    }

    /// Reads the JSON. Throws a refusal of JSON, `wrongCredentialType` or `credentialIDsDiffer`.
    public init(json: [UInt8]) throws(PasskeyRefusal) {
        let content = try BoundedJSON.decode(Content.self, from: json, limit: PasskeyLimits.inputBytes)
        guard content.type == "public-key" else { throw .wrongCredentialType }
        guard content.id == content.rawId else { throw .credentialIDsDiffer }
        try self.init(
            id: content.id, clientDataJSON: content.response.clientDataJSON.bytes,
            attestationObject: content.response.attestationObject.bytes,
            transports: content.response.transports ?? [], attachment: content.authenticatorAttachment)
    }

    /// From its parts. Throws `tooLong`.
    public init(
        id: Base64URL, clientDataJSON: [UInt8], attestationObject: [UInt8], transports: [Transport] = [],
        attachment: String? = nil
    ) throws(PasskeyRefusal) {
        guard clientDataJSON.count <= PasskeyLimits.clientDataBytes,
            attestationObject.count <= PasskeyLimits.inputBytes, transports.count <= PasskeyLimits.transports,
            transports.allSatisfy({ $0.rawValue.utf8.count <= PasskeyLimits.transportBytes })
        else { throw .tooLong }
        self.id = id
        self.clientDataJSON = clientDataJSON
        self.attestationObject = attestationObject
        self.transports = transports
        self.attachment = attachment
    }
}
