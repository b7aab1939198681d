private import COpenSSL

/// Signature algorithms by their COSE numbers (RFC 9053; WebAuthn L3 §5.8.5 says which curve each must have).
public enum COSEAlgorithm: Int, CaseIterable, Codable, Hashable, Sendable {
    /// ECDSA on P-256 with SHA-256.
    case es256 = -7
    /// EdDSA on Ed25519.
    case edDSA = -8
    /// ECDSA on P-384 with SHA-384.
    case es384 = -35
    /// ECDSA on P-521 with SHA-512.
    case es512 = -36
    /// EdDSA on Ed448.
    case ed448 = -53
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8812).
    case rs256 = -257

    /// The ones to offer, the preferred first: together every authenticator knows one. The others are for whoever asks.
    public static let offered: [COSEAlgorithm] = [.edDSA, .es256, .rs256]

    /// The shape of a public key.
    enum Shape: Equatable {
        /// A point by both coordinates: its curve's number, OpenSSL's name for it, and the bytes of a coordinate.
        case ellipticCurve(curve: Int, group: String, coordinateBytes: Int)
        /// A point by one coordinate and a sign: its curve's number, OpenSSL's name for the key, and its bytes.
        case octetKeyPair(curve: Int, type: String, keyBytes: Int)
        case rsa
    }

    var shape: Shape {
        switch self {
        case .es256: .ellipticCurve(curve: 1, group: "prime256v1", coordinateBytes: 32)
        case .es384: .ellipticCurve(curve: 2, group: "secp384r1", coordinateBytes: 48)
        case .es512: .ellipticCurve(curve: 3, group: "secp521r1", coordinateBytes: 66)
        case .edDSA: .octetKeyPair(curve: 6, type: "ED25519", keyBytes: 32)
        case .ed448: .octetKeyPair(curve: 7, type: "ED448", keyBytes: 57)
        case .rs256: .rsa
        }
    }

    /// OpenSSL's hash function; nil where the algorithm has its own.
    var digest: OpaquePointer? {
        switch self {
        case .es256, .rs256: EVP_sha256()
        case .es384: EVP_sha384()
        case .es512: EVP_sha512()
        case .edDSA, .ed448: nil
        }
    }
}
