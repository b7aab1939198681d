import Content
import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// What a terminal asks about the ticket that it shows.
struct TicketRequests: ServicePart {
    let dependencies: Dependencies

    /// F6: another ticket, where one is shown.
    func renewTicket(in session: Session) throws -> Reply {
        try transitions.transact(session) { records, session in
            guard session.authenticationLevel == .passwordProved,
                let (member, record) = try reports.whoIsThere(session, in: records)
            else { throw Refusal.notLoggedIn }
            let place = record.journey.resumed(with: session.authenticationLevel).shown
            let kind = tickets.ticketKind(at: place, session)
            guard
                place.isOnTicket || place.isBesideKey || kind == .forHome
                    || (place == .secondFactor && record.journey.enrolled.contains(.passkey))
            else {
                throw Refusal.outOfOrder(place)
            }
            try tickets.openTicket(for: member.id, as: kind, in: &session, records: records)
            try audit.note(.ticketRenewed, of: member.id, at: session.terminal, place: place, in: records)
        }
    }

    /// F5, and whenever the store has changed. A sign-in counts for the very session whose ticket it was made with, and
    /// once: not for another terminal at which her password was typed.
    func refresh(in session: Session) throws -> Reply {
        guard let own = session.ticket,
            session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            try store.read({ try $0.ticket(own.id) })?.provedAt != nil
        else { return reports.reply(session) }
        var session = session
        try store.write { records in
            guard let (member, record) = try reports.whoIsThere(session, in: records),
                var ticket = try records.ticket(own.id),
                ticket.member == member.id, ticket.provedAt != nil, ticket.collectedAt == nil
            else { return }
            ticket.collectedAt = world.now()
            try records.put(ticket)
            session.authenticationLevel = .signedIn
            session.ticket = nil
            guard !ticket.isAddition else { return }
            try audit.note(
                .signInCollected, of: member.id, at: session.terminal, place: record.journey.shown, in: records)
        }
        return reports.reply(session)
    }

    /// The number that the page of a browser shows, which she types at the terminal.
    func deviceNumber(of ticket: TicketRecord) -> String {
        let hash = vault.lastingHash(ticket.browserHash ?? [], purpose: "number of a device")
        let number = (Int(hash[0]) << 8 | Int(hash[1])) % 100
        return number < 10 ? "0\(number)" : "\(number)"
    }

    /// The device that has opened her ticket is hers. After a few wrong numbers its ticket is over.
    func confirmDevice(_ typed: String, in session: Session) throws -> Reply {
        var problem: Problem?
        let answer = try transitions.transact(session) { records, session in
            let (member, place, asked) = try askedTicket(of: session, in: records)
            var ticket = asked
            let number = Folding.bare(typed, atMost: Folding.longestShortText) ?? ""
            guard equalInConstantTime(Array(number.utf8), Array(deviceNumber(of: ticket).utf8)) else {
                ticket.triesLeft = max(0, ticket.triesLeft - 1)
                if ticket.triesLeft == 0 { ticket.closedAt = world.now() }
                try records.put(ticket)
                try audit.note(.deviceNumberFailed, of: member, at: session.terminal, place: place, in: records)
                problem = .deviceNumber
                return
            }
            ticket.confirmedAt = world.now()
            ticket.validUntil = world.now().adding(seconds: settings.limits.browserTaskSeconds)
            try records.put(ticket)
            try audit.note(.deviceConfirmed, of: member, at: session.terminal, place: place, in: records)
            session = try opening.begin(ticket, at: place, session, in: records)
        }
        return answer.problem == nil ? reports.reply(answer.session, problem) : answer
    }

    /// It is not hers: that browser's ticket is over, and another is shown.
    func refuseDevice(in session: Session) throws -> Reply {
        try transitions.transact(session) { records, session in
            let (member, place, ticket) = try askedTicket(of: session, in: records)
            try audit.note(.deviceRefused, of: member, at: session.terminal, place: place, in: records)
            try tickets.openTicket(
                for: member, as: ticket.isAddition ? .addition : tickets.ticketKind(at: place, session), in: &session,
                records: records)
        }
    }

    private func askedTicket(
        of session: Session, in records: any ReadableRecords
    ) throws -> (MemberID, Location, TicketRecord) {
        guard session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            let (member, record) = try reports.whoIsThere(session, in: records)
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
