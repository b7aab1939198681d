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
        ]
        if let next = next(view) { page.body += [.text(view.words(next)), .blank] }
        page.body.append(.buttons([Button(.submit, label: view.words("1.11.submit"))]))
        page.primary = .submit
        page.keys = view.keys()
        return page
    }

    /// What comes after the log-out: of each branch its own, and the way home where the branch is walked there.
    private func next(_ view: View) -> Phrase? {
        guard let branch = view.situation.branch else { return nil }
        let isAtHome = view.situation.goesOnAtHome && branch.isOnOwnPC
        return Phrase(isAtHome ? "1.11.next.home" : "1.11.next.\(branch.rawValue)")
    }

    func act(on control: Control, in view: View) -> Act { control == .submit ? .ask(.logOut) : .stay }

    func back(in view: View) -> Act? { .ask(.goBack) }
}
