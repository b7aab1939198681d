import Secrets

/// Where somebody of the office works, as the system knows it.
public struct Workstation: Hashable, Sendable {
    /// The user of the system, as the record names whose deed it was.
    public let systemUser: String
    /// Whether that user looks after the program itself: her own commands need no login of staff.
    public let isOperator: Bool
    /// The user, the terminal and the start of the machine in one: what a login of staff is bound to. It is no secret.
    public let identity: [UInt8]

    /// A workstation.
    public init(systemUser: String, isOperator: Bool, identity: [UInt8]) {
        self.systemUser = systemUser
        self.isOperator = isOperator
        self.identity = identity
    }
}

extension Vault {
    /// By what the store finds a workstation's login.
    func sessionName(of workstation: Workstation) -> [UInt8] {
        lastingHash(workstation.identity, purpose: "staff session")
    }
}
