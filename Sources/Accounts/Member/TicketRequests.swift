import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// What a terminal asks about the ticket that it shows.
struct TicketRequests: TerminalService {
    let dependencies: Dependencies

    func perform(_ request: TicketRequest, in session: Session) throws -> Reply {
        switch request {
        case .renew: try renew(in: session)
        case .confirmDevice(let number): try confirmDevice(number, in: session)
        case .refuseDevice: try refuseDevice(in: session)
        }
    }

    /// F6: another ticket, where one is shown.
    private func renew(in session: Session) throws -> Reply {
        try transact(session) { transaction, session in
            guard session.authenticationLevel == .passwordProved,
                let (member, record) = try transaction.report.whoIsThere(session)
            else { throw Refusal.notLoggedIn }
            let place = record.journey.resumed(with: session.authenticationLevel).shown
            let kind = settings.ticketKind(at: place, session.terminal)
            guard
                place.isOnTicket || place.isBesideKey || kind == .forHome
                    || (place == .secondFactor && record.journey.enrolled.contains(.passkey))
            else {
                throw Refusal.outOfOrder(place)
            }
            try transaction.tickets.draw(for: member.id, as: kind, in: &session)
            try transaction.audit.note(.ticketRenewed, of: member.id, at: session.terminal, place: place)
            return nil
        }
    }

    /// F5, and whenever the store has changed. A sign-in counts for the very session whose ticket it was made with, and
    /// once: not for another terminal at which her password was typed.
    func refresh(in session: Session) throws -> Reply {
        guard let own = session.ticket,
            session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            try read({ try $0.records.ticket(own.id) })?.provedAt != nil
        else { return reply(session) }
        return try transact(session) { transaction, session in
            guard let (member, record) = try transaction.report.whoIsThere(session),
                var ticket = try transaction.records.ticket(own.id),
                ticket.member == member.id, ticket.provedAt != nil, ticket.collectedAt == nil
            else { return nil }
            ticket.collectedAt = transaction.now
            try transaction.records.put(ticket)
            session.authenticationLevel = .signedIn
            session.ticket = nil
            guard !ticket.isAddition else { return nil }
            try transaction.audit.note(
                .signInCollected, of: member.id, at: session.terminal, place: record.journey.shown)
            return nil
        }
    }

    /// The device that has opened her ticket is hers. After a few wrong numbers its ticket is over.
    private func confirmDevice(_ typed: String, in session: Session) throws -> Reply {
        try transact(session) { transaction, session in
            var (member, place, ticket) = try transaction.snapshot.askedTicket(of: session)
            let number = Folding.bare(typed, atMost: Folding.longestShortText) ?? ""
            guard equalInConstantTime(Array(number.utf8), Array(vault.deviceNumber(of: ticket).utf8)) else {
                ticket.triesLeft = max(0, ticket.triesLeft - 1)
                if ticket.triesLeft == 0 { ticket.closedAt = transaction.now }
                try transaction.records.put(ticket)
                try transaction.audit.note(.deviceNumberFailed, of: member, at: session.terminal, place: place)
                return .deviceNumber
            }
            ticket.confirmedAt = transaction.now
            ticket.validUntil = transaction.now.adding(seconds: settings.limits.browserTaskSeconds)
            try transaction.records.put(ticket)
            try transaction.audit.note(.deviceConfirmed, of: member, at: session.terminal, place: place)
            session = try transaction.tickets.begin(ticket, at: place, session)
            return nil
        }
    }

    /// It is not hers: that browser's ticket is over, and another is shown.
    private func refuseDevice(in session: Session) throws -> Reply {
        try transact(session) { transaction, session in
            let (member, place, ticket) = try transaction.snapshot.askedTicket(of: session)
            try transaction.audit.note(.deviceRefused, of: member, at: session.terminal, place: place)
            let kind = ticket.isAddition ? .addition : settings.ticketKind(at: place, session.terminal)
            try transaction.tickets.draw(for: member, as: kind, in: &session)
            return nil
        }
    }
}

extension Snapshot {
    /// The ticket of this session's screen, while that asks whose device has opened it.
    fileprivate func askedTicket(of session: Session) throws -> (MemberID, Location, TicketRecord) {
        guard session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            let (member, record) = try report.whoIsThere(session)
        else { throw Refusal.notLoggedIn }
        let place = record.journey.resumed(with: session.authenticationLevel).shown
        guard let own = session.ticket, let ticket = try records.ticket(own.id), ticket.member == member.id,
            ticket.openedAt != nil, ticket.confirmedAt == nil, ticket.counts(at: now)
        else { throw Refusal.outOfOrder(place) }
        return (member.id, place, ticket)
    }
}
