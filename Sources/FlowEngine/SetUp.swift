import Manual

/// Chapter 2: the branches, and the end of chapter 1, which the new password opens.
extension FlowEngine {
    func moveInSetUp(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        switch journey.standing {
        case .step(.step1_8): return try chooseMethod(journey, event)
        case .devices: return try chooseDevices(journey, event)
        case .biometrics: return try answerBiometrics(journey, event)
        case .browser: return try chooseBrowser(journey, event)
        case .step(.step1_9): return try lengthenPassword(journey, event)
        case .step(.step1_10):
            guard event == .continued else { throw .outOfOrder(journey.place) }
            return journey.moved(to: .step(.step1_11))
        case .step(.step1_11):
            guard event == .steppedBack else { throw .outOfOrder(journey.place) }
            return journey.moved(to: .step(.step1_10))
        case .step(let step):
            guard let branch = Branch.of(step) else { throw .outOfOrder(journey.place) }
            return try walk(branch, from: step, journey, event)
        case .termsDeclined, .mailDesk, .secondFactor, .topPage:
            throw .outOfOrder(journey.place)
        }
    }

    /// S05: whoever changes to the mail code needs a password of its length.
    private func lengthenPassword(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        guard case .passwordChosen(let suitsMail) = event else { return try withdraw(journey, event) }
        guard journey.hasChosenPassword, let branch = journey.branch, suitsMail || branch != .mailCode else {
            throw .outOfOrder(journey.place)
        }
        var next = journey
        next.passwordSuitsMail = suitsMail
        var move = begin(branch, next)
        move.effects.insert(.storePassword, at: 0)
        return move
    }

    private func walk(_ branch: Branch, from step: Step, _ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        if event == .choiceWithdrawn, journey.enrolled.isEmpty { return withdrawn(journey) }
        if event == .steppedBack { return try stepBack(branch, from: step, journey) }
        // ★ is a login like any other: whoever has not the phone at hand proves another method.
        if branch == .phoneForPC, case .otherMethodWanted = event {
            return try proveSecondFactor(journey.onTopPage, event)
        }
        switch (branch.passage(of: step), event) {
        case (.appCode, .keyWanted): return enter(branch.keyStep, of: branch, journey)
        case (.continued, .continued), (.ticketOpened, .ticketOpened), (.passkeyRegistered, .passkeyRegistered),
            (.acknowledged, .acknowledged), (.deviceNamed, .deviceNamed):
            return enter(branch.step(after: step), of: branch, journey)
        case (.appCode, .appCodeMatched), (.mailCode, .mailCodeMatched), (.passkeyProved, .passkeyProved):
            return enrol(branch, at: step, journey)
        default:
            throw .outOfOrder(journey.place)
        }
    }

    private func enrol(_ branch: Branch, at step: Step, _ journey: Journey) -> Move {
        var next = journey
        next.enrolled.insert(branch.method)
        next.presence = .signedIn
        // 2-3 and 2-4 end with the code itself; 2-1 and 2-2 end on the page that awaited the sign-in.
        let end: Standing =
            branch.step(after: step).map(Standing.step) ?? (branch.method == .passkey ? .step(step) : .topPage)
        return next.moved(to: end, [.enrol(branch.method), .tell(.firstMethod), .recordLogin])
    }

    /// Before the branch's login nobody is logged in, but the steps are hers to tick off.
    func walkBeforeLogin(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        if case .step(let step) = journey.standing, step.chapter == "0" {
            let index = Step.allCases.firstIndex(of: step) ?? 0
            guard event == .continued else { throw .outOfOrder(journey.place) }
            return journey.moved(to: .step(Step.allCases[index + 1]))
        }
        if journey.standing == .step(.step1_1), event == .continued { return journey.moved(to: .step(.step1_2)) }
        guard case .step(let step) = journey.place, journey.place == journey.standing, let branch = Branch.of(step)
        else { throw .notLoggedIn }
        if event == .steppedBack { return try stepBack(branch, from: step, journey) }
        guard branch.passage(of: step) == .continued, let following = branch.step(after: step) else {
            throw .notLoggedIn
        }
        return journey.moved(to: .step(following))
    }

    private func stepBack(_ branch: Branch, from step: Step, _ journey: Journey) throws(Refusal) -> Move {
        guard var earlier = branch.step(before: step) else { throw .outOfOrder(journey.place) }
        if branch.passage(of: earlier) == .login, journey.presence != .outside {
            guard let beforeLogin = branch.step(before: earlier) else { throw .outOfOrder(journey.place) }
            earlier = beforeLogin
        }
        guard branch.passage(of: earlier) == .continued else { throw .outOfOrder(journey.place) }
        return journey.moved(to: .step(earlier))
    }

    func begin(_ branch: Branch, _ journey: Journey) -> Move {
        begunHere(enter(branch.firstStep, of: branch, journey), branch)
    }

    /// What is gone on with at home needs no more here than the ticket for it.
    func begunHere(_ move: Move, _ branch: Branch) -> Move {
        guard policy.goesOnAtHome, branch.isOnOwnPC else { return move }
        return Move(journey: move.journey, effects: [.openTicket])
    }

    /// Enters a step; a login that this sitting has proved already is not asked again.
    func enter(_ step: Step?, of branch: Branch, _ journey: Journey) -> Move {
        guard let step else { return Move(journey: journey, effects: []) }
        let isProved = journey.presence != .outside
        if isProved, step == branch.loginStep { return enter(branch.step(after: step), of: branch, journey) }
        if isProved, branch == .mailCode, step == branch.firstStep {
            return enter(branch.step(after: branch.loginStep), of: branch, journey)
        }
        return journey.moved(to: .step(step), effects(onEntering: step, of: branch))
    }

    func effects(onEntering step: Step, of branch: Branch) -> [Effect] {
        switch branch.passage(of: step) {
        case .mailCode: [.sendLoginCode]
        case .ticketOpened: [.openTicket]
        case .passkeyProved where branch == .phoneForPC: [.openTicket]
        case .appCode: [.prepareKey]
        case .continued where branch.method == .app && isBehindLogin(step, branch): [.prepareKey]
        default: []
        }
    }

    /// Whoever comes back to a step that happens in her browser needs a new ticket for it.
    func effects(onResumingAt step: Step, of branch: Branch) -> [Effect] {
        guard branch == .passkeyOnPC || branch == .passkeyOnPhone, isBehindLogin(step, branch) else {
            return effects(onEntering: step, of: branch)
        }
        return [.openTicket]
    }

    private func isBehindLogin(_ step: Step, _ branch: Branch) -> Bool {
        branch.legs.drop { $0.step != branch.loginStep }.contains { $0.step == step }
    }
}
