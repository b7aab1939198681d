import CredentialStore
import FlowEngine
import Content

extension Location {
    /// Whether the place is one of her own PC.
    var isOnOwnPC: Bool {
        guard case .step(let step) = self else { return false }
        return Branch.of(step)?.isOnOwnPC == true
    }

    /// Whether the place is one that a browser goes on from.
    var isOnTicket: Bool {
        guard case .step(let step) = self, let branch = Branch.of(step) else { return false }
        if branch == .phoneForPC { return Branch.completion(of: step) == .passkeyProved }
        guard branch == .passkeyOnPC || branch == .passkeyOnPhone else { return false }
        return step != branch.loginStep
    }

    /// Whether the place is one whose key a browser may show as well: behind the login of an app's branch.
    var isBesideKey: Bool {
        guard case .step(let step) = self, let branch = Branch.of(step), branch.method == .app else { return false }
        return branch.steps.drop { $0.step != branch.loginStep }.dropFirst().contains { $0.step == step }
    }

    /// Whether a browser that opens a ticket here goes on by it alone. A later login asks it for the number that the
    /// terminal shows (S27).
    func asksForDevice(_ ticket: TicketRecord) -> Bool {
        if ticket.isAddition { return true }
        switch self {
        case .secondFactor, .step(.step2_2star_4): return false
        default: return true
        }
    }
}
