import Manual
import Portal
import Terminal

/// 2-3, 2-4: the steps of Microsoft's app beside those of Google's.
struct MicrosoftScreen: Screen {
    let below: any Screen

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        page.body = [
            .text(view.words("microsoft.text")), .blank,
            .buttons([Button(.submit, label: view.words("button.back"))]),
        ]
        page.primary = .submit
        page.keys = view.keys(enter: "key.back")
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .close : .stay }

    func back(in view: View) -> Act? { .close }
}
