public import CredentialStore
import World

/// S26: how a browser comes to a ticket.
public struct TicketOpening: Service {
    let dependencies: Dependencies

    /// What a browser shows before it opens a ticket. Changes nothing, however often it is asked (S20); letters that
    /// are wrong count. `browser` is the token of a browser that has opened one: of that very ticket, it is
    /// `openedHere`.
    public func look(
        at key: TicketKey, from client: String, by browser: BrowserToken? = nil
    ) -> Result<TicketNotice, BrowserTaskProblem> {
        attempt {
            let (ticket, owner) = try find(key, from: client)
            if let browser, vault.isBrowser(browser, of: ticket) { throw BrowserTaskProblem.openedHere }
            guard ticket.openedAt == nil else { throw BrowserTaskProblem.noTicket }
            return TicketNotice(
                terminal: ticket.terminal, since: ticket.createdAt, maskedName: owner.maskedName,
                isForHome: ticket.isForHome)
        }
    }

    /// Opens a ticket, once, and gives the token that the browser keeps as its cookie: `wished`, which it was given
    /// when it looked, so that pressing twice leads to the same place.
    public func open(
        _ key: TicketKey, from client: String, as wished: BrowserToken? = nil, on device: DeviceKind = .other
    ) -> Result<BrowserToken, BrowserTaskProblem> {
        attempt {
            let (ticket, _) = try find(key, from: client)
            guard !ticket.isForHome else { throw BrowserTaskProblem.noTicket }
            return try write { try $0.tickets.open(ticket.id, isAtHome: false, as: wished, on: device) }
        }
    }

    /// A token for a browser that looks at a ticket.
    public func newBrowserToken() -> BrowserToken { BrowserToken(world: world) }

    /// The ticket of a link or of letters, while it counts, and whose it is. Nobody writes who knows none.
    func find(_ key: TicketKey, from client: String) throws -> (TicketRecord, Member) {
        switch key {
        case .token(let token):
            return try read { snapshot in
                guard let token = token.canonical, let found = try snapshot.ticket(token.utf8, by: .token),
                    found.counts(at: snapshot.now), let owner = try snapshot.records.member(found.member)
                else { throw BrowserTaskProblem.noTicket }
                return (found, owner)
            }
        case .userCode(let typed): return try find(userCode: typed, from: client)
        }
    }

    /// S26: wrong letters cost the ticket whose first half they have one of its tries, and whoever types them a wait.
    private func find(userCode typed: String, from client: String) throws -> (TicketRecord, Member) {
        guard let userCode = TicketForm.userCode(typed: typed) else { throw BrowserTaskProblem.notLetters }
        let attempt: AttemptGate.Attempt
        switch try gate.admit(address: client) {
        case .notBefore(let instant):
            throw BrowserTaskProblem.waitFirst(seconds: world.now().secondsRemaining(until: instant))
        case .admitted(let admitted): attempt = admitted
        }
        guard let found = try write({ try $0.ticket(userCode: userCode, from: client) }) else {
            throw BrowserTaskProblem.noTicket
        }
        try gate.takeBack(attempt)
        return found
    }
}

extension Transaction {
    fileprivate func ticket(userCode: String, from client: String) throws -> (TicketRecord, Member)? {
        if var ticket = try snapshot.ticket(TicketForm.selector(of: userCode).utf8, by: .selector),
            ticket.counts(at: now), ticket.triesLeft > 0
        {
            if vault.isUserCode(userCode, of: ticket), let owner = try records.member(ticket.member) {
                return (ticket, owner)
            }
            if ticket.openedAt == nil {
                ticket.triesLeft -= 1
                try records.put(ticket)
            }
        }
        let asker = TerminalInfo(name: "Web", kind: .own)
        try audit.note(.ticketLettersFailed, under: vault.throttleName(ofAddress: client), at: asker)
        return nil
    }
}
