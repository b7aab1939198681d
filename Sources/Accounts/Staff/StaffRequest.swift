public import CredentialStore

/// What the staff page of a kiosk asks of the account services.
public enum StaffRequest: Sendable {
    /// Whether the kiosk is out of service.
    case look
    /// To be let in.
    case logIn(StaffProof)
    /// The member's login ends, and the kiosk begins anew.
    case startOver(StaffLogin)
    /// The kiosk tells members so, and lets none begin.
    case takeOutOfService(OutOfServiceMessage?, StaffLogin)
    /// It is there for members again.
    case takeBack(StaffLogin)
}
