import Content
import Accounts
import TextUI

/// 1【4】: agreed to only after the end was reached.
struct TermsScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_4)
        let text = context.words.filled(Terms.inForce(in: context.words.language).text)
        page.body = [
            .text(context.words("1.4.lead")),
            .blank,
            .reading(Reading(.terms, text: text, isRequired: true)),
            .buttons([
                Button(
                    Action.agree,
                    label: context.words(context.draft.isReadToEnd(.terms) ? "1.4.agree" : "button.readOn")),
                Button(Action.decline, label: context.words("1.4.decline")),
            ]),
        ]
        page.primary = Action.agree.control
        page.keys = context.keys(back: false)
        return page
    }

    enum Action: String, PageAction { case agree, decline }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        // T17
        case .agree where !context.draft.isReadToEnd(.terms):
            .refuse(FormError(nil, sentence: context.words("1.4.readFirst")))
        case .agree: .ask(.agreeToTerms(context.words.language))
        case .decline: .ask(.declineTerms)
        }
    }
}

/// 1【4】: a polite end, with the way back.
struct TermsDeclinedScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_4)
        page.body = [
            .text(context.words("1.4.declined")), .blank,
            .buttons([
                Button(.finish, label: context.words("button.leave")),
                Button(Action.again, label: context.words("1.4.again")),
            ]),
        ]
        page.primary = .finish
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case finish, again }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .finish: .leave
        case .again: .ask(.reconsiderTerms)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.reconsiderTerms) }
}
