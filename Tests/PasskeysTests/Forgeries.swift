import Passkeys
import SoftAuthenticator
import Testing

/// What the checklist names and the negative file has not, and more: one thing changed in each.
struct Forgery: Sendable, CustomTestStringConvertible {
    let name: String
    /// The row of the checklist that it tries.
    let step: String
    /// Why it must be refused; nil when it must be accepted.
    let refusal: PasskeyRefusal?
    private let run: @Sendable () throws -> Void

    var testDescription: String { name }

    static func registration(
        _ name: String, _ step: String, _ refusal: PasskeyRefusal?,
        _ spoil: @escaping @Sendable (inout ForgedRegistration) -> Void
    ) -> Forgery {
        Forgery(name: name, step: step, refusal: refusal) {
            var forged = ForgedRegistration()
            spoil(&forged)
            try forged.register()
        }
    }

    static func authentication(
        _ name: String, _ step: String, _ refusal: PasskeyRefusal?,
        _ spoil: @escaping @Sendable (inout ForgedAuthentication) -> Void
    ) -> Forgery {
        Forgery(name: name, step: step, refusal: refusal) {
            var forged = ForgedAuthentication()
            spoil(&forged)
            try forged.authenticate()
        }
    }

    /// Runs it, and expects what it is marked with.
    func check() throws {
        guard let refusal else {
            try run()
            return
        }
        #expect(throws: refusal, "\(name)") { try run() }
    }

    static let all = envelopes + clientData + cbor + authenticatorData + keys + attestations + authentications

    /// R1.
    private static let envelopes: [Forgery] = [
        .registration("reg-ok-forged", "R1", nil) { _ in },
        .registration("reg-json-long", "R1", .tooLong) {
            $0.attestationObject = [UInt8](repeating: 0, count: PasskeyLimits.inputBytes)
        },
        .registration("reg-cbor-length-bomb", "R1", .truncated) {
            $0.attestationObject =
                CBORText.head(5, 3) + CBORText.text("fmt") + [0x7B] + [UInt8](repeating: 0x7F, count: 8)
        },
        .registration("reg-cbor-count-bomb", "R1", .truncated) {
            $0.attestationObject = [0xBB, 0x7F] + [UInt8](repeating: 0xFF, count: 7)
        },
        .registration("reg-rawId-other", "R1", .credentialIDsDiffer) { $0.rawID = [1, 2, 3] },
        .registration("reg-id-other", "R1", .credentialIDsDiffer) { $0.id = [1, 2, 3] },
        .registration("reg-credential-type", "R1", .wrongCredentialType) { $0.type = "password" },
        .registration("reg-transports-many", "R1", .tooLong) { $0.transports = (0..<17).map { "t\($0)" } },
        .registration("reg-transport-long", "R1", .tooLong) { $0.transports = [String(repeating: "t", count: 33)] },
        .registration("reg-transport-unknown", "R1", nil) { $0.transports = ["telepathy"] },
    ]

