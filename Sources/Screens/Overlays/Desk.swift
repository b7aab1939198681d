import FlowEngine
import Content
import Accounts
import TextUI

/// 1【5】: going on without mail, told before it is done.
struct NoMailScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_5)
        let words = context.words
        // S37: a registered address is given up with the office alone.
        let isRegistered = context.screenState.registeredMail != nil
        page.body = [
            .text(words(isRegistered ? "1.5.noMail.registered" : "1.5.noMail.text")), .blank,
            .choices([
                Choice(Action.back, title: words("1.5.noMail.back")),
                Choice(Action.goOn, title: words(isRegistered ? "1.5.noMail.tell" : "1.5.noMail.goOn")),
            ]),
        ]
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case back, goOn }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .back: .close
        case .goOn: .ask(.reportMail(.absent))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

/// 1【8】: neither a smartphone nor a PC, or not knowing.
struct NoDeviceScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_8)
        let words = context.words
        page.body = [
            .text(words("1.8.noDevice.text")), .blank,
            .choices([
                Choice(Action.again, title: words("1.8.noDevice.again")), Choice(.finish, title: words("button.leave")),
            ]),
        ]
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case again, finish }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .again: .ask(.withdrawChoice)
        case .finish: .leave
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

/// The days of the notice, or of the set-up, are over: said plainly to whoever has proved who she is (S01, S03).
struct TooLateScreen: Screen {
    let isNotice: Bool
    let below: any Screen

    func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        let words = context.words
        page.body = [
            .text(words(isNotice ? "tooLate.notice" : "tooLate.setUp")), .blank,
            .text(words("tooLate.text")), .blank,
            .buttons([
                Button(.finish, label: words("button.leave")), Button(.submit, label: words("button.back")),
            ]),
        ]
        page.primary = .finish
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case finish, submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .finish: .leave
        case .submit: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
