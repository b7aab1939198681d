import CredentialStore
import FlowEngine
import Secrets
import World

/// S26: how a browser comes to a ticket.
extension Portal {
    /// What a browser shows before it opens a ticket. Changes nothing, however often it is asked (S20); letters that are
    /// wrong count.
    public func look(at key: TicketKey, from client: String) -> Result<TicketNotice, ErrandTrouble> {
        attempt {
            let ticket = try find(key, from: client)
            guard let member = try store.read({ try $0.member(ticket.member) }) else { throw ErrandTrouble.noTicket }
            return TicketNotice(
                terminal: ticket.terminal, since: ticket.createdAt, maskedName: member.maskedName,
                isForHome: ticket.isForHome)
        }
    }

    /// Opens a ticket, once, and gives the secret that the browser keeps as its cookie.
    public func open(_ key: TicketKey, from client: String) -> Result<String, ErrandTrouble> {
        attempt {
            let ticket = try find(key, from: client)
            guard !ticket.isForHome else { throw ErrandTrouble.noTicket }
            return try openTicket(ticket.id)
        }
    }

    /// Opens it for a browser, beside its terminal or at home, and gives the browser's secret.
    func openTicket(_ id: String, isAtHome: Bool = false) throws -> String {
        let browser = Token.random(bytes: 32, world: world)
        try store.write { records in
            guard var ticket = try records.ticket(id), isOpen(ticket) else { throw ErrandTrouble.noTicket }
            let session = try session(of: ticket, in: records)
            ticket.isForHome = isAtHome
            ticket.openedAt = world.now()
            ticket.browserHash = vault.keyedHash(browser.utf8, purpose: TicketHash.browser.purpose)
            ticket.validUntil = world.now().adding(seconds: settings.limits.errandSeconds)
            try records.put(ticket)
            let journey = try records.journey(ticket.member)?.journey.resumed(with: session.presence)
            if case .step(let step)? = journey?.place, Branch.passage(of: step) == .ticketOpened {
                _ = try moved(session, by: .ticketOpened, in: records)
            } else {
                // She comes back to a later step, or logs in later: the browser goes on where she stands.
                try note(
                    "ticketOpenedAgain", of: ticket.member, at: session.terminal,
                    place: journey?.place ?? .topPage, in: records)
            }
        }
        return browser
    }

    /// Whether it can still be opened.
    private func isOpen(_ ticket: TicketRecord) -> Bool {
        ticket.openedAt == nil && ticket.closedAt == nil && ticket.validUntil > world.now()
    }

    func find(_ key: TicketKey, from client: String) throws -> TicketRecord {
        switch key {
        case .token(let written):
            guard let token = TicketForm.token(written: written) else { throw ErrandTrouble.noTicket }
            let found = try store.read { try ticket(token.utf8, by: .token, in: $0) }
            guard let found, isOpen(found) else { throw ErrandTrouble.noTicket }
            return found
        case .letters(let typed): return try find(letters: typed, from: client)
        }
    }

    /// S26: wrong letters cost the ticket whose first half they have one of its tries, and whoever types them a wait.
    private func find(letters typed: String, from client: String) throws -> TicketRecord {
        guard let letters = TicketForm.letters(typed: typed) else { throw ErrandTrouble.notLetters }
        let attempt: Attempt
        switch try admit(vault.lastingHash(client.utf8, purpose: "throttle of an address")) {
        case .notBefore(let instant):
            throw ErrandTrouble.waitFirst(seconds: world.now().secondsRemaining(until: instant))
        case .admitted(let admitted): attempt = admitted
        }
        let codes = vault.keyedHashes(letters.utf8, purpose: Self.lettersPurpose)
        let found: TicketRecord? = try store.write { records in
            guard var ticket = try ticket(letters.prefix(4).utf8, by: .selector, in: records), isOpen(ticket),
                ticket.triesLeft > 0
            else { return nil }
            if codes.contains(where: { equalInConstantTime($0, ticket.codeHash) }) { return ticket }
            ticket.triesLeft -= 1
            try records.put(ticket)
            return nil
        }
        guard let found else { throw ErrandTrouble.noTicket }
        try takeBack(attempt)
        return found
    }

    /// The session that the ticket stands for: what was proved at its terminal, and nothing more.
    func session(of ticket: TicketRecord, in records: any ReadableRecords) throws -> Session {
        var session = Session(at: TerminalPlace(name: ticket.terminal, kind: ticket.isKiosk ? .kiosk : .own))
        guard let record = try records.journey(ticket.member) else { throw ErrandTrouble.noTicket }
        session.member = ticket.member
        session.presence = ticket.isAddition ? .signedIn : .passwordProved
        session.revision = record.revision
        session.passwordMark = PasswordMark(kind: ticket.passwordKind, setAt: ticket.passwordSetAt)
        guard try !isRevoked(session, record.journey, in: records) else { throw ErrandTrouble.noTicket }
        return session
    }

    /// Gives what went wrong as a trouble that a page has words for.
    func attempt<Success>(_ body: () throws -> Success) -> Result<Success, ErrandTrouble> {
        do {
            return .success(try body())
        } catch let trouble as ErrandTrouble {
            return .failure(trouble)
        } catch is Refusal {
            return .failure(.otherStep)
        } catch StoreError.movedElsewhere {
            return .failure(.otherStep)
        } catch {
            return .failure(.inside)
        }
    }
}
