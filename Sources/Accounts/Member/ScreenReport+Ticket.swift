import CredentialStore
import FlowEngine

extension ScreenReport {
    /// What this session's screen may show of its ticket.
    func shownTicket(of member: Member, _ session: Session) throws -> ShownTicket? {
        guard session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            let companion = settings.companion, settings.hasPages(at: session.terminal), let own = session.ticket
        else { return nil }
        let record = try records.ticket(own.id)
        return ShownTicket(
            verificationURIComplete: companion.link(own.token), verificationURI: companion.typed, host: companion.host,
            userCode: TicketForm.spaced(own.userCode), number: own.number, maskedName: member.maskedName,
            validUntil: record?.validUntil ?? now, state: state(of: record),
            isApproved: record?.approvedAt != nil, isLocal: companion.isLocal)
    }

    private func state(of ticket: TicketRecord?) -> ShownTicket.State {
        guard let ticket else { return .over(.late) }
        guard ticket.counts(at: now) else { return .over(ticket.ending) }
        guard let opened = ticket.openedAt else { return ticket.triesLeft > 0 ? .waiting : .over(.wrongLetters) }
        return ticket.confirmedAt == nil
            ? .asking(device: ticket.device ?? .other, at: opened) : .opened(at: opened)
    }
}

extension TicketRecord {
    /// Why it counts no more; whoever typed a wrong number has no try left.
    fileprivate var ending: ShownTicket.Ending {
        if closedAt == nil { return .late }
        return triesLeft > 0 ? .declined : .wrongNumber
    }
}
