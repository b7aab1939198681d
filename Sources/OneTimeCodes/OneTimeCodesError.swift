/// Why a key cannot be offered as it was asked for: a setting of the society's, to be refused at start, or a host that
/// lacks a library.
public enum OneTimeCodesError: Error, Hashable, Sendable {
    /// The issuer is empty or has this character, which an authenticator app would misread (S17).
    case unusableIssuer(Character?)
    /// The account is empty or has such a character.
    case unusableAccount(Character?)
    /// The text does not fit into a QR code of that version at that level.
    case doesNotFit(version: Int)
    /// This host has no libqrencode that can be loaded.
    case noLibrary
}
