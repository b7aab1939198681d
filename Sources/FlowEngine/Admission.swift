private import Content

/// Logins and log-outs: the moves that change what a session has proved.
extension FlowEngine {
    func acceptPassword(_ journey: Journey, _ kind: PasswordKind) throws(Refusal) -> Transition {
        guard journey.authenticationLevel == .outside else { throw .alreadyLoggedIn }
        // S01, S04: the initial password opens first login until 1【9】, the chosen one everything after it.
        guard (kind == .chosen) == journey.hasChosenPassword else { throw .wrongKindOfPassword }
        var next = journey
        if kind != .chosen {
            next.authenticationLevel = .initialPasswordProved(kind)
            if case .step(let step) = journey.saved, step.chapter == "0" || step == .step1_1 || step == .step1_2 {
                next.saved = .step(.step1_3)
            }
            return Transition(journey: next, effects: [])
        }
        next.authenticationLevel = .passwordProved
        if next.isFinished {
            return Transition(journey: next, effects: next.usualMethod.map(effects(onAsking:)) ?? [])
        }
        guard let branch = next.branchUnderWay, case .step(let step) = next.saved else {
            return Transition(journey: next, effects: [])
        }
        if step == branch.loginStep || (branch == .mailCode && step == branch.firstStep) {
            return begunHere(enter(branch.step(after: branch.loginStep), of: branch, next), branch)
        }
        // Resumed: what the step shows has to be there again.
        return begunHere(Transition(journey: next, effects: effects(onResumingAt: step, of: branch)), branch)
    }

    /// What a later login needs before a method can be proved.
    private func effects(onAsking method: Method) -> [Effect] {
        switch method {
        case .passkey: [.openTicket]
        case .app: []
        case .mail: [.sendLoginCode]
        }
    }

    func matchBirthdate(_ journey: Journey) throws(Refusal) -> Transition {
        guard case .initialPasswordProved(let kind) = journey.authenticationLevel else {
            throw journey.authenticationLevel == .outside ? .notLoggedIn : .outOfOrder(journey.shown)
        }
        var next = journey
        next.authenticationLevel = .identified(kind)
        if kind == .guessable, next.mail == .confirmed, !next.hasChosenPassword {
            // S02: whoever reads her mail proved it in another session; card data alone do not inherit the proof.
            next.authenticationLevel = .confirmingAgain(at: .step(.step1_6))
            return Transition(journey: next, effects: [.renewConfirmation])
        }
        if kind == .guessable, next.isBeforeMail, next.saved != .step(.step1_4) {
            next.authenticationLevel = .confirmingAgain(at: next.saved)
        }
        switch next.saved {
        case .step(.step1_3): return next.moved(to: .step(.step1_4))
        case .step(.step1_6), .step(.step1_7): return Transition(journey: next, effects: [.renewConfirmation])
        default: return Transition(journey: next, effects: [])
        }
    }

    func logOut(_ journey: Journey) throws(Refusal) -> Transition {
        guard journey.authenticationLevel != .outside else { throw .notLoggedIn }
        var next = journey
        next.authenticationLevel = .outside
        // 1【11】 is the one log-out that is itself a step.
        if next.saved == .step(.step1_11), next.hasChosenPassword, let branch = next.branch {
            return next.moved(to: .step(branch.firstStep), [.endSession])
        }
        return Transition(journey: next, effects: [.endSession])
    }

    func proveSecondFactor(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        let method: Method
        switch event {
        case .otherMethodWanted(let other):
            guard journey.enrolled.contains(other) else { throw .notEnrolled }
            return Transition(journey: journey, effects: effects(onAsking: other))
        case .appCodeMatched: method = .app
        case .mailCodeMatched: method = .mail
        case .passkeyProved: method = .passkey
        default: throw .methodFirst
        }
        guard journey.enrolled.contains(method) else { throw .notEnrolled }
        var next = journey
        next.authenticationLevel = .signedIn
        return next.moved(to: .topPage, [.recordLogin])
    }
}

extension Journey {
    /// Whether she stands where first login is before its mail was read.
    var isBeforeMail: Bool {
        switch saved {
        case .step(.step1_4), .termsDeclined, .step(.step1_5), .mailDesk, .step(.step1_6), .step(.step1_7): true
        default: false
        }
    }

    /// The same journey where its set-up is complete and a login asks for a method.
    var onTopPage: Journey {
        var journey = self
        journey.saved = .topPage
        return journey
    }

    /// The branch that she is walking, if she stands in chapter 2.
    var branchUnderWay: Branch? {
        guard case .step(let step) = saved else { return nil }
        return Branch.of(step)
    }
}
