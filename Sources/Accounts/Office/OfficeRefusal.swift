public import CredentialStore
public import FlowEngine
public import TypedInput

/// Why the office is refused.
public enum OfficeRefusal: Error, Hashable, Sendable {
    /// There is no member with that user ID.
    case noSuchMember
    /// She has completed her set-up, which a new notice would undo.
    case isSetUp
    /// No address is registered that she could do without.
    case hasNoMail
    /// Her account is closed.
    case isClosed
    /// She has not set that method up.
    case hasNot(Method)
    /// She would have none left.
    case isOnlyMethod(Method)
    /// Somebody of staff has to log in first.
    case notLoggedIn(OfficeDeed)
    /// Her role does not include it.
    case mayNot(OfficeDeed, StaffRole)
    /// That name is, or was, somebody's of staff.
    case staffNameTaken(StaffName)
    /// Nobody of staff has that name.
    case noSuchStaff(StaffName)
}
