import CredentialStore
import FlowEngine
import Content
import Accounts
import TextUI
import World

extension ScreenContext {
    /// The words for troubles that can happen on every page.
    func commonError(for problem: Problem) -> FormError {
        switch problem {
        case .noMatch, .waitFirst: FormError(nil, sentence: words("trouble.wait", ["span": waitingSpan]))
        case .noticeExpired: FormError(nil, sentence: words("tooLate.notice"))
        case .setUpExpired: FormError(nil, sentence: words("tooLate.setUp"))
        case .code(let problem): FormError(nil, sentence: words(problem.sentence))
        case .resendLater: FormError(nil, sentence: words("trouble.resendLater"))
        case .password, .passwordIsInitial, .wrongPresentPassword: FormError(nil, sentence: words("trouble.password"))
        case .passwordIsPresent: FormError(.password, sentence: words("trouble.passwordIsPresent"))
        case .sameAddress: FormError(nil, sentence: words("trouble.sameAddress"))
        case .deviceNumber:
            FormError(.deviceNumber, sentence: words("trouble.deviceNumber"), erases: [.deviceNumber])
        case .crowded: FormError(nil, sentence: words("trouble.crowded"))
        case .movedElsewhere: FormError(nil, sentence: words("trouble.movedElsewhere"))
        case .passwordAgain: FormError(nil, sentence: words("again.over"))
        case .outOfOrder(.lastMethod): FormError(nil, sentence: words("method.last"))
        case .outOfOrder(.notLoggedIn): FormError(nil, sentence: words("trouble.sessionOver"))
        case .outOfOrder(.notOffered): FormError(nil, sentence: words("trouble.notOffered"))
        case .outOfOrder: FormError(nil, sentence: words("trouble.outOfOrder"))
        case .store(.busy): FormError(nil, sentence: words("trouble.busy"))
        case .store(.diskFull), .store(.readOnly): FormError(nil, sentence: words("trouble.cannotWrite"))
        case .store, .inside: FormError(nil, sentence: words("trouble.inside"))
        }
    }

    /// The waiting time that is left, in words: no seconds when it is over.
    var waitingSpan: String { screenState.waitUntil.map { span(now.secondsRemaining(until: $0)) } ?? span(0) }

    /// Seconds of the waiting time that are left.
    var secondsToWait: Int { screenState.waitUntil.map { now.secondsRemaining(until: $0) } ?? 0 }

    /// What went wrong, with the waiting time that is left: it counts down by itself and says when it is over.
    public func sentence(of formError: FormError) -> String {
        [present(formError), formError.hint].compactMap(\.self).joined(separator: "\n")
    }

    private func present(_ formError: FormError) -> String {
        let span = ["span": waitingSpan] as KeyValuePairs
        return switch formError.control {
        case Control.wait where secondsToWait > 0:
            words(isLongWait ? "trouble.waitCall" : secondsToWait > 60 ? "trouble.waitLong" : "trouble.waitShort", span)
        case Control.login where screenState.waitUntil != nil:
            secondsToWait > 0
                ? words(isLongWait ? "trouble.callNow" : "trouble.noMatch.wait", span) : words("trouble.noMatch.again")
        // No waiting makes such a code count again: another is to be sent.
        case Control.code where formError.code == .mailExhausted: formError.sentence
        case Control.code where secondsToWait > 0:
            formError.sentence + "\n" + words(isLongWait ? "trouble.callNow" : "trouble.code.wait", span)
        case Control.presentPassword where secondsToWait > 0:
            words(isLongWait ? "trouble.callNow" : "again.wait", span)
        default: formError.sentence
        }
    }

    /// Under a field: what is wrong with it, or with what it belongs to.
    func error(under control: Control, or others: Control...) -> String? {
        guard let formError, let blamed = formError.control, blamed == control || others.contains(blamed) else {
            return nil
        }
        return sentence(of: formError)
    }

    /// Whether a telephone call is quicker than what is left of the waiting time.
    var isLongWait: Bool { secondsToWait >= Self.longWaitSeconds }

    /// Five minutes.
    static var longWaitSeconds: Int { 300 }
}

extension CodeProblem {
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
