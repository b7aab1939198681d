import COpenSSL
public import Passkeys

/// A key pair that signs as an authenticator would.
public final class ForgedKey: @unchecked Sendable {
    // Unchecked because of the pointer alone: the key behind it is only read.
    /// OpenSSL's own.
    public let key: OpaquePointer
    /// What it signs by.
    public let algorithm: COSEAlgorithm

    /// ECDSA on P-256.
    public static let es256 = ForgedKey(.es256)
    /// ECDSA on P-384.
    public static let es384 = ForgedKey(.es384)
    /// Ed25519.
    public static let edDSA = ForgedKey(.edDSA)
    /// Ed448.
    public static let ed448 = ForgedKey(.ed448)
    /// RSA of 2,048 bits.
    public static let rs256 = ForgedKey(.rs256)
    /// Another of the first kind.
    public static let other = ForgedKey(.es256)
    /// An RSA key of 1,024 bits.
    public static let short = ForgedKey(.rs256, bits: 1024)

    /// A new key pair.
    public init(_ algorithm: COSEAlgorithm, bits: Int32 = 2048) {
        self.algorithm = algorithm
        let (type, group) =
            switch algorithm {
            case .es256: ("EC", "prime256v1")
            case .es384: ("EC", "secp384r1")
            case .es512: ("EC", "secp521r1")
            case .edDSA: ("ED25519", "")
            case .ed448: ("ED448", "")
            case .rs256: ("RSA", "")
            }
        let context = EVP_PKEY_CTX_new_from_name(nil, type, nil)
        defer { EVP_PKEY_CTX_free(context) }
        EVP_PKEY_keygen_init(context)
        if !group.isEmpty { EVP_PKEY_CTX_set_group_name(context, group) }
        if algorithm == .rs256 { EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) }
        var made: OpaquePointer?
        EVP_PKEY_generate(context, &made)
        guard let made else { preconditionFailure("OpenSSL makes keys") }
        key = made
    }

    deinit { EVP_PKEY_free(key) }

    /// The signature over a message.
    public func sign(_ message: [UInt8]) -> [UInt8] {
        let digest =
            switch algorithm {
            case .es256, .rs256: EVP_sha256()
            case .es384: EVP_sha384()
            case .es512: EVP_sha512()
            case .edDSA, .ed448: OpaquePointer?.none
            }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestSignInit(context, nil, digest, nil, key)
        var signature = [UInt8](repeating: 0, count: 1024)
        var count = signature.count
        guard EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else {
            preconditionFailure("OpenSSL signs")
        }
        return Array(signature.prefix(count))
    }

    /// Both coordinates of a point, or modulus and exponent, or the one coordinate.
    public var parts: [[UInt8]] {
        switch algorithm {
        case .es256, .es384, .es512:
            var point = [UInt8](repeating: 0, count: 200)
            var count = 0
            EVP_PKEY_get_octet_string_param(key, "pub", &point, point.count, &count)
            let half = (count - 1) / 2
            return [Array(point[1..<1 + half]), Array(point[1 + half..<count])]
        case .edDSA, .ed448:
            var raw = [UInt8](repeating: 0, count: 57)
            var count = raw.count
            EVP_PKEY_get_raw_public_key(key, &raw, &count)
            return [Array(raw.prefix(count))]
        case .rs256: return ["n", "e"].map { number($0) }
        }
    }

    /// The parameters of the COSE key, in order; to be spoilt at will.
    public var parameters: [(label: Int, value: [UInt8])] {
        let parts = parts.map { CBORText.bytes($0) }
        let curve = ["es256": 1, "es384": 2, "es512": 3, "edDSA": 6, "ed448": 7]["\(algorithm)"] ?? 0
        let start = { (type: Int) in
            [(1, CBORText.number(type)), (3, CBORText.number(self.algorithm.rawValue))]
        }
        return switch algorithm {
        case .es256, .es384, .es512: start(2) + [(-1, CBORText.number(curve)), (-2, parts[0]), (-3, parts[1])]
        case .edDSA, .ed448: start(1) + [(-1, CBORText.number(curve)), (-2, parts[0])]
        case .rs256: start(3) + [(-1, parts[0]), (-2, parts[1])]
        }
    }

    /// The public key as COSE writes it.
    public var cose: [UInt8] { Self.cose(parameters) }

    /// A COSE key of any parameters.
    public static func cose(_ parameters: [(label: Int, value: [UInt8])]) -> [UInt8] {
        CBORText.map(parameters.map { (CBORText.number($0.label), $0.value) })
    }

    private func number(_ name: String) -> [UInt8] {
        var number: OpaquePointer?
        EVP_PKEY_get_bn_param(key, name, &number)
        defer { BN_free(number) }
        var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(number) + 7) / 8)
        BN_bn2bin(number, &bytes)
        return bytes
    }
}

/// Writes CBOR, well or ill.
public enum CBORText {
    /// An item's head: its major type and its argument.
    public static func head(_ major: UInt8, _ argument: Int) -> [UInt8] {
        switch argument {
        case 0..<24: [major << 5 | UInt8(argument)]
        case 24..<256: [major << 5 | 24, UInt8(argument)]
        case 256..<65536: [major << 5 | 25, UInt8(argument >> 8), UInt8(argument & 255)]
        default: [major << 5 | 26] + (0..<4).map { UInt8(truncatingIfNeeded: argument >> (24 - 8 * $0)) }
        }
    }

    /// A whole number.
    public static func number(_ number: Int) -> [UInt8] { number < 0 ? head(1, -1 - number) : head(0, number) }
    /// A byte string.
    public static func bytes(_ bytes: [UInt8]) -> [UInt8] { head(2, bytes.count) + bytes }
    /// A text string.
    public static func text(_ text: String) -> [UInt8] { head(3, text.utf8.count) + Array(text.utf8) }
    /// An array of items.
    public static func array(_ items: [[UInt8]]) -> [UInt8] { head(4, items.count) + items.flatMap { $0 } }
    /// A map of items.
    public static func map(_ entries: [([UInt8], [UInt8])]) -> [UInt8] {
        head(5, entries.count) + entries.flatMap { $0.0 + $0.1 }
    }
}
