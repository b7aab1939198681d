import Passkeys
import SoftAuthenticator

extension Forgery {
    /// R13.
    static let attestations: [Forgery] = [
        .registration("reg-fmt-case", "R13", .attestationFormat("None")) { $0.format = "None" },
        .registration("reg-fmt-tpm", "R13", .attestationFormat("tpm")) { $0.format = "tpm" },
        .registration("reg-fmt-tpm-accepted", "R13", nil) {
            $0.format = "tpm"
            $0.policy = .acceptUnverified
        },
        .registration("reg-fmt-unknown-accepted-by-none", "R13", .attestationFormat("mine")) {
            $0.format = "mine"
            $0.policy = .acceptUnverified
        },
        .registration("reg-fmt-packed-empty", "R13", .malformedAttestation) { $0.format = "packed" },
        packed("self-es256", nil) { $0.statement = .selfSigned(algorithm: -7, by: .es256) },
        packed("self-rs256", nil) {
            $0.key = .rs256
            $0.statement = .selfSigned(algorithm: -257, by: .rs256)
        },
        packed("self-eddsa", nil) {
            $0.key = .edDSA
            $0.statement = .selfSigned(algorithm: -8, by: .edDSA)
        },
        packed("self-other-algorithm", .wrongAttestationSignature) {
            $0.statement = .selfSigned(algorithm: -257, by: .rs256)
        },
        packed("self-other-key", .wrongAttestationSignature) { $0.statement = .selfSigned(algorithm: -7, by: .other) },
        packed("self-unknown-algorithm", .malformedAttestation) {
            $0.statement = .selfSigned(algorithm: -65_535, by: .es256)
        },
        packed("self-further-member", .malformedAttestation) {
            $0.statement = .raw(
                CBORText.map([
                    (CBORText.text("alg"), CBORText.number(-7)), (CBORText.text("sig"), CBORText.bytes([1])),
                    (CBORText.text("ecdaaKeyId"), CBORText.bytes([1])),
                ]))
        },
        packed("self-x5c-text", .malformedAttestation) {
            $0.statement = .raw(
                CBORText.map([
                    (CBORText.text("alg"), CBORText.number(-7)), (CBORText.text("sig"), CBORText.bytes([1])),
                    (CBORText.text("x5c"), CBORText.array([CBORText.text("no")])),
                ]))
        },
        packed("self-x5c-no-certificate", .unfitAttestationCertificate) {
            $0.statement = .raw(
                CBORText.map([
                    (CBORText.text("alg"), CBORText.number(-7)), (CBORText.text("sig"), CBORText.bytes([1])),
                    (CBORText.text("x5c"), CBORText.array([CBORText.bytes([0x30, 0x00])])),
                ]))
        },
        certificate("x5c-ok", nil) { _ in },
        packed("x5c-other-key", .wrongAttestationSignature) {
            $0.statement = .certified(ForgedCertificate(), signedBy: .es256)
        },
        packed("x5c-other-kind-of-key", .wrongAttestationSignature) {
            $0.statement = .certified(ForgedCertificate(), signedBy: .rs256)
        },
        certificate("x5c-version-1") { $0.version = 0 },
        certificate("x5c-other-unit") { $0.subject[2].value = "Authenticator" },
        certificate("x5c-two-units") { $0.subject.append(("OU", "Authenticator Attestation")) },
        certificate("x5c-no-country") { $0.subject.remove(at: 0) },
        certificate("x5c-no-vendor") { $0.subject.remove(at: 1) },
        certificate("x5c-no-name") { $0.subject.remove(at: 3) },
        certificate("x5c-authority") { $0.basicConstraints = "critical,CA:TRUE" },
        certificate("x5c-no-constraints") { $0.basicConstraints = nil },
        certificate("x5c-model", nil) { $0.model = (Array(1...16), false) },
        certificate("x5c-other-model") { $0.model = (Array(2...17), false) },
        certificate("x5c-short-model") { $0.model = (Array(1...15), false) },
        certificate("x5c-critical-model") { $0.model = (Array(1...16), true) },
        certificate("x5c-trailing") { $0.trailing = [0] },
    ]

    private static func packed(
        _ name: String, _ refusal: PasskeyRefusal?,
        _ spoil: @escaping @Sendable (inout ForgedRegistration) -> Void
    ) -> Forgery {
        .registration(name, "R13", refusal) {
            $0.format = "packed"
            spoil(&$0)
        }
    }

    private static func certificate(
        _ name: String, _ refusal: PasskeyRefusal? = .unfitAttestationCertificate,
        _ spoil: @escaping @Sendable (inout ForgedCertificate) -> Void
    ) -> Forgery {
        packed(name, refusal) {
            var certificate = ForgedCertificate()
            spoil(&certificate)
            $0.statement = .certified(certificate, signedBy: .other)
        }
    }

