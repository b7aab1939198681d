private import Content

/// Chapter 1, between the birthdate and the new password.
extension FlowEngine {
    func moveInFirstLogin(_ journey: Journey, _ event: Event, _ kind: PasswordKind) throws(Refusal) -> Transition {
        switch journey.saved {
        case .step(.step1_4): try readTerms(journey, event)
        case .termsDeclined: try reconsiderTerms(journey, event)
        case .step(.step1_5): try checkMail(journey, event, kind)
        case .mailDesk: try leaveDesk(journey, event)
        case .step(.step1_6), .step(.step1_7): try confirmMail(journey, event)
        case .step(.step1_8): try chooseMethod(journey, event)
        case .devices: try chooseDevices(journey, event)
        case .biometrics: try answerBiometrics(journey, event)
        case .browser: try chooseBrowser(journey, event)
        case .step(.step1_9): try choosePassword(journey, event)
        case .step, .secondFactor, .topPage: throw .outOfOrder(journey.shown)
        }
    }

    /// S10: whoever knows the card alone moves nobody but herself until a mail was read: of all that she does before,
    /// only her agreement is stored.
    func moveOnGuess(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard event == .termsAgreed, journey.saved == .step(.step1_4) else {
            return try confirmAgain(journey, event, at: journey.saved)
        }
        var transition = try moveInFirstLogin(journey, event, .guessable)
        transition.journey.authenticationLevel = .confirmingAgain(at: transition.journey.saved)
        return transition
    }

    /// 1【4】 to 1【7】 for this session alone: where she stands, and what is known of her mail, stay as they are until the
    /// mail was read.
    func confirmAgain(_ journey: Journey, _ event: Event, at place: Location) throws(Refusal) -> Transition {
        var aside = journey
        aside.saved = place
        aside.mail = .unconfirmed
        let transition = try moveInFirstLogin(aside, event, .guessable)
        var next = journey
        guard event == .mailConfirmed else {
            next.authenticationLevel = .confirmingAgain(at: transition.journey.saved)
            return Transition(journey: next, effects: transition.effects)
        }
        if journey.mail != .confirmed { next = transition.journey }
        next.authenticationLevel = .identified(.guessable)
        return Transition(journey: next, effects: journey.mail == .confirmed ? [] : transition.effects)
    }

    // 1【4】
    private func readTerms(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch event {
        case .termsAgreed: journey.moved(to: .step(.step1_5), [.recordAgreement])
        case .termsDeclined: journey.moved(to: .termsDeclined, [.noteDeclined])
        default: throw .outOfOrder(journey.shown)
        }
    }

    private func reconsiderTerms(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard event == .termsReconsidered else { throw .outOfOrder(journey.shown) }
        return journey.moved(to: .step(.step1_4))
    }

    // 1【5】
    private func checkMail(_ journey: Journey, _ event: Event, _ kind: PasswordKind) throws(Refusal) -> Transition {
        switch event {
        case .mailKept:
            return journey.moved(to: .step(.step1_6), [.takeRegisteredAddress, .sendConfirmation])
        case .mailChanged:
            // S02: whoever knows only what stands on the insurance card must not redirect the mail.
            guard kind == .printed else { throw .proofNeeded }
            return journey.moved(to: .step(.step1_6), [.takeNewAddress, .sendConfirmation])
        case .mailChangeBarred:
            guard kind == .guessable else { throw .outOfOrder(journey.shown) }
            return journey.moved(to: .mailDesk, [.noteDesk(.changeBarred)])
        case .mailUnreadable:
            return journey.moved(to: .mailDesk, [.noteDesk(.unreadable)])
        // S02: nor get in past the mail.
        case .mailAbsent where policy.mailMayBeWaived && kind == .printed:
            var next = journey
            next.mail = .waived
            return afterMail(next, [.noteDesk(.absent), .tell(.withoutMail)])
        case .mailAbsent:
            return journey.moved(to: .mailDesk, [.noteDesk(.absent)])
        default:
            throw .outOfOrder(journey.shown)
        }
    }

    private func leaveDesk(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        guard event == .deskLeft else { throw .outOfOrder(journey.shown) }
        return journey.moved(to: .step(.step1_5))
    }

    // 1【6】, 1【7】
    private func confirmMail(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch event {
        case .mailConfirmed:
            var next = journey
            next.mail = .confirmed
            return afterMail(next, [.confirmAddress])
        case .mailCorrectionAsked:
            return journey.moved(to: .step(.step1_5))
        case .continued where journey.saved == .step(.step1_6):
            // She says that she has opened the mail and is back: 【7】 waits for the same confirmation.
            return journey.moved(to: .step(.step1_7))
        default:
            throw .outOfOrder(journey.shown)
        }
    }

    /// 1【8】 is skipped where a method had been chosen before and is still to be had.
    private func afterMail(_ journey: Journey, _ effects: [Effect]) -> Transition {
        var next = journey
        guard let method = next.method, let branch = next.branch, isOffered(method, next), isOffered(branch) else {
            next.method = nil
            next.branch = nil
            next.devices = nil
            return next.moved(to: .step(.step1_8), effects)
        }
        next.choiceWasSkipped = true
        return next.moved(to: .step(.step1_9), effects)
    }

    // 1【9】
    private func choosePassword(_ journey: Journey, _ event: Event) throws(Refusal) -> Transition {
        switch event {
        case .passwordChosen(let suitsMail):
            guard !journey.hasChosenPassword, journey.method != .mail || suitsMail else {
                throw .outOfOrder(journey.shown)
            }
            var next = journey
            next.hasChosenPassword = true
            next.passwordSuitsMail = suitsMail
            next.authenticationLevel = .passwordProved
            return next.moved(to: .step(.step1_10), [.storePassword])
        case .choiceWithdrawn, .methodChosen:
            return try reconsider(journey, event)
        default:
            throw .outOfOrder(journey.shown)
        }
    }
}
