import Content
import Accounts
import Screens
import TextUI

/// Everybody in the demo, each with a line on what she shows.
struct MembersScreen: Screen {
    let members: [DemoMember]

    func page(in context: ScreenContext) -> Page {
        let words = context.words
        var page = context.page(titled: "demo.members.title")
        page.body = [
            .text(words("demo.members.lead")), .blank,
            .choices(
                members.map { member in
                    Choice(
                        Action.member(member.userID),
                        title: words("demo.members.item", ["name": member.nameJa, "story": words(member.story)]))
                }),
        ]
        page.keys = context.keys()
        return page
    }

    /// What was chosen is the window's to show.
    enum Action: PageAction {
        case member(String)

        init?(_ control: Control) {
            guard let userID = control.name(after: "member.") else { return nil }
            self = .member(userID)
        }

        var control: Control {
            switch self {
            case .member(let userID): Control("member.\(userID)")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction { .stay }

    /// To the notice that was shown.
    func back(in context: ScreenContext) -> ScreenAction? { .stay }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoMembers) }
}
