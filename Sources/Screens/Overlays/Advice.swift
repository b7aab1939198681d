import Content
import Accounts
import TextUI

/// Advice beside a page, to be read and left: nothing is asked and nothing revealed.
struct AdviceScreen: Screen {
    /// What it says.
    let text: Phrase
    /// What F1 tells of it.
    let topic: HelpPage
    let below: any Screen

    func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        page.body = [
            .text(context.words(text)), .blank, .buttons([Button(.submit, label: context.words("button.back"))]),
        ]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction { .close }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(topic) }
}
