import CredentialStore
import FlowEngine

/// What of it is offered at one terminal.
extension AccountSettings {
    /// What is offered at a terminal: her PC is not at the society's counter, and without a companion in reach nothing
    /// opens a ticket.
    func policy(at terminal: TerminalInfo) -> Policy {
        var policy = policy
        if !hasPages(at: terminal) { policy.methods.remove(.passkey) }
        if terminal.isKiosk {
            policy.passkeyOnPC = false
            policy.goesOnAtHome = companion?.isLocal == false
            policy.browserExtensions = policy.browserExtensions && policy.goesOnAtHome
        }
        return policy
    }

    /// Whether she has a browser that reaches the companion: one for this machine alone is none for whoever sits
    /// elsewhere, and the office's own browser becomes nobody's passkey (S15).
    func hasPages(at terminal: TerminalInfo) -> Bool {
        guard let companion else { return false }
        return !companion.isLocal || !(terminal.isRemote || terminal.isKiosk)
    }

    /// What is set up on her own PC is no matter of the office's terminals (S15): their tickets are opened at home.
    func ticketKind(at place: Location, _ terminal: TerminalInfo) -> TicketKind {
        place.isOnOwnPC && policy(at: terminal).goesOnAtHome ? .forHome : .here
    }
}
