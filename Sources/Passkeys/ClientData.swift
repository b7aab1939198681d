private import Secrets

/// What the browser says of the page that asked (WebAuthn L3 §5.8.1).
struct ClientData: Sendable {
    /// Which ceremony it belongs to.
    enum Purpose: String, Sendable {
        case registration = "webauthn.create"
        case authentication = "webauthn.get"
    }

    /// The members that matter; `tokenBinding` and whatever comes in later years are ignored.
    private struct Content: Decodable {
        let type: String
        let challenge: String
        let origin: String
        let crossOrigin: Bool?
        let topOrigin: String?
    }

    /// SHA-256 of its bytes as they came.
    let hash: [UInt8]

    /// Verifies it: §7.1 steps 5 to 12, §7.2 steps 8 to 14 and 20.
    init(
        _ bytes: [UInt8], for purpose: Purpose, challenge: Base64URL, party: RelyingParty
    ) throws(PasskeyRefusal) {
        // §7.1 steps 5 and 6, §7.2 steps 8 and 9: UTF-8 decode, JSON.
        let content = try BoundedJSON.decode(Content.self, from: bytes, limit: PasskeyLimits.clientDataBytes)
        // §7.1 step 7, §7.2 step 10. Texts are compared by their bytes: Swift's strings are equal more often.
        guard content.type.utf8.elementsEqual(purpose.rawValue.utf8) else { throw .wrongClientDataType }
        // §7.1 step 8, §7.2 step 11.
        guard equalInConstantTime(Array(content.challenge.utf8), Array(challenge.text.utf8)) else {
            throw .wrongChallenge
        }
        // §7.1 step 9, §7.2 step 12; §13.4.9: an exact list.
        guard party.origins.contains(where: { $0.utf8.elementsEqual(content.origin.utf8) }) else {
            throw .unexpectedOrigin(content.origin)
        }
        // §7.1 step 10, §7.2 step 13.
        guard content.crossOrigin != true || !party.framedBy.isEmpty else { throw .framed }
        // §7.1 step 11, §7.2 step 14.
        if let top = content.topOrigin {
            guard party.framedBy.contains(where: { $0.utf8.elementsEqual(top.utf8) }) else {
                throw .unexpectedTopOrigin(top)
            }
        }
        // §7.1 step 12, §7.2 step 20: of the bytes, not of anything written anew.
        hash = Digest.sha256(bytes)
    }
}
