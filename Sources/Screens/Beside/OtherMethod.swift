import FlowEngine
import Manual
import Portal
import Terminal

/// F7 in a branch, Esc on 1【9】: the choice of 1【8】 is taken back, asked once. Whoever is logged out logs in first, and
/// does nothing else on the way.
struct OtherMethodScreen: Screen {
    let below: any Screen

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        let words = view.words
        let isLoggedIn = view.situation.presence != .outside
        let text: Phrase =
            !isLoggedIn
            ? "other.logInFirst"
            : view.situation.passwordIsToBeLengthened && view.situation.method == .app
                ? "other.text" : "other.early"
        page.body = [
            .text(words(text)), .blank,
            .choices([
                Choice("other", title: words(isLoggedIn ? "other.other" : "other.logIn")),
                Choice("stay", title: words("other.stay")),
            ]),
        ]
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case "stay": .close
        case "other" where view.situation.presence == .outside: .open(.loginForOtherMethod)
        case "other": .ask(.withdrawChoice)
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }
}
