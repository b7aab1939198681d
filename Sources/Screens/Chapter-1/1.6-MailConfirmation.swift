import FlowEngine
import Content
import Accounts
import TextUI
import World
import TypedInput

/// 1【6】 and 1【7】: the code of the mail; the screen notices by itself, F5 asks at once.
struct MailConfirmationScreen: Screen {
    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_6)
        let words = context.words
        guard let mail = context.screenState.expectedMail else { return page }
        page.body = [
            .text(context.sentLine(mail)),
            .text(words("1.6.sender", ["subject": mail.subject])),
            .blank,
            .text(context.codeLead(mail, "1.6.lead")),
            .field(context.codeField(label: words("1.6.code"))),
            .blank,
            .buttons([Button(.submit, label: words("1.6.submit"))]),
            .blank,
        ]
        if mail.hasLink { page.body.append(.text(words("1.6.link"))) }
        page.body += [
            .text(words("1.6.notArrived")),
            .ways([
                context.resendButton(mail),
                Button("correct", label: words("1.6.correct"), note: words("1.6.correct.note")),
                Button("notHere", label: words("1.6.notHere"), note: words("1.6.notHere.note")),
            ]),
        ]
        page.primary = .submit
        page.keys = context.keys(refresh: true)
        page.status = context.mailStatus(mail, waiting: "1.6.waiting", refused: "mail.refused")
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        switch control {
        case .submit: context.submitCode { .confirmMail(code: $0) }
        case "resend": context.resend()
        case "correct": .ask(.correctMail)
        case "notHere": .open(.leaving(isWish: true))
        default: .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.correctMail) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError { context.codeError(for: problem) }
}

extension ScreenContext {
    /// `ta****@example.jp へ、メールをお送りしました。（10時32分）`, or how far the mail has come instead.
    func sentLine(_ mail: ExpectedMail) -> String {
        guard let sentAt = mail.sentAt else {
            return words(
                isLongUntilNext(mail) ? "mail.notSentForLong" : "mail.notSent",
                ["address": mail.address, "span": span(now.secondsRemaining(until: mail.resendAt))])
        }
        let phrase: Phrase =
            switch mail.fate {
            case .waiting: "mail.sending"
            case .sent: "mail.sent"
            case .retrying: "mail.delayed"
            case .refused, .givenUp: "mail.failed"
            }
        return words(phrase, ["address": mail.address, "time": clockAndDay(sentAt)])
    }

    /// Until when the code counts; or that it no longer does.
    func codeLead(_ mail: ExpectedMail, _ lead: Phrase) -> String {
        guard let end = mail.validUntil, end > now else {
            // S21: then the button that sends another is not ready either, and the line above says so.
            guard mail.sentAt != nil else { return "" }
            return words(
                isLongUntilNext(mail) ? "mail.codeIsOldForLong" : "mail.codeIsOld",
                ["span": span(now.secondsRemaining(until: mail.resendAt))])
        }
        return words(lead, ["until": clockAndDay(end)])
    }

    /// Whether the next mail may be sent so late that nobody should wait for it.
    private func isLongUntilNext(_ mail: ExpectedMail) -> Bool {
        now.secondsRemaining(until: mail.resendAt) >= Self.longWaitSeconds
    }

    /// `［ もう一度送る ］ あと18秒で押せます`.
    func resendButton(_ mail: ExpectedMail) -> Button {
        let left = now.secondsRemaining(until: mail.resendAt)
        return Button(
            "resend", label: words("mail.resend"),
            note: left > 0 ? words("mail.resend.wait", ["span": span(left)]) : "")
    }

    /// The button is never dead: pressed too early it says when.
    func resend(then navigation: Navigation = .closeAll) -> ScreenAction {
        guard let mail = screenState.expectedMail else { return .stay }
        let left = now.secondsRemaining(until: mail.resendAt)
        guard left == 0 else {
            let phrase: Phrase = isLongUntilNext(mail) ? "trouble.resendCall" : "trouble.resendLater"
            return .refuse(FormError(nil, sentence: words(phrase)))
        }
        return .ask(.resendMail, then: navigation)
    }

    /// What is being waited for, or how the mail fared; where it was refused, what this page lets her do.
    func mailStatus(_ mail: ExpectedMail, waiting: Phrase, refused: Phrase = "mail.refusedLater") -> Status? {
        switch mail.fate {
        case .refused: return .wrong(words(refused))
        case .givenUp: return .wrong(words("mail.givenUp"))
        case .retrying(let at):
            let left = now.secondsRemaining(until: at)
            return .waiting(words(left > 0 ? "mail.retrying" : "mail.retryingNow", ["span": span(left)]))
        case .waiting, .sent:
            // Nothing is on its way, or what comes counts no longer.
            guard let sentAt = mail.sentAt, let end = mail.validUntil, end > now else { return nil }
            return .waiting(words(waiting, ["span": span(sentAt.secondsRemaining(until: now))]))
        }
    }

    /// A code that cannot be right is refused before anything is counted.
    func submitCode(_ request: (String) -> Request) -> ScreenAction {
        switch TypedCode.read(text("code")) {
        case .digits(let digits): return .ask(request(digits))
        case .empty: return refuseCode(words("code.empty"))
        case .wrongLength(let count): return refuseCode(words("code.length", ["count": "\(count)"]))
        case .notDigits: return refuseCode(words("code.notDigits"))
        }
    }

    private func refuseCode(_ sentence: String) -> ScreenAction {
        .refuse(FormError(.code, sentence: sentence))
    }

    /// The words for a code that was refused: the cause under the field where it is known, the next step below.
    func codeError(for problem: Problem) -> FormError {
        switch problem {
        case .code(let code):
            FormError(
                .code, code,
                sentence: sentence(of: code), erases: [.code])
        case .waitFirst: FormError(.wait, sentence: words("trouble.waited"))
        default: commonError(for: problem)
        }
    }

    /// The cause where it is known, and what to do next, where the cause does not say so.
    private func sentence(of code: CodeProblem) -> String {
        let cause = code.cause(in: words, label: shownKey?.label ?? appLabel, isOnPC: isAppOnPC)
        return switch code {
        case .mailUnknown, .alreadyUsed, .mailTooOld, .mailExhausted: words(code.sentence)
        case .unknown: cause
        default: cause + "\n" + words(code.sentence)
        }
    }

    /// Six digits of an app or a mail.
    func codeField(label: String) -> Field {
        Field(
            .code, label: label, kind: .code(digits: 6), width: 10, aside: words("code.example"),
            error: error(under: .code, or: .wait), missing: words("code.empty"))
    }

    private var appLabel: String { "\(society.issuer):\(screenState.userID ?? "")" }
}
