import CredentialStore
import FlowEngine

extension Snapshot {
    /// The ticket that something in clear belongs to, under whichever key it was hashed.
    func ticket(_ clear: some Sequence<UInt8>, by kind: TicketHash) throws -> TicketRecord? {
        for hash in vault.hashes(clear, by: kind) {
            if let ticket = try records.ticket(hash, by: kind) { return ticket }
        }
        return nil
    }

    /// The session that the ticket stands for: what was proved at its terminal, and nothing more.
    func session(of ticket: TicketRecord) throws -> Session {
        var session = Session(at: ticket.terminalInfo)
        guard let member = try records.member(ticket.member), let record = try records.journey(member.id) else {
            throw BrowserTaskProblem.noTicket
        }
        session.member = ticket.member
        session.authenticationLevel = ticket.isAddition ? .signedIn : .passwordProved
        session.revision = record.revision
        session.passwordMark = PasswordMark(kind: ticket.passwordKind, setAt: ticket.passwordSetAt)
        guard try !report.isRevoked(session, of: member, record.journey) else { throw BrowserTaskProblem.noTicket }
        return session
    }
}