    /// R2 to R6.
    private static let clientData: [Forgery] = [
        .registration("reg-bom", "R2", nil) { $0.clientData.prefix = [0xEF, 0xBB, 0xBF] },
        .registration("reg-bom-twice", "R2", .malformedJSON) {
            $0.clientData.prefix = [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF]
        },
        .registration("reg-clientdata-long", "R1", .tooLong) {
            $0.clientData["extra"] = "\"\(String(repeating: "x", count: PasskeyLimits.clientDataBytes))\""
        },
        .registration("reg-clientdata-unknown-members", "R2", nil) {
            $0.clientData["extra"] = "{\"a\":[1,2.5e3,null,true,\"{[\\\"\"]}"
        },
        .registration("reg-clientdata-token-binding", "R2", nil) {
            $0.clientData["tokenBinding"] = "{\"status\":\"present\",\"id\":\"AAAA\"}"
        },
        .registration("reg-clientdata-null-crossOrigin", "R6", nil) { $0.clientData["crossOrigin"] = "null" },
        .registration("reg-clientdata-escaped", "R2", nil) {
            $0.clientData["type"] = "\"\\u0077ebauthn.create\""
            $0.clientData["origin"] = "\"https:\\/\\/example.org\""
        },
        .registration("reg-clientdata-escaped-name", "R2", nil) {
            $0.clientData["type"] = ""
            $0.clientData.members.removeLast()
            $0.clientData["t\\u0079pe"] = "\"webauthn.create\""
        },
        .registration("reg-clientdata-duplicate", "R2", .duplicateMember("type")) {
            $0.clientData.members.append(("type", "\"webauthn.create\""))
        },
        .registration("reg-clientdata-duplicate-escaped", "R2", .duplicateMember("type")) {
            $0.clientData.members.append(("t\\u0079pe", "\"webauthn.create\""))
        },
        .registration("reg-clientdata-duplicate-within", "R2", .duplicateMember("a")) {
            $0.clientData["extra"] = "[{\"b\":1},{\"a\":1,\"a\":1}]"
        },
        .registration("reg-clientdata-same-name-apart", "R2", nil) {
            $0.clientData["extra"] = "[{\"type\":\"type\"},{\"type\":{\"type\":1}}]"
        },
        .registration("reg-clientdata-array", "R2", .malformedJSON) {
            $0.clientData.raw = Array("[]".utf8)
        },
        .registration("reg-clientdata-two-objects", "R2", .malformedJSON) {
            $0.clientData.raw = $0.clientData.bytes + Array("{}".utf8)
        },
        .registration("reg-clientdata-utf16", "R2", .malformedJSON) {
            $0.clientData.raw = $0.clientData.bytes.flatMap { [$0, 0] }
        },
        .registration("reg-clientdata-member-missing", "R2", .malformedJSON) {
            $0.clientData.members.removeAll { $0.name == "origin" }
        },
        .registration("reg-clientdata-member-type", "R2", .malformedJSON) { $0.clientData["crossOrigin"] = "\"no\"" },
        .registration("reg-clientdata-16-deep", "R2", nil) {
            $0.clientData["extra"] = String(repeating: "[", count: 15) + String(repeating: "]", count: 15)
        },
        .registration("reg-clientdata-17-deep", "R2", .tooDeep) {
            $0.clientData["extra"] = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
        },
        .registration("reg-clientdata-empty", "R2", .malformedJSON) { $0.clientData.raw = [] },
        .registration("reg-type-empty", "R3", .wrongClientDataType) { $0.clientData["type"] = "\"\"" },
        .registration("reg-type-case", "R3", .wrongClientDataType) { $0.clientData["type"] = "\"WebAuthn.create\"" },
        .registration("reg-challenge-other", "R4", .wrongChallenge) { $0.clientData["challenge"] = "\"AAAA\"" },
        .registration("reg-challenge-case", "R4", .wrongChallenge) {
            $0.clientData["challenge"] = $0.clientData["challenge"].lowercased()
        },
        .registration("reg-origin-port", "R5", .unexpectedOrigin("https://example.org:8443")) {
            $0.clientData["origin"] = "\"https://example.org:8443\""
        },
        .registration("reg-origin-scheme", "R5", .unexpectedOrigin("http://example.org")) {
            $0.clientData["origin"] = "\"http://example.org\""
        },
        .registration("reg-origin-slash", "R5", .unexpectedOrigin("https://example.org/")) {
            $0.clientData["origin"] = "\"https://example.org/\""
        },
        .registration("reg-origin-null", "R5", .malformedJSON) { $0.clientData["origin"] = "null" },
        .registration("reg-topOrigin-own", "R6", .unexpectedTopOrigin("https://example.org")) {
            $0.clientData["topOrigin"] = "\"https://example.org\""
        },
        .registration("reg-crossOrigin-absent", "R6", nil) {
            $0.clientData.members.removeAll { $0.name == "crossOrigin" }
        },
    ]

    /// R7: each within the outputs of an extension, whose map has one entry.
    private static let cbor: [Forgery] = [
        extended("reg-cbor-16-deep", nil, [UInt8](repeating: 0x81, count: 15) + [0x00]),
        extended("reg-cbor-17-deep", .tooDeep, [UInt8](repeating: 0x81, count: 16) + [0x00]),
        extended("reg-cbor-indefinite-bytes", .indefiniteLength, [0x5F, 0x41, 0x00, 0xFF]),
        extended("reg-cbor-indefinite-array", .indefiniteLength, [0x9F, 0xFF]),
        extended("reg-cbor-long-number", .notCanonical, [0x18, 0x17]),
        extended("reg-cbor-long-length", .notCanonical, [0x59, 0x00, 0x01, 0x00]),
        extended("reg-cbor-unsorted", .notCanonical, [0xA2, 0x02, 0x00, 0x01, 0x00]),
        extended("reg-cbor-duplicate-number", .duplicateKey, [0xA2, 0x01, 0x00, 0x01, 0x00]),
        extended("reg-cbor-tag", .unsupportedCBOR, [0xC0, 0x00]),
        extended("reg-cbor-float", .unsupportedCBOR, [0xF9, 0x00, 0x00]),
        extended("reg-cbor-undefined", .unsupportedCBOR, [0xF7]),
        extended("reg-cbor-reserved", .unsupportedCBOR, [0x1C]),
        extended("reg-cbor-invalid-utf8", .unsupportedCBOR, [0x61, 0xFF]),
        .registration("reg-cbor-unsorted-object", "R7", .notCanonical) {
            $0.attestationObject = CBORText.map([
                (CBORText.text("authData"), CBORText.bytes($0.data)), (CBORText.text("fmt"), CBORText.text("none")),
                (CBORText.text("attStmt"), CBORText.map([])),
            ])
        },
        .registration("reg-cbor-fourth-member", "R7", .malformedAttestationObject) {
            $0.attestationObject = CBORText.map([
                (CBORText.text("fmt"), CBORText.text("none")), (CBORText.text("epAtt"), [0xF5]),
                (CBORText.text("attStmt"), CBORText.map([])), (CBORText.text("authData"), CBORText.bytes($0.data)),
            ])
        },
    ]

    private static func extended(_ name: String, _ refusal: PasskeyRefusal?, _ value: [UInt8]) -> Forgery {
        .registration(name, "R7", refusal) {
            $0.flags |= 0x80
            $0.tail = CBORText.map([(CBORText.text("x"), value)])
        }
    }
}
