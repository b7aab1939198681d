import FlowEngine
import Manual
import Portal
import Terminal

/// F1: what the page asks, in more words, and every key that works there.
struct HelpScreen: Screen {
    let standing: Standing
    /// The page that it tells of.
    let below: any Screen

    func page(in view: View) -> Page {
        let belowPage = below.page(in: view)
        var page = view.page(over: belowPage)
        let words = view.words
        let own: Phrase = below is TicketScreen ? "help.ticket" : Phrase("help.\(standing.rawValue)")
        let keys = belowPage.keys
        let list = keys.map { key in
            words("help.key", ["key": key.keyName, "label": key.label])
        }.joined(separator: "   ")
        let text = [
            words.has(own) ? words(own) : words("help.general"), words("help.office"),
            words("help.keys") + "\n" + list, words("help.moving"),
        ].joined(separator: "\n\n")
        page.body = [.reading(Reading("help", text: text)), .buttons([Button(.submit, label: words("button.back"))])]
        page.primary = .submit
        page.keys = view.keys(enter: "key.back")
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .close : .stay }

    func back(in view: View) -> Act? { .close }
}
