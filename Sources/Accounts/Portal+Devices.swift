import CredentialStore
import FlowEngine
import Content
import Secrets
import World
import TypedInput

/// S38: whoever is first with a ticket's code has its browser's page, and nothing else, until she has typed at the
/// terminal the number that her own device shows.
extension Portal {
    /// The number that the page of a browser shows, which she types at the terminal.
    func deviceNumber(of ticket: TicketRecord) -> String {
        let hash = vault.lastingHash(ticket.browserHash ?? [], purpose: "number of a device")
        let number = (Int(hash[0]) << 8 | Int(hash[1])) % 100
        return number < 10 ? "0\(number)" : "\(number)"
    }

    /// The device that has opened her ticket is hers. After a few wrong numbers its ticket is over.
    func confirmDevice(_ typed: String, in session: Session) throws -> Reply {
        var problem: Problem?
        let answer = try transact(session) { records, session in
            let (member, place, asked) = try askedTicket(of: session, in: records)
            var ticket = asked
            let number = Folding.bare(typed, atMost: Folding.longestShortText) ?? ""
            guard equalInConstantTime(Array(number.utf8), Array(deviceNumber(of: ticket).utf8)) else {
                ticket.triesLeft = max(0, ticket.triesLeft - 1)
                if ticket.triesLeft == 0 { ticket.closedAt = world.now() }
                try records.put(ticket)
                try note("deviceNumberFailed", of: member, at: session.terminal, place: place, in: records)
                problem = .deviceNumber
                return
            }
            ticket.confirmedAt = world.now()
            ticket.validUntil = world.now().adding(seconds: settings.limits.browserTaskSeconds)
            try records.put(ticket)
            try note("deviceConfirmed", of: member, at: session.terminal, place: place, in: records)
            session = try begin(ticket, at: place, session, in: records)
        }
        return answer.problem == nil ? reply(answer.session, problem) : answer
    }

    /// It is not hers: that browser's ticket is over, and another is shown.
    func refuseDevice(in session: Session) throws -> Reply {
        try transact(session) { records, session in
            let (member, place, ticket) = try askedTicket(of: session, in: records)
            try note("deviceRefused", of: member, at: session.terminal, place: place, in: records)
            try openTicket(
                for: member, as: ticket.isAddition ? .addition : ticketKind(at: place, session), in: &session,
                records: records)
        }
    }

    private func askedTicket(
        of session: Session, in records: any ReadableRecords
    ) throws -> (MemberID, Location, TicketRecord) {
        guard session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            let (member, record) = try whoIsThere(session, in: records)
        else { throw Refusal.notLoggedIn }
        let place = record.journey.resumed(with: session.authenticationLevel).shown
        guard let own = session.ticket, let ticket = try records.ticket(own.id), ticket.member == member.id,
            ticket.openedAt != nil, ticket.confirmedAt == nil, ticket.closedAt == nil,
            ticket.validUntil > world.now()
        else { throw Refusal.outOfOrder(place) }
        return (member.id, place, ticket)
    }
}

extension Location {
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
