private import COpenSSL

/// A public key as OpenSSL holds it.
final class PublicKey: @unchecked Sendable {
    // Unchecked because of the pointer alone: the key behind it is only read.
    private let key: OpaquePointer

    /// Takes a key over; nil when there is none.
    init?(_ key: OpaquePointer?) {
        guard let key else { return nil }
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    /// Whether it is a key for that algorithm.
    func suits(_ algorithm: COSEAlgorithm) -> Bool {
        switch algorithm.shape {
        case .ellipticCurve(_, let group, _): EVP_PKEY_is_a(key, "EC") == 1 && self.group == group
        case .octetKeyPair(_, let type, _): EVP_PKEY_is_a(key, type) == 1
        case .rsa: EVP_PKEY_is_a(key, "RSA") == 1 && PasskeyLimits.rsaBits.contains(Int(EVP_PKEY_get_bits(key)))
        }
    }

    /// Whether a signature over a message is this key's.
    func verifies(_ signature: [UInt8], over message: [UInt8], by algorithm: COSEAlgorithm) -> Bool {
        // OpenSSL writes an ECDSA signature anew and compares: anything but DER, or more than it, is refused.
        suits(algorithm) && !signature.isEmpty
            && ccrypto_verify(key, algorithm.digest, signature, signature.count, message, message.count) == 1
    }

    private var group: String {
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return "" }
        return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
