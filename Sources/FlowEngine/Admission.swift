private import Manual

/// Logins and log-outs: the moves that change what a sitting has proved.
extension FlowEngine {
    func acceptPassword(_ journey: Journey, _ kind: PasswordKind) throws(Refusal) -> Move {
        guard journey.presence == .outside else { throw .alreadyLoggedIn }
        // S01, S04: the initial password opens first login until 1【9】, the chosen one everything after it.
        guard (kind == .chosen) == journey.hasChosenPassword else { throw .wrongKindOfPassword }
        var next = journey
        if kind != .chosen {
            next.presence = .initialPasswordProved(kind)
            if case .step(let step) = journey.standing, step.chapter == "0" || step == .step1_1 || step == .step1_2 {
                next.standing = .step(.step1_3)
            }
            return Move(journey: next, effects: [])
        }
        next.presence = .passwordProved
        if next.isFinished {
            return Move(journey: next, effects: next.usualMethod.map(effects(onAsking:)) ?? [])
        }
        guard let branch = next.branchUnderWay, case .step(let step) = next.standing else {
            return Move(journey: next, effects: [])
        }
        if step == branch.loginStep || (branch == .mailCode && step == branch.firstStep) {
            return begunHere(enter(branch.step(after: branch.loginStep), of: branch, next), branch)
        }
        // Resumed: what the step shows has to be there again.
        return begunHere(Move(journey: next, effects: effects(onResumingAt: step, of: branch)), branch)
    }

    /// What a later login needs before a method can be proved.
    private func effects(onAsking method: Method) -> [Effect] {
        switch method {
        case .passkey: [.openTicket]
        case .app: []
        case .mail: [.sendLoginCode]
        }
    }

    func matchBirthdate(_ journey: Journey) throws(Refusal) -> Move {
        guard case .initialPasswordProved(let kind) = journey.presence else {
            throw journey.presence == .outside ? .notLoggedIn : .outOfOrder(journey.place)
        }
        var next = journey
        next.presence = .identified(kind)
        if kind == .guessable, next.mail == .confirmed, !next.hasChosenPassword {
            // S02: whoever reads her mail proved it in another sitting; card data alone do not inherit the proof.
            next.presence = .confirmingAgain(at: .step(.step1_6))
            return Move(journey: next, effects: [.renewConfirmation])
        }
        if kind == .guessable, next.isBeforeMail, next.standing != .step(.step1_4) {
            next.presence = .confirmingAgain(at: next.standing)
        }
        switch next.standing {
        case .step(.step1_3): return next.moved(to: .step(.step1_4))
        case .step(.step1_6), .step(.step1_7): return Move(journey: next, effects: [.renewConfirmation])
        default: return Move(journey: next, effects: [])
        }
    }

    func logOut(_ journey: Journey) throws(Refusal) -> Move {
        guard journey.presence != .outside else { throw .notLoggedIn }
        var next = journey
        next.presence = .outside
        // 1【11】 is the one log-out that is itself a step.
        if next.standing == .step(.step1_11), next.hasChosenPassword, let branch = next.branch {
            return next.moved(to: .step(branch.firstStep), [.endSession])
        }
        return Move(journey: next, effects: [.endSession])
    }

    func proveSecondFactor(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        let method: Method
        switch event {
        case .otherMethodWanted(let other):
            guard journey.enrolled.contains(other) else { throw .notEnrolled }
            return Move(journey: journey, effects: effects(onAsking: other))
        case .appCodeMatched: method = .app
        case .mailCodeMatched: method = .mail
        case .passkeyProved: method = .passkey
        default: throw .methodFirst
        }
        guard journey.enrolled.contains(method) else { throw .notEnrolled }
        var next = journey
        next.presence = .signedIn
        return next.moved(to: .topPage, [.recordLogin])
    }
}

extension Journey {
    /// Whether she stands where first login is before its mail was read.
    var isBeforeMail: Bool {
        switch standing {
        case .step(.step1_4), .termsDeclined, .step(.step1_5), .mailDesk, .step(.step1_6), .step(.step1_7): true
        default: false
        }
    }

    /// The same journey where its set-up is complete and a login asks for a method.
    var onTopPage: Journey {
        var journey = self
        journey.standing = .topPage
        return journey
    }

    /// The branch that she is walking, if she stands in chapter 2.
    var branchUnderWay: Branch? {
        guard case .step(let step) = standing else { return nil }
        return Branch.of(step)
    }
}
