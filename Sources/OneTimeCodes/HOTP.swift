public import Secrets

/// One-time codes by a counter (RFC 4226).
public enum HOTP {
    /// The code for a counter, in `digits` digits (6 to 9), with its leading zeros.
    public static func code(
        key: SecretBytes, counter: UInt64, digits: Int = 6, algorithm: Digest.Algorithm = .sha1
    ) -> String {
        precondition((6...9).contains(digits), "RFC 4226 §5.3: six digits or more; 31 bits make no more than nine")
        let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * UInt64($0))) }
        let hash = Digest.hmac(algorithm, key: key, message: message)
        // RFC 4226 §5.3: dynamic truncation.
        let offset = Int(hash[hash.count - 1] & 0xF)
        let word = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
        let text = String(word % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
