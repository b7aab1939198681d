import FlowEngine
import Manual
import Portal
import Terminal

/// 2-3【8】, 2-4【7】: the app's code enrols the method.
struct AppCodeScreen: Screen {
    let step: Step

    func page(in view: View) -> Page {
        var page = view.page(step)
        page.body = view.appCodeBody(
            buttons: [
                Button("back", label: view.words("app.showAgain")),
                Button(.otherMethod, label: view.words("app.otherMethod")),
            ])
        page.primary = .submit
        page.keys = view.keys(own: [view.ownKey(7, .otherMethod, "key.otherMethod")])
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { .proveCode($0) }
        case "back": .ask(.goBack)
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .ask(.goBack) }

    func mistake(for trouble: Trouble, in view: View) -> Mistake { view.codeMistake(for: trouble) }
}

extension View {
    /// The field for the app's code, and how to mend a clock once it was found to be off.
    func appCodeBody(buttons: [Button], submit: Phrase = "app.submit") -> [Block] {
        let isClock: Bool = if case .clockOff? = mistake?.code { true } else { false }
        return [
            .text(words("app.lead")), .blank,
            .field(codeField(label: words("app.code"))), .blank,
            .text(words(isClock ? isAppOnPC ? "app.clock.pc" : "app.clock" : "app.hints")), .blank,
            .buttons([Button(.submit, label: words(submit))]), .blank,
        ] + (buttons.isEmpty ? [] : [.ways(buttons)])
    }

    /// Whether the app that is being set up is an extension in her PC's browser.
    var isAppOnPC: Bool {
        guard situation.presence != .signedIn, case .step(let step) = situation.place else { return false }
        return Branch.of(step).map { $0.method == .app && $0.isOnOwnPC } ?? false
    }
}
