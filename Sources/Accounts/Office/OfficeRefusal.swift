/// Why the office is refused.
public enum OfficeRefusal: Error, Hashable, Sendable {
    /// There is no member with that user ID.
    case noSuchMember
    /// She has completed her set-up, which a new notice would undo.
    case isSetUp
    /// No address is registered that she could do without.
    case hasNoMail
}
