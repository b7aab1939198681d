public import CredentialStore
public import World

/// What the account services answer to the staff page of a kiosk.
public struct StaffReply: Sendable {
    /// Who was let in.
    public var login: StaffLogin?
    /// Whether the kiosk is out of service from now on.
    public var outOfService: OutOfService?
    /// Why it did not do what was asked; `nil` when it did.
    public var problem: StaffProblem?

    /// A reply; what is left out there is not.
    public init(login: StaffLogin? = nil, outOfService: OutOfService? = nil, problem: StaffProblem? = nil) {
        self.login = login
        self.outOfService = outOfService
        self.problem = problem
    }
}

/// Why a kiosk's staff page did not do what was asked.
public enum StaffProblem: Hashable, Sendable {
    /// It was not the PIN; the next one may be tried then.
    case wrong(nextAt: Instant)
    /// The waiting time is not over; nothing was checked or counted.
    case waitFirst(until: Instant)
    /// So many were wrong that nothing opens it until `firstlogin office unlock` has ended that.
    case locked
    /// There is no staff page here.
    case notOffered
    /// What can hinder every request.
    case common(Problem)
}
