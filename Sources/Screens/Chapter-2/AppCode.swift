import FlowEngine
import Content
import Accounts
import TextUI

/// 2-3【8】, 2-4【7】: the app's code enrols the method.
struct AppCodeScreen: Screen {
    let step: Step

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        page.body = context.appCodeBody(
            buttons: [
                // Not `back`, which is Esc: that leads to the step before.
                Button("showAgain", label: context.words(context.showAgainLabel)),
                Button(.otherMethod, label: context.words("app.otherMethod")),
            ])
        page.primary = .submit
        page.keys = context.keys(own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        switch control {
        case .submit: context.submitCode { .proveCode($0) }
        case "showAgain": .ask(.showKeyAgain)
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError { context.codeError(for: problem) }
}

extension ScreenContext {
    /// The field for the app's code, and how to mend a clock once it was found to be off.
    func appCodeBody(buttons: [Button], submit: Phrase = "app.submit") -> [Block] {
        let isClock = formError?.code?.blamesClock ?? false
        return [
            .text(words(appLead)), .blank,
            .field(codeField(label: words("app.code"))), .blank,
            .text(words(isClock ? isAppOnPC ? "app.clock.pc" : "app.clock" : "app.hints")), .blank,
            .buttons([Button(.submit, label: words(submit))]), .blank,
        ] + (buttons.isEmpty ? [] : [.ways(buttons)])
    }

    /// What the page of the key shows there: on the phone itself, and for an extension, no QR code.
    var showAgainLabel: Phrase { isAppOnPC || terminal.kind == .phone ? "app.showKeyAgain" : "app.showAgain" }

    /// What shows the code: nobody with an extension alone looks for an app.
    private var appLead: Phrase {
        if isAppOnPC { return "app.lead.pc" }
        // At a later login she may have added a phone since.
        return screenState.place == .secondFactor && screenState.branch?.isExtension == true
            ? "app.lead.either" : "app.lead"
    }

    /// Whether the app that is being set up is an extension in her PC's browser.
    var isAppOnPC: Bool {
        guard screenState.authenticationLevel != .signedIn, case .step(let step) = screenState.place else {
            return false
        }
        return Branch.of(step).map { $0.method == .app && $0.isOnOwnPC } ?? false
    }
}
