import CredentialStore
import FlowEngine
import Secrets
import World

/// S26: tickets, from the terminal that draws one to the browser that goes on with it.
struct Tickets: TransactionPart {
    let transaction: Transaction

    /// Draws a ticket for this session, in the place of the one that it showed before.
    func draw(for member: MemberID, as kind: TicketKind = .here, in session: inout Session) throws {
        guard settings.hasPages(at: session.terminal), let password = session.passwordMark else { return }
        if let old = session.ticket { try records.removeTicket(old.id) }
        session.ticket = nil
        try makeRoom(for: member)
        let own = try drawn()
        var ticket = TicketRecord(
            id: own.id, member: member, terminal: session.terminal.name, isKiosk: session.terminal.isKiosk,
            kind: kind,
            tokenHash: vault.hash(own.token.revealedText.utf8, by: .token),
            selectorHash: vault.hash(TicketForm.selector(of: own.userCode).utf8, by: .selector),
            codeHash: vault.hash(userCode: own.userCode), numberHash: vault.hash(number: own.number, ofTicket: own.id),
            passwordKind: password.kind, passwordSetAt: password.setAt, createdAt: now,
            validUntil: now.adding(seconds: settings.limits.ticketSeconds), triesLeft: settings.limits.ticketTries)
        if kind == .forHome {
            // The newest counts alone.
            try removeTicketsForHome(of: member)
            let end = now.adding(seconds: settings.limits.homeDays * 86_400)
            // S01: no longer than the days for the set-up, which the letters would promise in vain.
            ticket.validUntil = try records.password(member)?.validUntil.map { min($0, end) } ?? end
        }
        try records.put(ticket)
        session.ticket = own
    }

    /// Only so many of a member count at once, and those whose time is over go.
    private func makeRoom(for member: MemberID) throws {
        let present = try records.tickets(member)
        for old in present where old.validUntil <= now { try records.removeTicket(old.id) }
        let live = present.filter { $0.validUntil > now && !$0.isForHome }
        for old in live.dropLast(settings.limits.ticketsAtOnce - 1) { try records.removeTicket(old.id) }
    }

    /// No two tickets are found by the same letters.
    private func drawn() throws -> OwnTicket {
        while true {
            let own = OwnTicket(world: world)
            let selector = vault.hash(TicketForm.selector(of: own.userCode).utf8, by: .selector)
            if try records.ticket(selector, by: .selector) == nil { return own }
        }
    }

    func removeTicketsForHome(of member: MemberID) throws {
        for ticket in try records.tickets(member) where ticket.isForHome && ticket.browserHash == nil {
            try records.removeTicket(ticket.id)
        }
    }

    /// Opens it for a browser, beside its terminal or at home, and gives the browser's token: `wished`, where that is
    /// one.
    func open(_ id: String, isAtHome: Bool, as wished: BrowserToken?, on device: DeviceKind) throws -> BrowserToken {
        guard var ticket = try records.ticket(id) else { throw BrowserTaskProblem.noTicket }
        // A double press: what it wanted is done.
        if let wished, ticket.counts(at: now), vault.isBrowser(wished, of: ticket) { return wished }
        guard ticket.canBeOpened(at: now) else { throw BrowserTaskProblem.noTicket }
        let session = try snapshot.session(of: ticket)
        let browser = try token(wished)
        if isAtHome { ticket.kind = .forHome }
        ticket.openedAt = now
        ticket.device = device
        ticket.browserHash = vault.hash(browser.revealedText.utf8, by: .browser)
        ticket.validUntil = now.adding(seconds: settings.limits.browserTaskSeconds)
        let place =
            try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel).shown ?? .topPage
        if isAtHome || !place.asksForDevice(ticket) { ticket.confirmedAt = now }
        try records.put(ticket)
        if ticket.confirmedAt == nil {
            try audit.note(.ticketOpened, of: ticket.member, at: session.terminal, place: place)
        } else {
            _ = try begin(ticket, at: place, session)
        }
        return browser
    }

    /// The browser's wish, unless it has opened another ticket with that.
    private func token(_ wished: BrowserToken?) throws -> BrowserToken {
        guard let wished, wished.isFit, try snapshot.ticket(wished.revealedText.utf8, by: .browser) == nil
        else { return BrowserToken(world: world) }
        return wished
    }

    /// What follows when a browser has a ticket and it is known whose that is.
    func begin(_ ticket: TicketRecord, at place: Location, _ session: Session) throws -> Session {
        if case .step(let step) = place, Branch.completion(of: step) == .ticketOpened, !ticket.isAddition {
            return try transitions.moved(session, by: .ticketOpened)
        }
        // She comes back to a later step, or logs in later: the browser goes on where she stands.
        try audit.note(.ticketOpenedAgain, of: ticket.member, at: session.terminal, place: place)
        return session
    }

    /// S13: at home she has as long again after each deed, within the time of a whole session: no terminal's time runs.
    func keepOpen(_ ticket: inout TicketRecord) throws {
        guard ticket.isForHome, let openedAt = ticket.openedAt else { return }
        ticket.validUntil = min(
            now.adding(seconds: settings.limits.browserTaskSeconds),
            openedAt.adding(seconds: settings.limits.sessionSeconds))
        try records.put(ticket)
    }
}
