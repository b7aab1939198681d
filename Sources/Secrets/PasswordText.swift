private import Foundation
private import TypedInput

/// Passwords as text: two keyboards, or two widths, that spell one word must make the same password.
public enum PasswordText {
    /// The password in the form in which passwords are compared and counted (NFKC): width and form never matter, case
    /// and spaces do. Bytes that are no UTF-8 stay as they are.
    ///
    /// NIST SP 800-63B-4 §3.1.1.2 asks for NFC; NFKC is a choice of ours: half of these members have an input method on
    /// that writes one key in three widths, and a browser's field for passwords takes only one of them.
    ///
    /// ASCII, which is what kiosks type, never leaves guarded memory; other text passes through strings that Swift and
    /// Foundation free without wiping.
    public static func folded(_ password: SecretBytes) -> SecretBytes { brought(password, to: Folding.compatible) }

    /// Its length in code points after folding, by which the rules count (S05).
    public static func codePoints(in password: SecretBytes) -> Int {
        // In UTF-8 every code point has one byte that is no continuation.
        folded(password).withUnsafeBytes { $0.count { $0 & 0xC0 != 0x80 } }
    }

    /// What is hashed of a password for a hash of that form. Both are made, so that time does not tell which (S11).
    static func hashed(_ password: SecretBytes, as form: PasswordForm) -> SecretBytes {
        let forms = (composed: brought(password, to: Folding.composed), folded: folded(password))
        switch form {
        case .composed: return forms.composed
        case .folded: return forms.folded
        }
    }

    private static func brought(_ password: SecretBytes, to form: (String) -> String) -> SecretBytes {
        if password.withUnsafeBytes({ $0.allSatisfy { $0 < 0x80 } }) { return password }
        guard let text = password.withUnsafeBytes({ String(validating: $0, as: UTF8.self) }) else { return password }
        return SecretBytes(text: form(text))
    }
}
