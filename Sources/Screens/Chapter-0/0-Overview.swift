import CredentialStore
import Content
import Accounts
import TextUI

/// 0【1】 to 0【4】: what comes, what to have at hand, and who types.
struct OverviewScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step0_1)
        page.body = [.text(context.words("0.lead"))]
        page.body.append(
            .choices([
                Choice(Action.member, title: context.words("0.member"), detail: context.words("0.member.detail")),
                Choice(Action.helper, title: context.words("0.helper"), detail: context.words("0.helper.detail")),
            ]))
        page.keys = context.keys(back: false)
        page.status = .note(context.words(context.isPlain ? "0.otherLanguage.plain" : "0.otherLanguage"))
        return page
    }

    enum Action: String, PageAction { case member, helper }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .member: .ask(.readOverview(.member))
        case .helper: .ask(.readOverview(.helper))
        }
    }
}
