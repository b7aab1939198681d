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
                        Control("member.\(member.userID)"),
                        title: words("demo.members.item", ["name": member.nameJa, "story": words(member.story)]))
                }),
        ]
        page.keys = context.keys()
        return page
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction { .stay }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    func help(in context: ScreenContext) -> HelpTopic { .page(.demoMembers) }
}
