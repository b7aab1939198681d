import Accounts
import Content
import FlowEngine
import TextUI
import TypedInput
import World

/// The field of six digits, of an app or a mail: what is typed, sent, and said of a wrong one.
struct CodeEntry {
    let context: ScreenContext

    /// The field for the app's code, and how to mend a clock once it was found to be off.
    func appCodeBody(buttons: [Button], submit: Phrase = "app.submit") -> [Block] {
        let isClock = context.formError?.code?.blamesClock ?? false
        return [
            .text(context.words(context.appLead)), .blank,
            .field(codeField(label: context.words("app.code"))), .blank,
            .text(context.words(isClock ? isAppOnPC ? "app.clock.pc" : "app.clock" : "app.hints")), .blank,
            .buttons([Button(.submit, label: context.words(submit))]), .blank,
        ] + (buttons.isEmpty ? [] : [.ways(buttons)])
    }

    /// Whether the app that is being set up is an extension in her PC's browser.
    var isAppOnPC: Bool {
        guard context.screenState.authenticationLevel != .signedIn, case .step(let step) = context.screenState.place
        else {
            return false
        }
        return Branch.of(step).map { $0.method == .app && $0.isOnOwnPC } ?? false
    }

    /// A code that cannot be right is refused before anything is counted.
    func submitCode(_ request: (String) -> Request) -> ScreenAction {
        switch TypedCode.read(context.text(.code)) {
        case .digits where context.screenState.expectedMail?.isCodeSpent == true:
            // There is no waiting for what cannot be right.
            return refuseCode(context.words("trouble.code.mailExhausted"), leadsTo: .resend)
        case .digits(let digits): return .ask(request(digits))
        case .empty: return refuseCode(context.words("code.empty"))
        case .wrongLength(let count): return refuseCode(context.words("code.length", ["count": "\(count)"]))
        case .notDigits: return refuseCode(context.words("code.notDigits"))
        }
    }

    private func refuseCode(_ sentence: String, leadsTo: Control? = nil) -> ScreenAction {
        .refuse(FormError(.code, sentence: sentence, leadsTo: leadsTo))
    }

    /// What to do once all digits stand there; nothing is waited for any more.
    var status: Status? {
        switch TypedCode.read(context.text(.code)) {
        case .digits where context.formError == nil: .note(context.words("code.complete"))
        case .digits, .empty, .wrongLength, .notDigits: nil
        }
    }

    /// The words for a code that was refused: the cause under the field where it is known, the next step below.
    func codeError(for problem: Problem) -> FormError {
        switch problem {
        case .code(let code):
            FormError(
                .code, code,
                sentence: sentence(of: code), erases: [.code], leadsTo: code == .mailExhausted ? .resend : nil)
        case .waitFirst: FormError(.wait, sentence: context.words("trouble.waited"))
        default: context.commonError(for: problem)
        }
    }

    /// The cause where it is known, and what to do next, where the cause does not say so.
    private func sentence(of code: CodeProblem) -> String {
        let cause = code.cause(in: context.words, label: appLabel, isOnPC: isAppOnPC)
        return switch code {
        case .mailUnknown, .alreadyUsed, .mailTooOld, .mailExhausted, .earlierRegistration:
            context.words(code.sentence)
        case .unknown: cause
        default: cause + "\n" + context.words(code.sentence)
        }
    }

    /// The name under which her app shows the key; the issuer alone where she is told to type that.
    private var appLabel: String {
        if context.screenState.branch == .appOnPhone { return context.society.issuer }
        return context.screenState.userID.map { "\(context.society.issuer):\($0)" } ?? context.society.issuer
    }

    /// Six digits of an app or a mail.
    func codeField(label: String) -> Field {
        Field(
            .code, label: label, kind: .code(digits: 6), width: 10, aside: context.words("code.example"),
            error: context.error(under: .code, or: .wait), missing: context.words("code.empty"))
    }
}

extension ScreenContext {
    var codeEntry: CodeEntry { CodeEntry(context: self) }
}
