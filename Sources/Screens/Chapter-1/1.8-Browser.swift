import FlowEngine
import Content
import Accounts
import TextUI

/// 1【8】: which browser's extension becomes the authenticator (2-5).
struct BrowserScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_8, tail: context.words("1.8.devices.tail"))
        let words = context.words
        page.banner.manualPage = words("banner.page", ["page": "5"])
        page.body = [
            .text(words("1.8.browser.lead")),
            .text(words("1.8.chosen", ["method": words("1.8.app")])), .blank,
            .choices([
                Choice(
                    Action.browser(.chrome), title: words("1.8.browser.chrome"),
                    detail: words("1.8.browser.chrome.detail")),
                Choice(
                    Action.browser(.edge), title: words("1.8.browser.edge"), detail: words("1.8.browser.edge.detail")),
                Choice(Action.none, title: words("1.8.browser.none"), detail: words("1.8.browser.none.detail")),
            ]),
        ]
        page.preselects = false
        page.keys = context.keys()
        return page
    }

    enum Action: PageAction {
        case browser(Browser)
        case none

        init?(_ control: Control) {
            let browser = Browser(control).map { Action.browser($0) }
            guard let action = browser ?? .first(of: [.none], for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .browser(let browser): browser.control
            case .none: Control("none")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .browser(let browser): .ask(.chooseBrowser(browser))
        case .none: .ask(.withdrawChoice)
        }
    }

    /// To the devices, which were asked before.
    func back(in context: ScreenContext) -> ScreenAction? { .ask(.chooseMethod(.app)) }
}
