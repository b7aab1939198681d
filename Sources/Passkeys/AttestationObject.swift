/// What `navigator.credentials.create()` brings (WebAuthn L3 §6.5): authenticator data and who vouches for it.
struct AttestationObject: Sendable {
    let format: String
    let statement: CBORMap
    let authenticatorData: AuthenticatorData

    /// §7.1 step 13.
    init(_ bytes: [UInt8]) throws(PasskeyRefusal) {
        guard case .map(let map) = try CBOR.decode(bytes), map.count == 3, case .text(let format) = map["fmt"],
            case .map(let statement) = map["attStmt"], case .bytes(let data) = map["authData"]
        else { throw .malformedAttestationObject }
        self.format = format
        self.statement = statement
        authenticatorData = try AuthenticatorData(data)
    }
}
