public import CredentialStore

/// What a kiosk's staff page asks for before it opens.
public enum StaffEntrance: Sendable {
    /// Name, password and code of an account of staff.
    case account
    /// The PIN of the settings, while staff has no accounts.
    case pin
}

/// What the account services answer to the staff page of a kiosk.
public struct StaffReply: Sendable {
    /// Who was let in.
    public var login: StaffLogin?
    /// What the page asks for; `nil` where nothing opens it.
    public var entrance: StaffEntrance?
    /// Whether the kiosk is out of service from now on.
    public var outOfService: OutOfService?
    /// Why it did not do what was asked; `nil` when it did.
    public var problem: StaffProblem?

    /// A reply; what is left out there is not.
    public init(
        login: StaffLogin? = nil, entrance: StaffEntrance? = nil, outOfService: OutOfService? = nil,
        problem: StaffProblem? = nil
    ) {
        self.login = login
        self.entrance = entrance
        self.outOfService = outOfService
        self.problem = problem
    }
}
