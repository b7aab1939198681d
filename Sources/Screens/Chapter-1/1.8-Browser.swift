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
                Choice("chrome", title: words("1.8.browser.chrome"), detail: words("1.8.browser.chrome.detail")),
                Choice("edge", title: words("1.8.browser.edge"), detail: words("1.8.browser.edge.detail")),
                Choice("none", title: words("1.8.browser.none"), detail: words("1.8.browser.none.detail")),
            ]),
        ]
        page.preselects = false
        page.keys = context.keys()
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        if control == "none" { return .ask(.withdrawChoice) }
        return Browser(rawValue: control.name).map { .ask(.chooseBrowser($0)) } ?? .stay
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.withdrawChoice) }
}
