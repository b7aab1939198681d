public import CredentialStore
import FlowEngine
import Secrets
import World

/// S26: how a browser comes to a ticket.
public struct TicketOpening: ServicePart {
    let dependencies: Dependencies

    /// What a browser shows before it opens a ticket. Changes nothing, however often it is asked (S20); letters that are
    /// wrong count. `browser` is the secret of a browser that has opened one: of that very ticket, it is `openedHere`.
    public func look(
        at key: TicketKey, from client: String, by browser: String? = nil
    ) -> Result<TicketNotice, BrowserTaskProblem> {
        attempt {
            let ticket = try find(key, from: client)
            if isLive(ticket), isBrowser(browser, of: ticket) { throw BrowserTaskProblem.openedHere }
            guard canBeOpened(ticket), let member = try store.read({ try $0.member(ticket.member) }) else {
                throw BrowserTaskProblem.noTicket
            }
            return TicketNotice(
                terminal: ticket.terminal, since: ticket.createdAt, maskedName: member.maskedName,
                isForHome: ticket.isForHome)
        }
    }

    /// Opens a ticket, once, and gives the secret that the browser keeps as its cookie: `wished`, which it was given when
    /// it looked, so that pressing twice leads to the same place.
    public func open(
        _ key: TicketKey, from client: String, as wished: String? = nil, on device: DeviceKind = .other
    ) -> Result<String, BrowserTaskProblem> {
        attempt {
            let ticket = try find(key, from: client)
            guard !ticket.isForHome else { throw BrowserTaskProblem.noTicket }
            return try openTicket(ticket.id, as: wished, on: device)
        }
    }

    /// A secret for a browser that looks at a ticket.
    public func newBrowserSecret() -> String { Token.random(bytes: 32, world: world) }

    /// Opens it for a browser, beside its terminal or at home, and gives the browser's secret.
    func openTicket(
        _ id: String, isAtHome: Bool = false, as wished: String? = nil, on device: DeviceKind = .other
    ) throws -> String {
        try store.write { records in
            guard var ticket = try records.ticket(id) else { throw BrowserTaskProblem.noTicket }
            // A double press: what it wanted is done.
            if let wished, isLive(ticket), isBrowser(wished, of: ticket) { return wished }
            guard canBeOpened(ticket) else { throw BrowserTaskProblem.noTicket }
            let session = try session(of: ticket, in: records)
            let browser = try secret(wished, in: records)
            ticket.isForHome = isAtHome
            ticket.openedAt = world.now()
            ticket.device = device
            ticket.browserHash = vault.keyedHash(browser.utf8, purpose: TicketHash.browser.purpose)
            ticket.validUntil = world.now().adding(seconds: settings.limits.browserTaskSeconds)
            let place =
                try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel).shown ?? .topPage
            if isAtHome || !place.asksForDevice(ticket) { ticket.confirmedAt = world.now() }
            try records.put(ticket)
            guard ticket.confirmedAt != nil else {
                try audit.note(.ticketOpened, of: ticket.member, at: session.terminal, place: place, in: records)
                return browser
            }
            _ = try begin(ticket, at: place, session, in: records)
            return browser
        }
    }

    /// What follows when a browser has a ticket and it is known whose that is.
    func begin(
        _ ticket: TicketRecord, at place: Location, _ session: Session, in records: any WritableRecords
    ) throws -> Session {
        if case .step(let step) = place, Branch.completion(of: step) == .ticketOpened, !ticket.isAddition {
            return try transitions.moved(session, by: .ticketOpened, in: records)
        }
        // She comes back to a later step, or logs in later: the browser goes on where she stands.
        try audit.note(.ticketOpenedAgain, of: ticket.member, at: session.terminal, place: place, in: records)
        return session
    }

    /// The browser's wish, unless it has opened another ticket with that.
    private func secret(_ wished: String?, in records: any ReadableRecords) throws -> String {
        guard let wished, (32...64).contains(wished.utf8.count),
            try tickets.ticket(wished.utf8, by: .browser, in: records) == nil
        else { return newBrowserSecret() }
        return wished
    }

    /// Whether nobody has opened it yet.
    private func canBeOpened(_ ticket: TicketRecord) -> Bool { ticket.openedAt == nil && isLive(ticket) }

    private func isLive(_ ticket: TicketRecord) -> Bool {
        ticket.closedAt == nil && ticket.validUntil > world.now()
    }

    private func isBrowser(_ secret: String?, of ticket: TicketRecord) -> Bool {
        guard let secret, let hash = ticket.browserHash else { return false }
        return vault.keyedHashes(secret.utf8, purpose: TicketHash.browser.purpose)
            .contains { equalInConstantTime($0, hash) }
    }

    func find(_ key: TicketKey, from client: String) throws -> TicketRecord {
        switch key {
        case .token(let written):
            guard let token = TicketForm.token(written: written),
                let found = try store.read({ try tickets.ticket(token.utf8, by: .token, in: $0) }), isLive(found)
            else { throw BrowserTaskProblem.noTicket }
            return found
        case .letters(let typed): return try find(letters: typed, from: client)
        }
    }

    /// S26: wrong letters cost the ticket whose first half they have one of its tries, and whoever types them a wait.
    private func find(letters typed: String, from client: String) throws -> TicketRecord {
        guard let letters = TicketForm.letters(typed: typed) else { throw BrowserTaskProblem.notLetters }
        let attempt: AttemptGate.Attempt
        switch try gate.admit(address: client) {
        case .notBefore(let instant):
            throw BrowserTaskProblem.waitFirst(seconds: world.now().secondsRemaining(until: instant))
        case .admitted(let admitted): attempt = admitted
        }
        let codes = vault.keyedHashes(letters.utf8, purpose: Tickets.lettersPurpose)
        let found: TicketRecord? = try store.write { records in
            if var ticket = try tickets.ticket(letters.prefix(4).utf8, by: .selector, in: records), isLive(ticket),
                ticket.triesLeft > 0
            {
                if codes.contains(where: { equalInConstantTime($0, ticket.codeHash) }) { return ticket }
                if ticket.openedAt == nil {
                    ticket.triesLeft -= 1
                    try records.put(ticket)
                }
            }
            let asker = TerminalInfo(name: "Web", kind: .own)
            try audit.note(.ticketLettersFailed, under: gate.throttleName(ofAddress: client), at: asker, in: records)
            return nil
        }
        guard let found else { throw BrowserTaskProblem.noTicket }
        try gate.takeBack(attempt)
        return found
    }

    /// The session that the ticket stands for: what was proved at its terminal, and nothing more.
    func session(of ticket: TicketRecord, in records: any ReadableRecords) throws -> Session {
        var session = Session(at: TerminalInfo(name: ticket.terminal, kind: ticket.isKiosk ? .kiosk : .own))
        guard let record = try records.journey(ticket.member) else { throw BrowserTaskProblem.noTicket }
        session.member = ticket.member
        session.authenticationLevel = ticket.isAddition ? .signedIn : .passwordProved
        session.revision = record.revision
        session.passwordMark = PasswordMark(kind: ticket.passwordKind, setAt: ticket.passwordSetAt)
        guard try !reports.isRevoked(session, record.journey, in: records) else { throw BrowserTaskProblem.noTicket }
        return session
    }
}
