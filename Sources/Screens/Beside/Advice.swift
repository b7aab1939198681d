import Manual
import Portal
import Terminal

/// Advice beside a page, to be read and left: nothing is asked and nothing revealed.
struct AdviceScreen: Screen {
    /// What it says.
    let text: Phrase
    /// What F1 tells of it.
    let topic: HelpPage
    let below: any Screen

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        page.body = [
            .text(view.words(text)), .blank, .buttons([Button(.submit, label: view.words("button.back"))]),
        ]
        page.primary = .submit
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .close : .stay }

    func back(in view: View) -> Act? { .close }

    func help(in view: View) -> HelpTopic { .page(topic) }
}
