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
            context.mailPage.mailCodeBody() + [
                .ways([
                    context.mailPage.resendButton(context.mailPage.expected),
                    Button(.otherMethod, label: context.words("app.otherMethod")),
                ])
            ]
        page.primary = .submit
        page.keys = context.keys(
            back: false, own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = context.mailPage.mailStatus(context.mailPage.expected, waiting: "2-6.3.waiting")
        return page
    }

    enum Action: String, PageAction { case submit, resend, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { .proveCode($0) }
        case .resend: context.mailPage.resend()
        case .otherMethod: .open(.otherMethod)
        }
    }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}
