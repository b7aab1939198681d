public import Content
import CredentialStore
import FlowEngine
import TypedInput

/// What a browser does that opened a ticket, and going on at home without a terminal (S15).
public struct BrowserService: TicketService {
    let dependencies: Dependencies

    /// What the browser has to do now.
    public func task(_ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        read(by: browser) { try $0.task() }
    }

    /// What the browser has to do now, with the key where that is shown.
    public func page(
        isHandheld: Bool, _ browser: BrowserToken
    ) -> Result<(task: BrowserTask, key: ShownKey?), BrowserTaskProblem> {
        read(by: browser) { browser in
            let task = try browser.task()
            guard case .key = task.place else { return (task, nil) }
            return (task, try browser.shownKey(isHandheld: isHandheld))
        }
    }

    /// 2-3, 2-5: the key for the app, for its picture.
    public func shownKey(isHandheld: Bool, _ browser: BrowserToken) -> Result<ShownKey, BrowserTaskProblem> {
        page(isHandheld: isHandheld, browser).flatMap { page in
            page.key.map(Result.success) ?? .failure(.otherStep)
        }
    }

    /// 2-1【4】【5】: OK was pressed. `step` is the one whose page it stands on: a second press is not the next step's.
    public func acknowledge(_ step: Step, _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .acknowledged)
    }

    /// 2-1【7】; at home, every step of 2-5 that is told or said.
    public func goOn(from step: Step, _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .continued)
    }

    /// 2-5 at home: back to the step before.
    public func goBack(from step: Step, _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .steppedBack)
    }

    /// 2-1【6】, 2-2【4】: what she calls the device.
    public func nameDevice(
        _ typed: String, at step: Step, _ browser: BrowserToken
    ) -> Result<BrowserTask, BrowserTaskProblem> {
        advance(browser, at: step, by: .deviceNamed) { transaction, member in
            guard var passkey = try transaction.records.passkeys(member).last(where: { $0.provedAt == nil }) else {
                return
            }
            passkey.name = MemberDevices.name(typed: typed)
            try transaction.records.put(passkey)
        }
    }

    private func advance(
        _ browser: BrowserToken, at step: Step, by event: Event,
        _ besides: (Transaction, MemberID) throws -> Void = { _, _ in }
    ) -> Result<BrowserTask, BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            let task = try browser.task()
            // A double press: what it wanted is done.
            guard task.step == step else { return task }
            try besides(transaction, browser.ticket.member)
            _ = try transaction.transitions.moved(browser.session(), by: event)
            try transaction.tickets.keepOpen(&browser.ticket)
            return try browser.task()
        }
    }

    /// 2-5①【5】, 2-5②【10】 at home: the app's code, checked and counted as at a terminal; it enrols the app.
    public func proveCode(
        _ digits: String, at step: Step, _ browser: BrowserToken
    ) -> Result<BrowserTask, BrowserTaskProblem> {
        var answered: Session?
        defer { if let answered { dependencies.hasAnswered(answered) } }
        return write(by: browser) { transaction, browser -> Result<BrowserTask, BrowserTaskProblem> in
            let present = try browser.task()
            // A double press: what it wanted is done.
            guard present.place == .code(step) else { return .success(present) }
            var session = try browser.session()
            let problem = try transaction.codes.proveShown(digits, in: &session)
            answered = session
            guard let problem else { return .success(try browser.task()) }
            try transaction.tickets.keepOpen(&browser.ticket)
            return .failure(refusal(problem, session))
        }.flatMap(\.self)
    }

    /// S27: the number that the terminal shows; one try.
    public func approve(number typed: String, _ browser: BrowserToken) -> Result<BrowserTask, BrowserTaskProblem> {
        write(by: browser) { transaction, browser -> Result<BrowserTask, BrowserTaskProblem> in
            guard try browser.place() == .approval else { throw BrowserTaskProblem.otherStep }
            let number = Folding.bare(typed, atMost: Folding.longestShortText) ?? ""
            let isRight = vault.isNumber(number, of: browser.ticket)
            if isRight {
                browser.ticket.approvedAt = transaction.now
            } else {
                browser.ticket.triesLeft = 0
                browser.ticket.closedAt = transaction.now
            }
            try transaction.records.put(browser.ticket)
            try transaction.audit.note(isRight ? .signInApproved : .signInNumberFailed, browser.ticket)
            return isRight ? .success(try browser.task()) : .failure(.wrongNumber)
        }.flatMap(\.self)
    }

    /// S27: it was not her who wanted it.
    public func decline(_ browser: BrowserToken) -> Result<Void, BrowserTaskProblem> {
        write(by: browser) { transaction, browser in
            browser.ticket.closedAt = transaction.now
            browser.ticket.ceremony = nil
            try transaction.records.put(browser.ticket)
            try transaction.audit.note(.ticketDeclined, browser.ticket)
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
