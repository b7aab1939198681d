import Accounts
import Content
import CredentialStore
import TextUI

/// What a kiosk is to tell members while it is out of service.
struct StaffMessagesScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "staff.title")
        let words = context.words
        page.body = [
            .text(words("staff.messages.lead")), .blank,
            .choices(
                OutOfServiceMessage.allCases.map { Choice(Action.tell($0), title: words($0.phrase)) } + [
                    Choice(Action.tell(nil), title: words("staff.message.none"))
                ]),
            .blank, .text(words("staff.messages.how")),
        ]
        page.keys = context.staffKeys
        return page
    }

    enum Action: PageAction {
        case tell(OutOfServiceMessage?)

        static let all = (OutOfServiceMessage.allCases.map(Optional.some) + [nil]).map(Action.tell)

        init?(_ control: Control) {
            guard let action = Self.first(of: Self.all, for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .tell(let message): Control(message?.rawValue ?? "none")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        guard let login = context.staff?.login else { return .close }
        return switch action {
        case .tell(let message): .staff(.ask(.takeOutOfService(message, login)))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .staff(.show(.terminal)) }
}
