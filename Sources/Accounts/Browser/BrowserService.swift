public import Content
import CredentialStore
import FlowEngine
import Passkeys
import Secrets
import TypedInput
import World

/// What a browser does that opened a ticket, and going on at home without a terminal (S15).
public struct BrowserService: ServicePart {
    let dependencies: Dependencies

    /// What the browser has to do now.
    public func task(_ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            try store.read { records in
                let ticket = try ticket(of: browser, in: records)
                return try task(of: ticket, in: records)
            }
        }
    }

    /// 2-1【4】【5】: OK was pressed. `step` is the one whose page it stands on: a second press is not the next step's.
    public func acknowledge(_ step: Step, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .acknowledged)
    }

    /// 2-1【7】; at home, every step of 2-5 that is told or said.
    public func goOn(from step: Step, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .continued)
    }

    /// 2-5 at home: back to the step before.
    public func goBack(from step: Step, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .steppedBack)
    }

    /// 2-1【6】, 2-2【4】: what she calls the device.
    public func nameDevice(_ typed: String, at step: Step, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem>
    {
        advance(browser, at: step, by: .deviceNamed) { records, ticket in
            guard var passkey = try records.passkeys(ticket.member).last(where: { $0.provedAt == nil }) else { return }
            passkey.name = security.deviceName(typed)
            try records.put(passkey)
        }
    }

    /// 2-5①【5】, 2-5②【10】 at home: the app's code, checked and counted as at a terminal; it enrols the app.
    public func proveCode(_ digits: String, at step: Step, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem>
    {
        attempt {
            let (present, session) = try store.read { records in
                let ticket = try self.ticket(of: browser, in: records)
                return (try self.task(of: ticket, in: records), try opening.session(of: ticket, in: records))
            }
            // A double press: what it wanted is done.
            guard present.place == .code(step) else { return present }
            let reply = memberService.perform(.proveCode(digits), in: session)
            if let problem = reply.problem {
                try store.write { try self.keepOpen(self.ticket(of: browser, in: $0), in: $0) }
                throw refusal(problem, reply.session)
            }
            return try store.read { try self.task(of: self.ticket(of: browser, in: $0), in: $0) }
        }
    }

    /// S27: the number that the terminal shows; one try.
    public func approve(number typed: String, _ browser: String) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            let result: Result<BrowserTask, BrowserTaskProblem> = try store.write { records in
                var ticket = try ticket(of: browser, in: records)
                guard try task(of: ticket, in: records).place == .approval else { throw BrowserTaskProblem.otherStep }
                let hashes = vault.keyedHashes(
                    tickets.numberText(Folding.bare(typed, atMost: Folding.longestShortText) ?? "", of: ticket.id),
                    purpose: Tickets.numberPurpose)
                let isRight = hashes.contains { equalInConstantTime($0, ticket.numberHash) }
                if isRight { ticket.approvedAt = world.now() } else { ticket.closedAt = world.now() }
                try records.put(ticket)
                try audit.note(isRight ? .signInApproved : .signInNumberFailed, ticket, in: records)
                return isRight ? .success(try task(of: ticket, in: records)) : .failure(.wrongNumber)
            }
            return try result.get()
        }
    }

    /// S27: it was not her who wanted it.
    public func decline(_ browser: String) -> Result<Void, BrowserTaskProblem> {
        attempt {
            try store.write { records in
                var ticket = try ticket(of: browser, in: records)
                ticket.closedAt = world.now()
                ticket.ceremony = nil
                try records.put(ticket)
                try audit.note(.ticketDeclined, ticket, in: records)
            }
        }
    }

    private func advance(
        _ browser: String, at step: Step, by event: Event,
        _ besides: (any WritableRecords, TicketRecord) throws -> Void = { _, _ in }
    ) -> Result<BrowserTask, BrowserTaskProblem> {
        attempt {
            try store.write { records in
                let ticket = try ticket(of: browser, in: records)
                let task = try task(of: ticket, in: records)
                // A double press: what it wanted is done.
                guard task.step == step else { return task }
                try besides(records, ticket)
                _ = try transitions.moved(opening.session(of: ticket, in: records), by: event, in: records)
                try keepOpen(ticket, in: records)
                return try self.task(of: ticket, in: records)
            }
        }
    }

    /// S13: at home she has as long again after each deed, within the time of a whole session: no terminal's time runs.
    func keepOpen(_ ticket: TicketRecord, in records: any WritableRecords) throws {
        guard ticket.isForHome, let openedAt = ticket.openedAt else { return }
        var ticket = ticket
        ticket.validUntil = min(
            world.now().adding(seconds: settings.limits.browserTaskSeconds),
            openedAt.adding(seconds: settings.limits.sessionSeconds))
        try records.put(ticket)
    }

    /// The ticket that this browser opened, while it counts.
    func ticket(of browser: String, in records: any ReadableRecords) throws -> TicketRecord {
        guard let ticket = try tickets.ticket(browser.utf8, by: .browser, in: records), ticket.closedAt == nil else {
            throw BrowserTaskProblem.noTicket
        }
        if ticket.validUntil > world.now() { return ticket }
        guard ticket.isForHome else { throw BrowserTaskProblem.noTicket }
        // What is done stays said, in a tab that was left open too.
        guard try records.journey(ticket.member)?.journey.isFinished == true else {
            throw BrowserTaskProblem.overAtHome
        }
        return ticket
    }

    func task(of ticket: TicketRecord, in records: any ReadableRecords) throws -> BrowserTask {
        guard let member = try records.member(ticket.member) else { throw BrowserTaskProblem.noTicket }
        let passkeys = try records.passkeys(member.id)
        return BrowserTask(
            place: try place(of: ticket, in: records), isAtHome: ticket.isForHome, terminal: ticket.terminal,
            since: ticket.createdAt,
            maskedName: member.maskedName, validUntil: ticket.validUntil,
            deviceName: passkeys.last { $0.provedAt != nil }?.name,
            mayUsePhone: try passkeys.contains { try ceremonies.passkey(of: $0).transports.contains(.hybrid) })
    }

    private func place(of ticket: TicketRecord, in records: any ReadableRecords) throws -> BrowserTask.Place {
        if ticket.isForHome { return try placeAtHome(of: ticket, in: records) }
        if ticket.provedAt != nil {
            return ticket.isAddition ? .added : end(of: try records.journey(ticket.member)?.journey)
        }
        let session = try opening.session(of: ticket, in: records)
        if ticket.confirmedAt == nil { return .confirmation(number: ticketRequests.deviceNumber(of: ticket)) }
        if ticket.isAddition {
            let isRegistered = try records.passkeys(ticket.member).contains { $0.provedAt == nil }
            return isRegistered ? .additionProof : .addition
        }
        let journey = try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel)
        switch journey?.shown {
        case .secondFactor?, .step(.step2_2star_4)?: return ticket.approvedAt == nil ? .approval : .signIn
        case .step(let step)? where journey?.shown.isOnTicket == true: return .step(step)
        case .step(let step)? where journey?.shown.isBesideKey == true: return .key(step)
        // She took another way at the terminal.
        default: throw BrowserTaskProblem.noTicket
        }
    }

    /// The branch's last page, until she has logged in again.
    private func end(of journey: Journey?) -> BrowserTask.Place {
        guard case .step(let step)? = journey?.saved, let branch = Branch.of(step), branch != .phoneForPC else {
            return .done
        }
        return .complete(step)
    }

    private func placeAtHome(of ticket: TicketRecord, in records: any ReadableRecords) throws -> BrowserTask.Place {
        let session = try opening.session(of: ticket, in: records)
        guard let journey = try records.journey(ticket.member)?.journey.resumed(with: session.authenticationLevel)
        else {
            throw BrowserTaskProblem.noTicket
        }
        if journey.isFinished { return end(of: journey) }
        guard case .step(let step) = journey.shown, let branch = Branch.of(step), branch.isOnOwnPC else {
            throw BrowserTaskProblem.noTicket
        }
        switch (branch.method, Branch.completion(of: step)) {
        // Begun anew elsewhere: she comes in by the letters again.
        case (_, .login), (_, .ticketOpened), (_, nil): throw BrowserTaskProblem.overAtHome
        case (.app, .appCode): return .code(step)
        case (.app, _): return step == branch.step(after: branch.loginStep) ? .key(step) : .told(step)
        default: return .step(step)
        }
    }
}

extension BrowserTask {
    /// The step that this browser itself completes; a key beside a terminal is the terminal's.
    fileprivate var step: Step? {
        switch place {
        case .step(let step), .told(let step), .code(let step): step
        case .key(let step): isAtHome ? step : nil
        case .confirmation, .addition, .additionProof, .added, .approval, .signIn, .complete, .done: nil
        }
    }
}

extension Location {
    /// Whether the place is one whose key a browser may show as well: behind the login of an app's branch.
    var isBesideKey: Bool {
        guard case .step(let step) = self, let branch = Branch.of(step), branch.method == .app else { return false }
        return branch.steps.drop { $0.step != branch.loginStep }.dropFirst().contains { $0.step == step }
    }
}
