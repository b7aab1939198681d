import Content

/// Chapter 2: the branches, and the end of chapter 1, which the new password opens.
extension FlowEngine {
    func moveInSetUp(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch journey.saved {
        case .step(.step1_8): return try chooseMethod(journey, event)
        case .devices: return try chooseDevices(journey, event)
        case .biometrics: return try answerBiometrics(journey, event)
        case .browser: return try chooseBrowser(journey, event)
        case .step(.step1_9): return try lengthenPassword(journey, event)
        case .step(.step1_10):
            guard event == .continued else { throw .outOfOrder(journey.shown) }
            return journey.moved(to: .step(.step1_11))
        case .step(.step1_11):
            guard event == .steppedBack else { throw .outOfOrder(journey.shown) }
            return journey.moved(to: .step(.step1_10))
        case .step(let step):
            guard let branch = Branch.of(step) else { throw .outOfOrder(journey.shown) }
            return try walk(branch, from: step, journey, event)
        case .termsDeclined, .mailDesk, .secondFactor, .topPage:
            throw .outOfOrder(journey.shown)
        }
    }

    /// S05: whoever changes to the mail code needs a password of its length.
    private func lengthenPassword(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard case .passwordChosen(let suitsMail) = event else { return try reconsider(journey, event) }
        guard journey.hasChosenPassword, let branch = journey.branch, suitsMail || branch != .mailCode else {
            throw .outOfOrder(journey.shown)
        }
        var next = journey
        next.passwordSuitsMail = suitsMail
        var transition = begin(branch, next)
        transition.effects.insert(.storePassword, at: 0)
        return transition
    }

    private func walk(_ branch: Branch, from step: Step, _ journey: Journey, _ event: Event) throws(Refusal)
        -> Transition
    {
        if event == .steppedBack { return try stepBack(branch, from: step, journey) }
        // ★ is a login like any other: whoever has not the phone at hand proves another method.
        if branch == .phoneForPC, case .otherMethodWanted = event {
            return try proveSecondFactor(journey.onTopPage, event)
        }
        switch (branch.completion(of: step), event) {
        case (_, .choiceWithdrawn) where journey.enrolled.isEmpty, (_, .methodChosen) where journey.enrolled.isEmpty:
            return try reconsider(journey, event)
        case (.appCode, .keyWanted): return enter(branch.keyStep, of: branch, journey)
        case (.continued, .continued), (.ticketOpened, .ticketOpened), (.passkeyRegistered, .passkeyRegistered),
            (.acknowledged, .acknowledged), (.deviceNamed, .deviceNamed):
            return enter(branch.step(after: step), of: branch, journey)
        case (.appCode, .appCodeMatched), (.mailCode, .mailCodeMatched), (.passkeyProved, .passkeyProved):
            return enrol(branch, at: step, journey)
        default:
            throw .outOfOrder(journey.shown)
        }
    }

    private func enrol(_ branch: Branch, at step: Step, _ journey: Journey) -> Transition {
        var next = journey
        next.enrolled.insert(branch.method)
        next.authenticationLevel = .signedIn
        // 2-3 and 2-4 end with the code itself; 2-1 and 2-2 end on the page that awaited the sign-in.
        let end: Location =
            branch.step(after: step).map(Location.step) ?? (branch.method == .passkey ? .step(step) : .topPage)
        return next.moved(to: end, [.enrol(branch.method), .tell(.firstMethod), .recordLogin])
    }

    /// Before the branch's login nobody is logged in, but the steps are hers to tick off.
    func walkBeforeLogin(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        if case .step(let step) = journey.saved, step.chapter == "0" {
            let index = Step.allCases.firstIndex(of: step) ?? 0
            guard event == .continued else { throw .outOfOrder(journey.shown) }
            return journey.moved(to: .step(Step.allCases[index + 1]))
        }
        if journey.saved == .step(.step1_1), event == .continued { return journey.moved(to: .step(.step1_2)) }
        guard case .step(let step) = journey.shown, journey.shown == journey.saved, let branch = Branch.of(step)
        else { throw .notLoggedIn }
        if event == .steppedBack { return try stepBack(branch, from: step, journey) }
        guard branch.completion(of: step) == .continued, let following = branch.step(after: step) else {
            throw .notLoggedIn
        }
        return journey.moved(to: .step(following))
    }

    private func stepBack(_ branch: Branch, from step: Step, _ journey: Journey) throws(Refusal) -> Transition {
        guard var earlier = branch.step(before: step) else { throw .outOfOrder(journey.shown) }
        if branch.completion(of: earlier) == .login, journey.authenticationLevel != .outside {
            guard let beforeLogin = branch.step(before: earlier) else { throw .outOfOrder(journey.shown) }
            earlier = beforeLogin
        }
        guard branch.completion(of: earlier) == .continued else { throw .outOfOrder(journey.shown) }
        return journey.moved(to: .step(earlier))
    }

    func begin(_ branch: Branch, _ journey: Journey) -> Transition {
        begunHere(enter(branch.firstStep, of: branch, journey), branch)
    }

    /// What is gone on with at home needs no more here than the ticket for it.
    func begunHere(_ transition: Transition, _ branch: Branch) -> Transition {
        guard policy.goesOnAtHome, branch.isOnOwnPC else { return transition }
        return Transition(journey: transition.journey, effects: [.openTicket])
    }

    /// Enters a step; a login that this session has proved already is not asked again.
    func enter(_ step: Step?, of branch: Branch, _ journey: Journey) -> Transition {
        guard let step else { return Transition(journey: journey, effects: []) }
        let isProved = journey.authenticationLevel != .outside
        if isProved, step == branch.loginStep { return enter(branch.step(after: step), of: branch, journey) }
        if isProved, branch == .mailCode, step == branch.firstStep {
            return enter(branch.step(after: branch.loginStep), of: branch, journey)
        }
        return journey.moved(to: .step(step), effects(onEntering: step, of: branch))
    }

    func effects(onEntering step: Step, of branch: Branch) -> [Effect] {
        switch branch.completion(of: step) {
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
        branch.steps.drop { $0.step != branch.loginStep }.contains { $0.step == step }
    }
}
