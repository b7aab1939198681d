/// How a member came to have an account.
public enum Account: String, CaseIterable, Sendable {
    /// She has none yet; a notice is drawn for her.
    case new
    /// She had one before: symbol + number + birthdate open first login.
    case earlier
}
