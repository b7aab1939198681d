import Foundation
import Passkeys
import Secrets
import SoftAuthenticator
import World

/// What all forgeries share.
enum Forged {
    static let now = Instant(unixSeconds: 1_795_478_400)
    static let challenge = Base64URL((0..<32).map { $0 * 7 + 1 })
    static let user = Base64URL([UInt8](repeating: 7, count: 64))

    static func party(framedBy: [String] = []) -> RelyingParty {
        RelyingParty(id: "example.org", name: "Example", origins: ["https://example.org"], framedBy: framedBy)
    }
}

/// Client data; each member may be spoilt, or all of it.
struct ForgedClientData {
    /// Names and values as JSON writes them.
    var members: [(name: String, value: String)]
    var prefix: [UInt8] = []
    var raw: [UInt8]?

    init(type: String) {
        members = [
            ("type", "\"\(type)\""), ("challenge", "\"\(Forged.challenge.text)\""),
            ("origin", "\"https://example.org\""), ("crossOrigin", "false"),
        ]
    }

    subscript(name: String) -> String {
        get { members.first { $0.name == name }?.value ?? "" }
        set {
            members.removeAll { $0.name == name }
            members.append((name, newValue))
        }
    }

    var bytes: [UInt8] {
        raw ?? prefix + Array("{\(members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ","))}".utf8)
    }
}

/// A registration as it should be; each field may be spoilt.
struct ForgedRegistration {
    /// What stands in `attStmt`.
    enum Statement {
        case none
        case selfSigned(algorithm: Int, by: ForgedKey)
        case certified(ForgedCertificate, signedBy: ForgedKey)
        case raw([UInt8])
    }

    var key = ForgedKey.es256
    var credentialID = [UInt8](repeating: 0x42, count: 32)
    var clientData = ForgedClientData(type: "webauthn.create")
    var partyID = "example.org"
    var flags: UInt8 = 0x45
    var counter: UInt32 = 0
    var aaguid: [UInt8] = Array(1...16)
    var cose: [UInt8]?
    var tail: [UInt8] = []
    var authenticatorData: [UInt8]?
    var format = "none"
    var statement = Statement.none
    var attestationObject: [UInt8]?
    var id: [UInt8]?
    var rawID: [UInt8]?
    var type = "public-key"
    var transports = ["usb"]
    var attachment: String? = "cross-platform"

    var offered = COSEAlgorithm.offered
    var userVerification = UserVerification.required
    var roamingOnly = false
    var policy = AttestationPolicy.refuseUnverified
    var known: Set<Base64URL> = []

    var data: [UInt8] {
        authenticatorData ?? Digest.sha256(Array(partyID.utf8)) + [flags]
            + (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * UInt32($0))) } + aaguid
            + [UInt8(credentialID.count >> 8), UInt8(credentialID.count & 255)] + credentialID + (cose ?? key.cose)
            + tail
    }

    var object: [UInt8] {
        let message = data + Digest.sha256(clientData.bytes)
        let statement =
            switch statement {
            case .none: CBORText.map([])
            case .selfSigned(let algorithm, let signer):
                CBORText.map([
                    (CBORText.text("alg"), CBORText.number(algorithm)),
                    (CBORText.text("sig"), CBORText.bytes(signer.sign(message))),
                ])
            case .certified(let certificate, let signer):
                CBORText.map([
                    (CBORText.text("alg"), CBORText.number(signer.algorithm.rawValue)),
                    (CBORText.text("sig"), CBORText.bytes(signer.sign(message))),
                    (CBORText.text("x5c"), CBORText.array([CBORText.bytes(certificate.der(key: ForgedKey.other))])),
                ])
            case .raw(let bytes): bytes
            }
        return attestationObject
            ?? CBORText.map([
                (CBORText.text("fmt"), CBORText.text(format)), (CBORText.text("attStmt"), statement),
                (CBORText.text("authData"), CBORText.bytes(data)),
            ])
    }

    var json: [UInt8] {
        let id = Base64URL(id ?? credentialID)
        let raw = Base64URL(rawID ?? id.bytes)
        let attachment = attachment.map { "\"\($0)\"" } ?? "null"
        let transports = transports.map { "\"\($0)\"" }.joined(separator: ",")
        return Array(
            """
            {"id":"\(id.text)","rawId":"\(raw.text)","type":"\(type)","authenticatorAttachment":\(attachment),
            "clientExtensionResults":{"credProps":{"rk":true}},"response":{"transports":[\(transports)],
            "clientDataJSON":"\(Base64URL(clientData.bytes).text)","attestationObject":"\(Base64URL(object).text)"}}
            """.utf8)
    }

    var pending: PendingRegistration {
        PendingRegistration(
            challenge: Forged.challenge, userHandle: Forged.user, algorithms: offered,
            userVerification: userVerification, roamingOnly: roamingOnly, validUntil: Forged.now.adding(seconds: 300))
    }

    /// Registers it, by its JSON; throws when it is refused.
    @discardableResult
    func register() throws -> Passkey {
        var pending: PendingRegistration? = pending
        return try Forged.party().finishRegistration(
            RegistrationResponse(json: json), of: &pending, at: Forged.now, policy: policy
        ) { known.contains($0) }
    }
}

/// An authentication as it should be, with a passkey that was registered before; each field may be spoilt.
struct ForgedAuthentication {
    var registration = ForgedRegistration()
    var clientData = ForgedClientData(type: "webauthn.get")
    var partyID = "example.org"
    var flags: UInt8 = 0x05
    var storedCounter: UInt32 = 0
    var counter: UInt32 = 0
    var tail: [UInt8] = []
    var signer: ForgedKey?
    /// What becomes of the signature.
    var respell: ([UInt8]) -> [UInt8] = { $0 }
    /// The client data that is sent in place of what was signed.
    var sentClientData: [UInt8]?
    var userHandle: Base64URL? = Forged.user
    var knownUser: Base64URL? = Forged.user
    var allowed: [Base64URL]?
    var hasPasskey = true

    var data: [UInt8] {
        Digest.sha256(Array(partyID.utf8)) + [flags]
            + (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * UInt32($0))) } + tail
    }

    var json: [UInt8] {
        let id = Base64URL(registration.credentialID).text
        let signature = respell((signer ?? registration.key).sign(data + Digest.sha256(clientData.bytes)))
        let user = userHandle.map { "\"\($0.text)\"" } ?? "null"
        return Array(
            """
            {"id":"\(id)","rawId":"\(id)","type":"public-key","clientExtensionResults":{},"response":{
            "clientDataJSON":"\(Base64URL(sentClientData ?? clientData.bytes).text)",
            "authenticatorData":"\(Base64URL(data).text)","signature":"\(Base64URL(signature).text)",
            "userHandle":\(user)}}
            """.utf8)
    }

    /// The passkey as the store has it.
    func passkey() throws -> Passkey {
        var registration = registration
        registration.counter = storedCounter
        return try registration.register()
    }

    var pending: PendingAuthentication {
        PendingAuthentication(
            challenge: Forged.challenge, userHandle: knownUser,
            allowed: allowed ?? [Base64URL(registration.credentialID)],
            validUntil: Forged.now.adding(seconds: 300))
    }

    /// Authenticates with it, by its JSON; throws when it is refused.
    @discardableResult
    func authenticate() throws -> Authentication {
        let passkey = try passkey()
        var pending: PendingAuthentication? = pending
        return try Forged.party().finishAuthentication(
            AuthenticationResponse(json: json), of: &pending, with: hasPasskey ? passkey : nil, at: Forged.now)
    }
}
