/// Why an event cannot happen here.
public enum Refusal: Error, Hashable, Sendable {
    /// She must log in first.
    case notLoggedIn
    /// She is logged in already.
    case alreadyLoggedIn
    /// The birthdate comes first.
    case birthdateFirst
    /// The initial password has died, or no password was chosen yet.
    case wrongKindOfPassword
    /// The second method comes first.
    case methodFirst
    /// This step is completed in another way.
    case outOfOrder(Location)
    /// The society, or this terminal, does not offer it.
    case notOffered
    /// The mail code needs a confirmed address.
    case mailNotConfirmed
    /// A guessable password does not change the address (S02).
    case proofNeeded
    /// The method was not enrolled.
    case notEnrolled
    /// Without it she could not log in any more.
    case lastMethod
    /// The mail code asks for a longer password (S05).
    case passwordTooShort
}
