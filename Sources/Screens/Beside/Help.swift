import FlowEngine
import Manual
import Portal
import Terminal

/// F1: what the page asks, in more words, and every key that works there.
struct HelpScreen: Screen {
    let standing: Standing

    func page(in view: View) -> Page {
        var page = standing.step.map { view.page($0) } ?? view.page(titled: "help.title")
        let words = view.words
        let own = Phrase("help.\(standing.rawValue)")
        let keys = Screens.of(standing).page(in: view).keys
        let list = keys.map { key in
            words("help.key", ["key": key.keyName, "label": key.label])
        }.joined(separator: "   ")
        let text = [
            words.has(own) ? words(own) : words("help.general"), words("help.keys"), list, words("help.moving"),
            words("help.office"),
        ].joined(separator: "\n\n")
        page.body = [.reading(Reading("help", text: text)), .buttons([Button(.submit, label: words("button.back"))])]
        page.primary = .submit
        page.keys = view.keys(enter: "key.back")
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .close : .stay }

    func back(in view: View) -> Act? { .close }
}