    /// A1 to A5.
    static let authentications: [Forgery] = [
        .authentication("auth-ok-forged", "A1", nil) { _ in },
        .authentication("auth-userhandle-other", "A1", .wrongUser) { $0.userHandle = Base64URL([1]) },
        .authentication("auth-userhandle-absent", "A1", nil) { $0.userHandle = nil },
        .authentication("auth-other-account", "A1", .wrongUser) {
            $0.knownUser = Base64URL([1])
            $0.userHandle = nil
        },
        .authentication("auth-discoverable", "A1", nil) {
            $0.knownUser = nil
            $0.allowed = []
        },
        .authentication("auth-discoverable-userhandle-absent", "A1", .wrongUser) {
            $0.knownUser = nil
            $0.userHandle = nil
        },
        .authentication("auth-none-allowed-by-id", "A1", nil) { $0.allowed = [] },
        .authentication("auth-not-among-allowed", "A1", .credentialNotAllowed) { $0.allowed = [Base64URL([1])] },
        .authentication("auth-unknown", "A1", .credentialUnknown) { $0.hasPasskey = false },
        .authentication("auth-type-create", "A2", .wrongClientDataType) {
            $0.clientData["type"] = "\"webauthn.create\""
        },
        .authentication("auth-topOrigin", "A2", .unexpectedTopOrigin("https://example.com")) {
            $0.clientData["topOrigin"] = "\"https://example.com\""
        },
        .authentication("auth-origin-port", "A2", .unexpectedOrigin("https://example.org:444")) {
            $0.clientData["origin"] = "\"https://example.org:444\""
        },
        .authentication("auth-clientdata-duplicate", "A2", .duplicateMember("origin")) {
            $0.clientData.members.append(("origin", "\"https://example.org\""))
        },
        .authentication("auth-bom", "A2", nil) { $0.clientData.prefix = [0xEF, 0xBB, 0xBF] },
        .authentication("auth-UP-clear", "A3", .userNotPresent) { $0.flags = 0x04 },
        .authentication("auth-BE-changed", "A3", .backupEligibilityChanged) { $0.flags = 0x0D },
        .authentication("auth-BE-lost", "A3", .backupEligibilityChanged) { $0.registration.flags = 0x4D },
        .authentication("auth-BS-changed", "A3", nil) {
            $0.registration.flags = 0x4D
            $0.flags = 0x1D
        },
        .authentication("auth-authdata-38", "A3", .malformedAuthenticatorData) { $0.tail = [0] },
        .authentication("auth-authdata-extensions", "A3", nil) {
            $0.flags = 0x85
            $0.tail = [0xA0]
        },
        .authentication("auth-authdata-credential", "A3", .misplacedCredential) {
            $0.flags = 0x45
            $0.tail = Array($0.registration.data.dropFirst(37))
        },
        .authentication("auth-rs256", "A4", nil) { $0.registration.key = .rs256 },
        .authentication("auth-eddsa", "A4", nil) { $0.registration.key = .edDSA },
        .authentication("auth-other-key-forged", "A4", .wrongSignature) { $0.signer = .other },
        .authentication("auth-sig-other-kind", "A4", .wrongSignature) { $0.signer = .rs256 },
        .authentication("auth-sig-eddsa-flipped", "A4", .wrongSignature) {
            $0.registration.key = .edDSA
            $0.respell = { [$0[0] ^ 1] + $0.dropFirst() }
        },
        .authentication("auth-sig-rs256-cut", "A4", .wrongSignature) {
            $0.registration.key = .rs256
            $0.respell = { $0.dropLast() }
        },
        // The length of the sequence in two bytes, where DER has one.
        .authentication("auth-sig-ber-length", "A4", .wrongSignature) {
            $0.respell = { [0x30, 0x81] + $0.dropFirst() }
        },
        // A zero before the first number that it does not need.
        .authentication("auth-sig-ber-zero", "A4", .wrongSignature) {
            $0.respell = { [0x30, $0[1] + 1, 0x02, $0[3] + 1, 0x00] + $0.dropFirst(4) }
        },
        // Both numbers bare, as other protocols have them.
        .authentication("auth-sig-raw", "A4", .wrongSignature) {
            $0.respell = { _ in [UInt8](repeating: 1, count: 64) }
        },
        .authentication("auth-clientdata-reserialised", "A4", .wrongSignature) {
            let text = String(decoding: $0.clientData.bytes, as: UTF8.self)
            $0.sentClientData = Array(text.replacing(",", with: ", ").utf8)
        },
        .authentication("auth-signcount-grows", "A5", nil) {
            $0.storedCounter = 5
            $0.counter = 6
        },
        .authentication("auth-signcount-begins", "A5", nil) { $0.counter = 1 },
        .authentication("auth-signcount-to-zero", "A5", .counterWentBack(stored: 5, received: 0)) {
            $0.storedCounter = 5
        },
    ]
}
