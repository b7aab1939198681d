import Content
import Accounts
import TextUI

/// Another app begins as the first one did, at 2-4【1】: it has to be on the phone before its key is shown.
struct AppInstalledScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        let words = context.words
        page.body = [
            .text(words("2-4.1.text")), .blank,
            .buttons([Button(.submit, label: words("2-4.1.next"))]), .blank,
            .ways([
                Button(Action.microsoft, label: words("microsoft.button")),
                Button(Action.back, label: words("button.back")),
            ]),
        ]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case submit, microsoft, back }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: .ask(.prepareApp, then: .open(.newApp))
        case .microsoft: .open(.microsoft)
        case .back: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(.newAppInstalled) }
}
