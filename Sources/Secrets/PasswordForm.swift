/// The form into which a password was brought before it was hashed.
public enum PasswordForm: String, Hashable, Sendable {
    /// Letters and their marks as one (NFC): what was hashed before width stopped to count.
    case composed = ""
    /// Besides, one width and one form (NFKC): what is hashed now.
    case folded = "k"

    /// What is hashed now.
    static let present = PasswordForm.folded
}
