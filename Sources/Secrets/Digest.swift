private import COpenSSL
private import CSodium

/// SHA-2, HMAC and HKDF.
///
/// HMAC-SHA-256 is libsodium's, all else OpenSSL's: the check of the keys needs it at every start, and OpenSSL makes
/// ready all it has before the first hash, 5.5 million instructions (P01).
public enum Digest {
    /// The hash functions in use. SHA-1 only within HMAC, as RFC 4226 has it.
    public enum Algorithm: String, Hashable, Sendable {
        /// SHA-1, 20 bytes.
        case sha1
        /// SHA-256, 32 bytes.
        case sha256
        /// SHA-512, 64 bytes.
        case sha512

        /// The length of its result in bytes.
        public var count: Int {
            switch self {
            case .sha1: 20
            case .sha256: 32
            case .sha512: 64
            }
        }
    }

    /// The SHA-256 of some bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { target, count in
            let done = EVP_Digest(bytes, bytes.count, target.baseAddress, nil, EVP_sha256(), nil)
            precondition(done == 1, "OpenSSL has SHA-256")
            count = 32
        }
    }

    /// HMAC (RFC 2104) of a message under a key.
    public static func hmac(_ algorithm: Algorithm, key: SecretBytes, message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: algorithm.count) { target, count in
            message.withUnsafeBytes {
                write(algorithm, key: key, message: $0, into: UnsafeMutableRawBufferPointer(target))
            }
            count = algorithm.count
        }
    }

    /// HMAC of a secret message, the result as secret as that.
    public static func hmac(_ algorithm: Algorithm, key: SecretBytes, message: SecretBytes) -> SecretBytes {
        SecretBytes(count: algorithm.count) { target in
            message.withUnsafeBytes { write(algorithm, key: key, message: $0, into: target) }
        }
    }

    /// HMAC-SHA-256.
    public static func hmacSHA256(key: SecretBytes, message: [UInt8]) -> [UInt8] {
        hmac(.sha256, key: key, message: message)
    }

    /// A key for one purpose out of another key (RFC 5869). `count` at most 255 x 32 bytes.
    public static func hkdfSHA256(
        _ material: SecretBytes, salt: [UInt8] = [], info: [UInt8], count: Int
    ) -> SecretBytes {
        precondition((1...255 * 32).contains(count), "RFC 5869 §2.3: at most 255 blocks")
        // §2.2: no salt is a string of zeros as long as the hash.
        let salt = salt.isEmpty ? [UInt8](repeating: 0, count: 32) : salt
        let extracted = SecretBytes(count: 32) { target in
            salt.withUnsafeBytes { salt in material.withUnsafeBytes { writeSHA256(key: salt, [$0], into: target) } }
        }
        let blocks = (count + 31) / 32
        let expanded = SecretBytes(count: blocks * 32) { target in
            extracted.withUnsafeBytes { key in
                // §2.3: each block is made of the one before, the information and its number.
                var last = UnsafeRawBufferPointer(start: nil, count: 0)
                for block in 0..<blocks {
                    let place = UnsafeMutableRawBufferPointer(rebasing: target[(block * 32)..<(block * 32 + 32)])
                    (info + [UInt8(block + 1)]).withUnsafeBytes { writeSHA256(key: key, [last, $0], into: place) }
                    last = UnsafeRawBufferPointer(place)
                }
            }
        }
        guard count < expanded.count else { return expanded }
        return SecretBytes(count: count) { target in
            expanded.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private static func write(
        _ algorithm: Algorithm, key: SecretBytes, message: UnsafeRawBufferPointer,
        into target: UnsafeMutableRawBufferPointer
    ) {
        if algorithm == .sha256 { return key.withUnsafeBytes { writeSHA256(key: $0, [message], into: target) } }
        let function = algorithm == .sha1 ? EVP_sha1() : EVP_sha512()
        let done = key.withUnsafeBytes { key in
            HMAC(
                function, key.baseAddress, Int32(key.count), message.bindMemory(to: UInt8.self).baseAddress,
                message.count, target.bindMemory(to: UInt8.self).baseAddress, nil)
        }
        precondition(done != nil, "OpenSSL has HMAC")
    }

    /// HMAC-SHA-256 of some pieces, one behind the other.
    private static func writeSHA256(
        key: UnsafeRawBufferPointer, _ pieces: [UnsafeRawBufferPointer], into target: UnsafeMutableRawBufferPointer
    ) {
        Sodium.prepare()
        guard let start = key.bindMemory(to: UInt8.self).baseAddress,
            let result = target.bindMemory(to: UInt8.self).baseAddress
        else { preconditionFailure("a key and its hash have a place") }
        var state = crypto_auth_hmacsha256_state()
        // What is left in it stands for the key.
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        crypto_auth_hmacsha256_init(&state, start, key.count)
        for piece in pieces {
            guard let start = piece.bindMemory(to: UInt8.self).baseAddress else { continue }
            crypto_auth_hmacsha256_update(&state, start, UInt64(piece.count))
        }
        crypto_auth_hmacsha256_final(&state, result)
    }
}
