import Manual
import Portal
import Screens
import Terminal

/// Everybody in the demo, each with a line on what she shows.
struct MembersScreen: Screen {
    let members: [DemoMember]

    func page(in view: View) -> Page {
        let words = view.words
        var page = view.page(titled: "demo.members.title")
        page.body = [
            .text(words("demo.members.lead")), .blank,
            .choices(
                members.map { member in
                    Choice(
                        Control("member.\(member.userID)"),
                        title: words("demo.members.item", ["name": member.nameJa, "story": words(member.story)]))
                }),
        ]
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act { .stay }

    func back(in view: View) -> Act? { .close }

    func help(in view: View) -> HelpTopic { .page(.demoMembers) }
}
