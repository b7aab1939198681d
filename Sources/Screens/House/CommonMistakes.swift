import CredentialStore
import FlowEngine
import Manual
import Portal
import Terminal
import World

extension View {
    /// The words for troubles that can happen on every page.
    func commonMistake(for trouble: Trouble) -> Mistake {
        switch trouble {
        case .noMatch, .waitFirst: Mistake(nil, sentence: words("trouble.wait", ["span": waitingSpan]))
        case .noticeExpired: Mistake(nil, sentence: words("tooLate.notice"))
        case .setUpExpired: Mistake(nil, sentence: words("tooLate.setUp"))
        case .code(let trouble): Mistake(nil, sentence: words(trouble.sentence))
        case .resendLater: Mistake(nil, sentence: words("trouble.resendLater"))
        case .password, .passwordIsInitial, .wrongPresentPassword: Mistake(nil, sentence: words("trouble.password"))
        case .passwordIsPresent: Mistake(nil, sentence: words("trouble.passwordIsPresent"))
        case .sameAddress: Mistake(nil, sentence: words("trouble.sameAddress"))
        case .deviceNumber:
            Mistake(.deviceNumber, sentence: words("trouble.deviceNumber"), erases: [.deviceNumber])
        case .crowded: Mistake(nil, sentence: words("trouble.crowded"))
        case .movedElsewhere: Mistake(nil, sentence: words("trouble.movedElsewhere"))
        case .passwordAgain: Mistake(nil, sentence: words("again.over"))
        case .outOfOrder(.lastMethod): Mistake(nil, sentence: words("method.last"))
        case .outOfOrder(.notLoggedIn): Mistake(nil, sentence: words("trouble.sessionOver"))
        case .outOfOrder(.notOffered): Mistake(nil, sentence: words("trouble.notOffered"))
        case .outOfOrder: Mistake(nil, sentence: words("trouble.outOfOrder"))
        case .store(.busy): Mistake(nil, sentence: words("trouble.busy"))
        case .store(.diskFull), .store(.readOnly): Mistake(nil, sentence: words("trouble.cannotWrite"))
        case .store, .inside: Mistake(nil, sentence: words("trouble.inside"))
        }
    }

    /// The waiting time that is left, in words: no seconds when it is over.
    var waitingSpan: String { situation.waitUntil.map { span(now.secondsRemaining(until: $0)) } ?? span(0) }

    /// Seconds of the waiting time that are left.
    var secondsToWait: Int { situation.waitUntil.map { now.secondsRemaining(until: $0) } ?? 0 }

    /// What went wrong, with the waiting time that is left: it counts down by itself and says when it is over.
    public func sentence(of mistake: Mistake) -> String {
        [present(mistake), mistake.hint].compactMap(\.self).joined(separator: "\n")
    }

    private func present(_ mistake: Mistake) -> String {
        let span = ["span": waitingSpan] as KeyValuePairs
        return switch mistake.control {
        case Control.wait where secondsToWait > 0:
            words(isLongWait ? "trouble.waitCall" : secondsToWait > 60 ? "trouble.waitLong" : "trouble.waitShort", span)
        case Control.login where situation.waitUntil != nil:
            secondsToWait > 0
                ? words(isLongWait ? "trouble.callNow" : "trouble.noMatch.wait", span) : words("trouble.noMatch.again")
        // No waiting makes such a code count again: another is to be sent.
        case Control.code where mistake.code == .mailExhausted: mistake.sentence
        case Control.code where secondsToWait > 0:
            mistake.sentence + "\n" + words(isLongWait ? "trouble.callNow" : "trouble.code.wait", span)
        case Control.presentPassword where secondsToWait > 0:
            words(isLongWait ? "trouble.callNow" : "again.wait", span)
        default: mistake.sentence
        }
    }

    /// Under a field: what is wrong with it, or with what it belongs to.
    func error(under control: Control, or others: Control...) -> String? {
        guard let mistake, let blamed = mistake.control, blamed == control || others.contains(blamed) else {
            return nil
        }
        return sentence(of: mistake)
    }

    /// Whether a telephone call is quicker than what is left of the waiting time.
    var isLongWait: Bool { secondsToWait >= Self.longWaitSeconds }

    /// Five minutes.
    static var longWaitSeconds: Int { 300 }
}

extension CodeTrouble {
    /// What is to be done next.
    var sentence: Phrase {
        switch self {
        case .unknown: "trouble.code.unknown"
        case .alreadyUsed: "trouble.code.alreadyUsed"
        case .clockOff: blamesClock ? "trouble.code.clockOff" : "trouble.code.old"
        case .earlierRegistration: "trouble.code.earlierRegistration"
        case .mailTooOld, .noMail: "trouble.code.mailTooOld"
        case .mailExhausted: "trouble.code.mailExhausted"
        case .mailUnknown: "trouble.code.mailUnknown"
        }
    }
}

extension Control {
    /// Blames ID, password and birthdate together: nobody says which (S11).
    static let login: Control = "login"
    /// A code of an app or a mail.
    static let code: Control = "code"
    /// The password that she has, asked once more.
    static let presentPassword: Control = "present"
    /// Blames nothing: it has not been checked, because a waiting time runs.
    static let wait: Control = "wait"
}
