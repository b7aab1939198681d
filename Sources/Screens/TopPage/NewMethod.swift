import FlowEngine
import Content
import Accounts
import TextUI

/// Another app: its code. The key before it is the page of 2-4【6】.
struct NewAppCodeScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        page.body = context.codeEntry.appCodeBody(
            buttons: [Button(Action.back, label: context.words(context.showAgainLabel))], submit: "method.add")
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit, back }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { .addApp(code: $0) }
        case .back: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}

/// A code by mail: to the confirmed address, so that it may be a method, or to another one, so that it takes its place.
struct AddressCodeScreen: Screen {
    let isReplacement: Bool

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: isReplacement ? "top.title.mail" : "top.title.methods")
        page.body = context.mailPage.mailCodeBody(confirming: true, submit: isReplacement ? "1.6.submit" : "method.add")
        page.body.append(.ways([context.mailPage.resendButton(context.mailPage.expected)]))
        page.primary = .submit
        page.keys = context.keys(refresh: true)
        page.status = context.mailPage.mailStatus(
            context.mailPage.expected, waiting: "2-6.3.waiting",
            refused: isReplacement ? "mail.refusedNew" : "mail.refusedLater"
        )
        return page
    }

    enum Action: String, PageAction { case submit, resend }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { isReplacement ? .proveReplacement(code: $0) : .addMail(code: $0) }
        case .resend: context.mailPage.resend(then: .stay)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}

/// S05: the code by mail asks for a longer password than she has.
struct LongerPasswordScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        page.body = [
            .text(context.words("longer.text")), .blank,
            .buttons([
                Button(.submit, label: context.words("top.changePassword")),
                Button(Action.back, label: context.words("button.back")),
            ]),
        ]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit, back }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: .open(.changePassword(beside: .mail))
        case .back: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
