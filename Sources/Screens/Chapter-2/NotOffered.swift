import FlowEngine
import Manual
import Portal
import Terminal

/// A method that was chosen before and is not offered any more: the choice can be withdrawn.
struct NotOfferedScreen: Screen {
    let step: Step

    func page(in view: View) -> Page {
        var page = view.page(step)
        page.body = [
            .text(view.words("notOffered.text")), .blank,
            .buttons([Button(.submit, label: view.words("notOffered.choose"))]),
        ]
        page.primary = .submit
        page.keys = view.keys(back: false)
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .ask(.withdrawChoice) : .stay }
}
