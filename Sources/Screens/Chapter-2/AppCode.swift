import FlowEngine
import Content
import Accounts
import TextUI

/// 2-3【8】, 2-4【7】: the app's code enrols the method.
struct AppCodeScreen: Screen {
    let step: Step

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        page.body = context.codeEntry.appCodeBody(
            buttons: [
                // Not `back`, which is Esc: that leads to the step before.
                Button(Action.showAgain, label: context.words(context.showAgainLabel)),
                Button(.otherMethod, label: context.words("app.otherMethod")),
            ])
        page.primary = .submit
        page.status = context.codeEntry.status
        page.keys = context.keys(own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        return page
    }

    enum Action: String, PageAction { case submit, showAgain, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: context.codeEntry.submitCode { .proveCode($0) }
        case .showAgain: .ask(.showKeyAgain)
        case .otherMethod: .open(.otherMethod)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        context.codeEntry.codeError(for: problem)
    }
}

extension ScreenContext {
    /// What the page of the key shows there: on the phone itself, and for an extension, no QR code.
    var showAgainLabel: Phrase { codeEntry.isAppOnPC || terminal.kind == .phone ? "app.showKeyAgain" : "app.showAgain" }

    /// What shows the code: nobody with an extension alone looks for an app.
    var appLead: Phrase {
        if codeEntry.isAppOnPC { return "app.lead.pc" }
        // At a later login she may have added a phone since.
        return screenState.place == .secondFactor && screenState.branch?.isExtension == true
            ? "app.lead.either" : "app.lead"
    }
}
