import Passkeys
import SoftAuthenticator

extension Forgery {
    /// R8 to R11.
    static let authenticatorData: [Forgery] = [
        .registration("reg-truncated-36", "R8", .malformedAuthenticatorData) {
            $0.authenticatorData = Array($0.data.prefix(36))
        },
        .registration("reg-party-parent", "R8", .wrongRelyingParty) { $0.partyID = "org" },
        .registration("reg-UV-clear", "R9", .userNotVerified) { $0.flags = 0x41 },
        .registration("reg-UV-clear-preferred", "R9", nil) {
            $0.flags = 0x41
            $0.userVerification = .preferred
        },
        .registration("reg-BE-and-BS", "R10", nil) { $0.flags = 0x5D },
        .registration("reg-reserved-flags", "R10", nil) { $0.flags = 0x45 | 0x22 },
        .registration("reg-AT-clear-and-nothing", "R11", .misplacedCredential) {
            $0.authenticatorData = Array($0.data.prefix(32)) + [0x05, 0, 0, 0, 0]
        },
        .registration("reg-AT-truncated", "R11", .malformedAuthenticatorData) {
            $0.authenticatorData = Array($0.data.prefix(37 + 17))
        },
        .registration("reg-credid-empty", "R11", .credentialIDLength) { $0.credentialID = [] },
        .registration("reg-credid-1023", "R11", nil) { $0.credentialID = [UInt8](repeating: 5, count: 1023) },
        .registration("reg-credid-cut", "R11", .malformedAuthenticatorData) {
            $0.authenticatorData = Array($0.data.prefix(37 + 18 + 31))
        },
        .registration("reg-key-cut", "R11", .truncated) { $0.authenticatorData = $0.data.dropLast() },
        .registration("reg-extensions", "R11", nil) {
            $0.flags |= 0x80
            $0.tail = CBORText.map([(CBORText.text("credProtect"), CBORText.number(2))])
        },
        .registration("reg-extensions-unannounced", "R11", .malformedAuthenticatorData) {
            $0.tail = CBORText.map([(CBORText.text("credProtect"), CBORText.number(2))])
        },
        .registration("reg-extensions-missing", "R11", .truncated) { $0.flags |= 0x80 },
        .registration("reg-extensions-array", "R11", .malformedAuthenticatorData) {
            $0.flags |= 0x80
            $0.tail = [0x80]
        },
        .registration("reg-trailing-after-extensions", "R11", .malformedAuthenticatorData) {
            $0.flags |= 0x80
            $0.tail = [0xA0, 0x00]
        },
    ]

