import Content
import Accounts
import TextUI

/// F1: what the page asks, in more words, and every key that works there.
struct HelpScreen: Screen {
    /// The page that it tells of.
    let below: any Screen

    func page(in context: ScreenContext) -> Page {
        let belowPage = below.page(in: context)
        var page = context.page(over: belowPage)
        let words = context.words
        // A line each: no line's end parts a key from what it does.
        // What Enter does stands in the last line, and changes.
        let keys = belowPage.keys.filter { $0.control != .enter }.map {
            "  " + words("help.key", ["key": context.words.spoken(keyName: $0.keyName), "label": $0.label])
        }
        let text = [
            words(below.help(in: context).phrase), words("help.office"),
            ([words("help.keys")] + keys).joined(separator: "\n"), words("help.moving"),
        ].joined(separator: "\n\n")
        let isRead = context.isPlain || context.draft.isReadToEnd(.help)
        page.body = [
            .reading(Reading(.help, text: text, enterReadsOn: true)),
            .buttons([Button(.submit, label: words(isRead ? "button.back" : "button.readOn"))]),
        ]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction { .close }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension Words {
    /// The name of a key, in kana as it is said.
    fileprivate func spoken(keyName: String) -> String {
        guard language == .kana else { return keyName }
        return ["Enter": "えんたー", "Esc": "えすけーぷ", "↓": "したやじるし", "↑": "うえやじるし"][keyName] ?? keyName
    }
}
