import FlowEngine
import Content
import Accounts
import TextUI

/// F7 in a branch, Esc on 1【9】: whether 1【8】 is to be chosen anew, asked once; a second Enter changes nothing. Whoever
/// is logged out logs in first, and does nothing else on the way.
struct OtherMethodScreen: Screen {
    let below: any Screen

    func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        let words = context.words
        let isLoggedIn = context.screenState.authenticationLevel != .outside
        let text: Phrase =
            !isLoggedIn
            ? "other.logInFirst"
            : context.screenState.passwordIsToBeLengthened && context.screenState.method == .app
                ? "other.text" : "other.early"
        page.body = [
            .text(words(text)), .blank,
            .choices(
                [
                    Choice(Action.stay, title: words("other.stay")),
                    Choice(Action.other, title: words(isLoggedIn ? "other.other" : "other.logIn")),
                ] + (methodOfDevices(context) == nil ? [] : [Choice(Action.devices, title: words("other.devices"))])),
        ]
        page.keys = context.keys()
        return page
    }

    /// The method that she has, where other devices of hers would lead another way.
    private func methodOfDevices(_ context: ScreenContext) -> Method? {
        guard context.screenState.authenticationLevel != .outside, context.screenState.branch != .mailCode else {
            return nil
        }
        return context.screenState.method
    }

    enum Action: String, PageAction { case stay, other, devices }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .stay: .close
        case .devices: methodOfDevices(context).map { .ask(.chooseMethod($0)) } ?? .close
        case .other where context.screenState.authenticationLevel == .outside: .open(.loginForOtherMethod)
        case .other: .open(.methodAnew)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
