import FlowEngine
import Manual
import Portal
import Terminal

/// F10: asks once, and says what is stored.
struct LeavingScreen: Screen {
    let below: any Screen

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        let words = view.words
        page.status = view.status()
        page.body = [
            .text(words(stored(view))), .blank,
            .choices([
                Choice("stay", title: words("leaving.stay")), Choice("leave", title: words("leaving.leave")),
            ]),
        ]
        page.keys = view.keys(enter: "key.choose")
        return page
    }

    private func stored(_ view: View) -> Phrase {
        switch view.situation.presence {
        case .outside where view.situation.branch == nil, .initialPasswordProved: "leaving.nothing"
        case .signedIn: "leaving.done"
        case .outside, .identified, .confirmingAgain, .passwordProved: "leaving.stored"
        }
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case "stay": .close
        case "leave": .leave
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }
}
