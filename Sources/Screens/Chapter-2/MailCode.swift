import CredentialStore
import FlowEngine
import Content
import Accounts
import TextUI

/// 2-6【3】: the mailed code enrols the method.
struct MailCodeScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        page.body =
            context.mailCodeBody() + [
                .ways([
                    context.resendButton(context.expected),
                    Button(.otherMethod, label: context.words("app.otherMethod")),
                ])
            ]
        page.primary = .submit
        page.keys = context.keys(
            back: false, own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = context.mailStatus(context.expected, waiting: "2-6.3.waiting")
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        switch control {
        case .submit: context.submitCode { .proveCode($0) }
        case "resend": context.resend()
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError { context.codeError(for: problem) }
}

extension ScreenContext {
    /// The mail that the page waits for.
    var expected: ExpectedMail {
        screenState.expectedMail
            ?? ExpectedMail(
                address: screenState.registeredMail ?? "", purpose: .login, sentAt: nil, validUntil: nil, resendAt: now,
                fate: .waiting)
    }

    /// A code to log in with; or one that confirms an address, which the mail calls by another name.
    func mailCodeBody(confirming: Bool = false, submit: Phrase = "app.submit") -> [Block] {
        [
            .text(sentLine(expected)),
            .text(words("1.6.sender", ["subject": expected.subject])), .blank,
            .text(codeLead(expected, confirming ? "1.6.lead" : "2-6.3.lead")), .blank,
            .field(codeField(label: words(confirming ? "1.6.code" : "app.code"))), .blank,
            .buttons([Button(.submit, label: words(submit))]), .blank,
            .text(words("1.6.notArrived")),
        ]
    }
}
