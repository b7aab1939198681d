import Content

/// 1【8】: the method, then what it is used on; the table on the printed page 5.
extension FlowEngine {
    func isOffered(_ method: Method, _ journey: Journey) -> Bool {
        policy.methods.contains(method) && (method != .mail || journey.mail == .confirmed)
    }

    func isOffered(_ branch: Branch) -> Bool {
        branch != .chromeExtension && branch != .edgeExtension || policy.browserExtensions
    }

    func chooseMethod(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        if event == .mailCorrectionAsked, journey.mail == .waived, !journey.hasChosenPassword {
            var next = journey
            next.mail = .unconfirmed
            return next.moved(to: .step(.step1_5))
        }
        guard case .methodChosen(let method) = event else { throw .outOfOrder(journey.shown) }
        guard policy.methods.contains(method) else { throw .notOffered }
        guard method != .mail || journey.mail == .confirmed else { throw .mailNotConfirmed }
        var next = journey
        next.method = method
        next.choiceWasSkipped = false
        // c: the paper sends everybody to 2-6, whatever the devices.
        return method == .mail ? settle(.mailCode, next) : next.moved(to: .devices)
    }

    func chooseDevices(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard case .devicesChosen(let devices) = event else { return try withdraw(journey, event) }
        var next = journey
        next.devices = devices
        switch (journey.method, devices) {
        case (.passkey, .pcOnly):
            guard policy.passkeyOnPC || policy.goesOnAtHome else { throw .notOffered }
            return settle(.passkeyOnPC, next)
        case (.passkey, .phoneOnly): return settle(.passkeyOnPhone, next)
        case (.passkey, .both) where !policy.passkeyOnPC: return settle(.passkeyOnPhone, next)
        case (.passkey, .both): return next.moved(to: .biometrics)
        case (.app, .pcOnly):
            guard policy.browserExtensions else { throw .notOffered }
            return next.moved(to: .browser)
        case (.app, .phoneOnly): return settle(.appOnPhone, next)
        case (.app, .both): return settle(.appBesidePC, next)
        case (.mail, _), (nil, _): throw .outOfOrder(journey.shown)
        }
    }

    func answerBiometrics(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard case .biometricsAnswered(let has) = event else { return try reconsider(journey, event) }
        return settle(has ? .passkeyOnPC : .passkeyOnPhone, journey)
    }

    func chooseBrowser(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard case .browserChosen(let browser) = event else { return try reconsider(journey, event) }
        return settle(browser == .chrome ? .chromeExtension : .edgeExtension, journey)
    }

    func withdraw(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard event == .choiceWithdrawn else { throw .outOfOrder(journey.shown) }
        return withdrawn(journey)
    }

    /// Where a method had been chosen: the choice is taken back, or another takes its place, and counts until then.
    func reconsider(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard case .methodChosen = event else { return try withdraw(journey, event) }
        let undone = withdrawn(journey)
        let chosen = try chooseMethod(undone.journey, event)
        return Transition(journey: chosen.journey, effects: undone.effects + chosen.effects)
    }

    func withdrawn(_ journey: Journey) -> Transition {
        var next = journey
        next.method = nil
        next.devices = nil
        next.branch = nil
        next.choiceWasSkipped = false
        return next.moved(to: .step(.step1_8), [.discardKey])
    }

    /// The choice is complete: on to the new password, or, where she has one that suits, straight to the set-up.
    private func settle(_ branch: Branch, _ journey: Journey) -> Transition {
        var next = journey
        next.branch = branch
        guard next.hasChosenPassword, branch != .mailCode || next.passwordSuitsMail else {
            return next.moved(to: .step(.step1_9))
        }
        return begin(branch, next)
    }
}
