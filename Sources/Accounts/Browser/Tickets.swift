import CredentialStore
import FlowEngine
import Secrets
import World

/// S26: tickets, as the terminal that shows them has them.
struct Tickets: ServicePart {
    let dependencies: Dependencies

    /// Draws a ticket for this session, in the place of the one that it showed before.
    func openTicket(
        for member: MemberID, as kind: TicketKind = .here, in session: inout Session, records: any WritableRecords
    ) throws {
        guard reports.hasPages(at: session.terminal), let password = session.passwordMark else { return }
        let now = world.now()
        if let old = session.ticket { try records.removeTicket(old.id) }
        session.ticket = nil
        let present = try records.tickets(member)
        let live = present.filter { $0.validUntil > now && !$0.isForHome }
        for old in present where old.validUntil <= now { try records.removeTicket(old.id) }
        for old in live.dropLast(settings.limits.ticketsAtOnce - 1) { try records.removeTicket(old.id) }
        var own = OwnTicket(world: world)
        while try records.ticket(hash(selector: own.letters), by: .selector) != nil { own = OwnTicket(world: world) }
        var ticket = TicketRecord(
            id: own.id, member: member, terminal: session.terminal.name, isKiosk: session.terminal.isKiosk,
            tokenHash: vault.keyedHash(own.token.utf8, purpose: TicketHash.token.purpose),
            selectorHash: hash(selector: own.letters),
            codeHash: vault.keyedHash(own.letters.utf8, purpose: Self.lettersPurpose),
            numberHash: vault.keyedHash(numberText(own.number, of: own.id), purpose: Self.numberPurpose),
            passwordKind: password.kind, passwordSetAt: password.setAt, createdAt: now,
            validUntil: now.adding(seconds: settings.limits.ticketSeconds), triesLeft: settings.limits.ticketTries)
        switch kind {
        case .here: break
        case .addition: ticket.isAddition = true
        case .forHome:
            // The newest counts alone.
            try removeTicketsForHome(of: member, in: records)
            ticket.isForHome = true
            let end = now.adding(seconds: settings.limits.homeDays * 86_400)
            // S01: no longer than the days for the set-up, which the letters would promise in vain.
            ticket.validUntil = try records.password(member)?.validUntil.map { min($0, end) } ?? end
        }
        try records.put(ticket)
        session.ticket = own
    }

    /// What is set up on her own PC is no matter of the office's terminals (S15): their tickets are opened at home.
    func ticketKind(at place: Location, _ session: Session) -> TicketKind {
        place.isOnOwnPC && reports.policy(at: session.terminal).goesOnAtHome ? .forHome : .here
    }

    func removeTicketsForHome(of member: MemberID, in records: any WritableRecords) throws {
        for ticket in try records.tickets(member) where ticket.isForHome && ticket.browserHash == nil {
            try records.removeTicket(ticket.id)
        }
    }

    static var lettersPurpose: String { "ticket letters" }
    static var numberPurpose: String { "ticket number" }

    private func hash(selector letters: String) -> [UInt8] {
        vault.keyedHash(letters.prefix(4).utf8, purpose: TicketHash.selector.purpose)
    }

    /// The ticket that something in clear belongs to, under whichever key it was hashed.
    func ticket(
        _ clear: some Sequence<UInt8>, by kind: TicketHash, in records: any ReadableRecords
    ) throws -> TicketRecord? {
        for hash in vault.keyedHashes(clear, purpose: kind.purpose) {
            if let ticket = try records.ticket(hash, by: kind) { return ticket }
        }
        return nil
    }

    /// The number behind its ticket: the same two digits of another are another number.
    func numberText(_ number: String, of ticket: String) -> [UInt8] { Array("\(ticket) \(number)".utf8) }

    /// What this session's screen may show of its ticket.
    func shownTicket(of member: Member, _ session: Session, in records: any ReadableRecords) throws -> ShownTicket? {
        guard session.authenticationLevel == .passwordProved || session.authenticationLevel == .signedIn,
            let companion = settings.companion, reports.hasPages(at: session.terminal), let own = session.ticket
        else { return nil }
        let record = try records.ticket(own.id)
        let state: ShownTicket.State =
            if let record, record.validUntil > world.now(), record.closedAt == nil {
                record.openedAt.map { opened in
                    record.confirmedAt == nil
                        ? .asking(device: record.device ?? .other, at: opened) : .opened(at: opened)
                } ?? (record.triesLeft > 0 ? .waiting : .over)
            } else {
                .over
            }
        return ShownTicket(
            link: companion.link(token: own.token), address: companion.typed,
            letters: TicketForm.spaced(own.letters), number: own.number, maskedName: member.maskedName,
            validUntil: record?.validUntil ?? world.now(), state: state, isLocal: companion.isLocal)
    }
}

extension TicketHash {
    /// What it is hashed for: one secret in the place of another is another hash.
    var purpose: String { "ticket \(rawValue)" }
}

extension Location {
    /// Whether the place is one of her own PC.
    var isOnOwnPC: Bool {
        guard case .step(let step) = self else { return false }
        return Branch.of(step)?.isOnOwnPC == true
    }

    /// Whether the place is one that a browser goes on from.
    var isOnTicket: Bool {
        guard case .step(let step) = self, let branch = Branch.of(step) else { return false }
        if branch == .phoneForPC { return Branch.completion(of: step) == .passkeyProved }
        guard branch == .passkeyOnPC || branch == .passkeyOnPhone else { return false }
        return step != branch.loginStep
    }
}
