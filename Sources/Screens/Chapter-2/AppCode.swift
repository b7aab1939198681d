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
        page.status = view.codeStatus
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
            .field(
                Field(
                    "code", label: words("app.code"), kind: .code(digits: 6), width: 10, aside: words("code.example"),
                    error: error(under: "code"))), .blank,
            .text(words(isClock ? isAppOnPC ? "app.clock.pc" : "app.clock" : "app.hints")), .blank,
            .buttons([Button(.submit, label: words(submit))]), .blank,
        ] + (buttons.isEmpty ? [] : [.text(words("app.stillWrong")), .buttons(buttons)])
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

    /// The line above the keys of a page that asks for a code; counts a waiting time down.
    var codeStatus: Status? {
        // No waiting makes that code count again: another is to be sent.
        if let mistake, mistake.code == .mailExhausted { return .wrong(mistake.sentence) }
        return status(waitingAfter: "code", "trouble.code.wait")
    }

    /// The line above the keys; counts the waiting time down after what was typed into a field was wrong.
    func status(waitingAfter control: Control, _ wait: Phrase) -> Status? {
        guard mistake?.control == control, secondsToWait > 0 else { return waitingStatus }
        return .wrong(words(isLongWait ? "trouble.callNow" : wait, ["span": waitingSpan]))
    }
}
