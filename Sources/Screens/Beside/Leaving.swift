import FlowEngine
import Manual
import Portal
import Terminal

/// F10: asks once, and says what is stored.
struct LeavingScreen: Screen {
    let below: any Screen
    /// Whether a button has said already that she wants to leave.
    let isWish: Bool

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        let words = view.words
        page.body = [
            .text(words(stored(view))), .blank,
            .choices([
                Choice("stay", title: words("leaving.stay")), Choice(.finish, title: words("leaving.leave")),
            ]),
        ]
        if isWish { page.entrance = .finish }
        page.keys = view.keys()
        return page
    }

    private func stored(_ view: View) -> Phrase {
        switch view.situation.presence {
        case .passwordProved where view.situation.place == .secondFactor: "leaving.login"
        case .outside where view.situation.branch == nil, .initialPasswordProved: "leaving.nothing"
        case .signedIn: "leaving.done"
        case .outside, .identified, .confirmingAgain, .passwordProved: "leaving.stored"
        }
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case "stay": .close
        case .finish: .leave
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }
}
