import FlowEngine
import Manual
import Portal
import Terminal

/// 1【11】: the log-out that is itself a step, with the manual's warning.
struct LogOutScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(.step1_11)
        page.body = [
            .text(view.words("1.11.lead")), .blank, .text(view.words("1.11.warning"), tone: .strong), .blank,
            .text(view.words(view.situation.branch == .mailCode ? "1.11.next.mail" : "1.11.next.app")), .blank,
            .buttons([
                Button(.submit, label: view.words("1.11.submit"))
            ]),
        ]
        page.primary = .submit
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .ask(.logOut) : .stay }

    func back(in view: View) -> Act? { .ask(.goBack) }
}
