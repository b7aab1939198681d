import FlowEngine
import Content
import Accounts
import TextUI

/// A method that was chosen before and is not offered any more: the choice can be withdrawn.
struct NotOfferedScreen: Screen {
    let step: Step

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        page.body = [
            .text(context.words("notOffered.text")), .blank,
            .buttons([Button(.submit, label: context.words("notOffered.choose"))]),
        ]
        page.primary = .submit
        page.keys = context.keys(back: false)
        return page
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        .ask(.withdrawChoice)
    }
}