    /// R12.
    static let keys: [Forgery] = [
        .registration("reg-rs256", "R12", nil) { $0.key = .rs256 },
        .registration("reg-eddsa", "R12", nil) { $0.key = .edDSA },
        .registration("reg-alg-not-offered", "R12", .algorithmNotOffered) { $0.key = .es384 },
        .registration("reg-es384-where-offered", "R12", nil) {
            $0.key = .es384
            $0.offered = [.es384]
        },
        .registration("reg-ed448-where-offered", "R12", nil) {
            $0.key = .ed448
            $0.offered = [.ed448]
        },
        .registration("reg-alg-not-offered-es256", "R12", .algorithmNotOffered) { $0.offered = [.edDSA, .rs256] },
        key("reg-alg-rs1", .algorithmNotOffered, of: .rs256, replacing: 3, with: CBORText.number(-65_535)),
        key("reg-alg-text", .malformedKey, replacing: 3, with: CBORText.text("ES256")),
        key("reg-alg-eddsa-on-p256", .malformedKey, replacing: 3, with: CBORText.number(-8)),
        key("reg-kty-rsa", .malformedKey, replacing: 1, with: CBORText.number(3)),
        key("reg-crv-p384", .malformedKey, replacing: -1, with: CBORText.number(2)),
        key("reg-crv-secp256k1", .malformedKey, replacing: -1, with: CBORText.number(8)),
        key("reg-crv-x25519", .malformedKey, of: .edDSA, replacing: -1, with: CBORText.number(4)),
        key("reg-crv-ed448-for-eddsa", .malformedKey, of: .edDSA, replacing: -1, with: CBORText.number(7)),
        key(
            "reg-point-zero", .pointNotOnCurve, replacing: [-2, -3],
            with: CBORText.bytes([UInt8](repeating: 0, count: 32))),
        key(
            "reg-point-beyond-field", .pointNotOnCurve, replacing: -2,
            with: CBORText.bytes([UInt8](repeating: 255, count: 32))),
        // y = 2 has no x on Edwards25519; y = 1 is the neutral point; y = 0 has order 4; the fourth has order 8.
        edwards("reg-point-ed25519-off-curve", [2]),
        edwards("reg-point-ed25519-neutral", [1]),
        edwards("reg-point-ed25519-order-4", [0]),
        key(
            "reg-point-ed25519-order-8", .pointNotOnCurve, of: .edDSA, replacing: -2,
            with: CBORText.bytes(
                bytes(fromHexadecimal: "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))),
        key(
            "reg-point-ed448-off-curve", .pointNotOnCurve, of: .ed448, replacing: -2,
            with: CBORText.bytes([2] + [UInt8](repeating: 0, count: 56))),
        key(
            "reg-point-ed448-reserved-bits", .pointNotOnCurve, of: .ed448, replacing: -2,
            with: CBORText.bytes([UInt8](repeating: 0x55, count: 56) + [0x01])),
        // p + 3 written for 3.
        key(
            "reg-point-ed25519-not-reduced", .pointNotOnCurve, of: .edDSA, replacing: -2,
            with: CBORText.bytes([0xF0] + [UInt8](repeating: 255, count: 30) + [0x7F])),
        key("reg-x-33-bytes", .malformedKey, replacing: -2, with: CBORText.bytes([UInt8](repeating: 1, count: 33))),
        key("reg-y-bool-compressed", .malformedKey, replacing: -3, with: [0xF5]),
        key(
            "reg-ed25519-31-bytes", .malformedKey, of: .edDSA, replacing: -2,
            with: CBORText.bytes([UInt8](repeating: 1, count: 31))),
        .registration("reg-key-further-parameter", "R12", .malformedKey) {
            $0.cose = ForgedKey.cose(
                $0.key.parameters.prefix(2) + [(4, CBORText.array([]))] + $0.key.parameters.dropFirst(2))
        },
        .registration("reg-key-parameter-missing", "R12", .malformedKey) {
            $0.cose = ForgedKey.cose($0.key.parameters.dropLast())
        },
        .registration("reg-key-array", "R12", .malformedKey) { $0.cose = [0x80] },
        .registration("reg-rsa-1024", "R12", .unfitRSAKey) { $0.key = .short },
        key(
            "reg-rsa-even-modulus", .unfitRSAKey, of: .rs256, replacing: -1,
            with: CBORText.bytes([UInt8](repeating: 0xFE, count: 256))),
        key(
            "reg-rsa-leading-zero", .malformedKey, of: .rs256, replacing: -1,
            with: CBORText.bytes([0] + [UInt8](repeating: 0xFF, count: 256))),
        key(
            "reg-rsa-16384", .unfitRSAKey, of: .rs256, replacing: -1,
            with: CBORText.bytes([UInt8](repeating: 0xFF, count: 2048))),
        key("reg-rsa-exponent-1", .unfitRSAKey, of: .rs256, replacing: -2, with: CBORText.bytes([1])),
        key("reg-rsa-exponent-even", .unfitRSAKey, of: .rs256, replacing: -2, with: CBORText.bytes([1, 0, 0])),
        key("reg-rsa-exponent-3", nil, of: .rs256, replacing: -2, with: CBORText.bytes([3])),
        key(
            "reg-rsa-exponent-long", .unfitRSAKey, of: .rs256, replacing: -2,
            with: CBORText.bytes([UInt8](repeating: 1, count: 9))),
        key("reg-rsa-exponent-empty", .malformedKey, of: .rs256, replacing: -2, with: CBORText.bytes([])),
    ]

    private static func key(
        _ name: String, _ refusal: PasskeyRefusal?, of key: ForgedKey = .es256, replacing label: Int,
        with value: [UInt8]
    ) -> Forgery { self.key(name, refusal, of: key, replacing: [label], with: value) }

    private static func key(
        _ name: String, _ refusal: PasskeyRefusal?, of key: ForgedKey = .es256, replacing labels: [Int],
        with value: [UInt8]
    ) -> Forgery {
        .registration(name, "R12", refusal) {
            $0.cose = ForgedKey.cose(key.parameters.map { labels.contains($0.label) ? ($0.label, value) : $0 })
        }
    }

    private static func edwards(_ name: String, _ ordinate: [UInt8]) -> Forgery {
        let point = ordinate + [UInt8](repeating: 0, count: 32 - ordinate.count)
        return key(name, .pointNotOnCurve, of: .edDSA, replacing: -2, with: CBORText.bytes(point))
    }
}
