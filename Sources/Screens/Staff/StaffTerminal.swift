import Accounts
import Content
import CredentialStore
import TextUI

/// What staff can do with a kiosk.
struct StaffTerminalScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "staff.title")
        guard let staff = context.staff else { return page }
        let words = context.words
        page.body = [
            .text(words("staff.terminal", ["terminal": context.terminal.name])),
            .text(
                words(
                    "staff.program", ["version": staff.version, "time": context.dateAndTime(staff.runsSince)])),
        ]
        if let outOfService = staff.outOfService {
            page.body += [
                .blank,
                .text(words("staff.isOut", ["time": context.dateAndTime(outOfService.since)]), tone: .strong),
                .text(words(outOfService.message?.phrase ?? "staff.message.none"), indent: Layout.indent),
            ]
        }
        page.body += [
            .blank,
            .choices([
                Choice(Action.test, title: words("staff.test")),
                Choice(Action.startOver, title: words("staff.startOver"), detail: words("staff.startOver.detail")),
                staff.outOfService == nil
                    ? Choice(Action.messages, title: words("staff.out"), detail: words("staff.out.detail"))
                    : Choice(Action.takeBack, title: words("staff.takeBack"), detail: words("staff.takeBack.detail")),
                Choice(Action.leave, title: words("staff.leave")),
            ]),
        ]
        page.keys = context.staffKeys
        return page
    }

    enum Action: String, PageAction { case test, startOver, messages, takeBack, leave }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        guard let login = context.staff?.login else { return .close }
        return switch action {
        case .test: .staff(.show(.test))
        case .startOver: .staff(.ask(.startOver(login)))
        case .messages: .staff(.show(.messages))
        case .takeBack: .staff(.ask(.takeBack(login)))
        case .leave: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension OutOfServiceMessage {
    /// What members read.
    var phrase: Phrase {
        switch self {
        case .backSoon: "staff.message.backSoon"
        case .otherTerminal: "staff.message.otherTerminal"
        case .underRepair: "staff.message.underRepair"
        }
    }
}
