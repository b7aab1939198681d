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
                // Not `back`, which is Esc: that leads to the step before.
                Button("showAgain", label: view.words(view.showAgainLabel)),
                Button(.otherMethod, label: view.words("app.otherMethod")),
            ])
        page.primary = .submit
        page.keys = view.keys(own: [view.ownKey(7, .otherMethod, "key.otherMethod")])
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { .proveCode($0) }
        case "showAgain": .ask(.showKeyAgain)
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
        let isClock = mistake?.code?.blamesClock ?? false
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
        return situation.place == .secondFactor && situation.branch?.isExtension == true
            ? "app.lead.either" : "app.lead"
    }

    /// Whether the app that is being set up is an extension in her PC's browser.
    var isAppOnPC: Bool {
        guard situation.presence != .signedIn, case .step(let step) = situation.place else { return false }
        return Branch.of(step).map { $0.method == .app && $0.isOnOwnPC } ?? false
    }
}
