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
            .text(context.mailPage.sentLine(mail)),
            .text(words("1.6.sender", ["subject": context.mailPage.subject(of: mail)])),
            .blank,
            .text(context.mailPage.codeLead(mail, "1.6.lead")),
            .field(context.codeEntry.codeField(label: words("1.6.code"))),
            .blank,
            .buttons([Button(.submit, label: words("1.6.submit"))]),
            .blank,
        ]
        if mail.hasLink { page.body.append(.text(words("1.6.link"))) }
        page.body += [
            .text(words("1.6.notArrived")),
            .ways([
                context.mailPage.resendButton(mail),
                Button(
                    Action.correct, label: words("1.6.correct"),
                    note: words(context.screenState.mailMayBeChanged ? "1.6.correct.note" : "1.6.correct.barred")),
                Button(Action.notHere, label: words("1.6.notHere"), note: words("1.6.notHere.note")),
            ]),
        ]
        page.primary = .submit
        page.keys = context.keys(refresh: true)
        // Without a link nothing is done elsewhere.
        page.status = context.mailPage.mailStatus(
            mail, waiting: mail.hasLink ? "1.6.waiting" : "2-6.3.waiting", refused: "mail.refused")
        return page
    }

    enum Action: String, PageAction { case submit, resend, correct, notHere }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { .confirmMail(code: $0) }
        case .resend: context.mailPage.resend()
        case .correct: .ask(.correctMail)
        case .notHere: .open(.leaving(isWish: true))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.correctMail) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}
