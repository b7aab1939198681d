private import Manual

/// Chapter 1, between the birthdate and the new password.
extension FlowEngine {
    func moveInFirstLogin(_ journey: Journey, _ event: Event, _ kind: PasswordKind) throws(Refusal) -> Move {
        switch journey.standing {
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
        case .step, .secondFactor, .topPage: throw .outOfOrder(journey.place)
        }
    }

    /// S10: whoever knows the card alone moves nobody but herself until a mail was read: of all that she does before, only
    /// her agreement is stored.
    func moveOnGuess(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        guard event == .termsAgreed, journey.standing == .step(.step1_4) else {
            return try confirmAgain(journey, event, at: journey.standing)
        }
        var move = try moveInFirstLogin(journey, event, .guessable)
        move.journey.presence = .confirmingAgain(at: move.journey.standing)
        return move
    }

    /// 1【4】 to 1【7】 for this sitting alone: where she stands, and what is known of her mail, stay as they are until the
    /// mail was read.
    func confirmAgain(_ journey: Journey, _ event: Event, at place: Standing) throws(Refusal) -> Move {
        var aside = journey
        aside.standing = place
        aside.mail = .unconfirmed
        let move = try moveInFirstLogin(aside, event, .guessable)
        var next = journey
        guard event == .mailConfirmed else {
            next.presence = .confirmingAgain(at: move.journey.standing)
            return Move(journey: next, effects: move.effects)
        }
        if journey.mail != .confirmed { next = move.journey }
        next.presence = .identified(.guessable)
        return Move(journey: next, effects: journey.mail == .confirmed ? [] : move.effects)
    }

    // 1【4】
    private func readTerms(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        switch event {
        case .termsAgreed: journey.moved(to: .step(.step1_5), [.recordAgreement])
        case .termsDeclined: journey.moved(to: .termsDeclined, [.noteDeclined])
        default: throw .outOfOrder(journey.place)
        }
    }

    private func reconsiderTerms(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        guard event == .termsReconsidered else { throw .outOfOrder(journey.place) }
        return journey.moved(to: .step(.step1_4))
    }

    // 1【5】
    private func checkMail(_ journey: Journey, _ event: Event, _ kind: PasswordKind) throws(Refusal) -> Move {
        switch event {
        case .mailKept:
            return journey.moved(to: .step(.step1_6), [.takeRegisteredAddress, .sendConfirmation])
        case .mailChanged:
            // S02: whoever knows only what stands on the insurance card must not redirect the mail.
            guard kind == .printed else { throw .proofNeeded }
            return journey.moved(to: .step(.step1_6), [.takeNewAddress, .sendConfirmation])
        case .mailChangeBarred:
            guard kind == .guessable else { throw .outOfOrder(journey.place) }
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
            throw .outOfOrder(journey.place)
        }
    }

    private func leaveDesk(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        guard event == .deskLeft else { throw .outOfOrder(journey.place) }
        return journey.moved(to: .step(.step1_5))
    }

    // 1【6】, 1【7】
    private func confirmMail(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        switch event {
        case .mailConfirmed:
            var next = journey
            next.mail = .confirmed
            return afterMail(next, [.confirmAddress])
        case .mailCorrectionAsked:
            return journey.moved(to: .step(.step1_5))
        case .continued where journey.standing == .step(.step1_6):
            // She says that she has opened the mail and is back: 【7】 waits for the same confirmation.
            return journey.moved(to: .step(.step1_7))
        default:
            throw .outOfOrder(journey.place)
        }
    }

    /// 1【8】 is skipped where a method had been chosen before and is still to be had.
    private func afterMail(_ journey: Journey, _ effects: [Effect]) -> Move {
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
    private func choosePassword(_ journey: Journey, _ event: Event) throws(Refusal) -> Move {
        switch event {
        case .passwordChosen(let suitsMail):
            guard !journey.hasChosenPassword, journey.method != .mail || suitsMail else {
                throw .outOfOrder(journey.place)
            }
            var next = journey
            next.hasChosenPassword = true
            next.passwordSuitsMail = suitsMail
            next.presence = .passwordProved
            return next.moved(to: .step(.step1_10), [.storePassword])
        case .choiceWithdrawn:
            return withdrawn(journey)
        default:
            throw .outOfOrder(journey.place)
        }
    }
}
