public import CredentialStore
public import Secrets
public import TypedInput

/// An initial password that was just drawn, for its notice. Nobody can be shown it again.
public struct DrawnNotice: Sendable {
    /// Whose.
    public let member: Member
    /// The password in groups, as it is printed.
    public let password: SecretBytes
    /// The last day on which it counts.
    public let lastDay: Birthdate
    /// Whether a password that still counted, of an earlier notice or her own, ends with it.
    public let endsEarlier: Bool
}
