private import Foundation

/// Passwords as text: two keyboards that spell one word differently must make the same password.
public enum PasswordText {
    /// The password in NFC (NIST SP 800-63B-4 §3.1.1.2), otherwise untouched. Bytes that are no UTF-8 stay as they are.
    ///
    /// ASCII, which is what kiosks type, never leaves guarded memory; other text passes through strings that Swift and
    /// Foundation free without wiping.
    public static func normalised(_ password: SecretBytes) -> SecretBytes {
        if isASCII(password) { return password }
        guard let text = text(of: password) else { return password }
        return SecretBytes(text: text.precomposedStringWithCanonicalMapping)
    }

    /// Its length in code points after normalisation, by which the rules count (S05).
    public static func codePoints(in password: SecretBytes) -> Int {
        let normal = normalised(password)
        // In UTF-8 every code point has one byte that is no continuation.
        return normal.withUnsafeBytes { $0.count { $0 & 0xC0 != 0x80 } }
    }

    private static func isASCII(_ password: SecretBytes) -> Bool {
        password.withUnsafeBytes { $0.allSatisfy { $0 < 0x80 } }
    }

    private static func text(of password: SecretBytes) -> String? {
        password.withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    }
}
