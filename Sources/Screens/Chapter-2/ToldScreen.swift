import FlowEngine
import Manual
import Portal
import Terminal

/// A step that is told or said: read it, do it, press Enter. Its text is `<step>.text` in `Resources/words`.
struct ToldScreen: Screen {
    let step: Step

    func page(in view: View) -> Page {
        var page = view.page(step)
        page.body = [
            .text(view.words(Phrase("\(step.rawValue).text"))), .blank,
            .buttons([Button(.submit, label: view.words(Phrase("\(step.rawValue).next")))]),
        ]
        page.primary = .submit
        let own = Branch.of(step) == nil ? [] : [view.ownKey(7, .otherMethod, "key.otherMethod")]
        page.keys = view.keys(back: hasWayBack(view), own: own)
        return page
    }

    private func hasWayBack(_ view: View) -> Bool { back(in: view) != nil }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .ask(.goOn)
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    func back(in view: View) -> Act? {
        guard let branch = Branch.of(step), let earlier = branch.step(before: step) else { return nil }
        let isBeforeLogin = view.situation.presence == .outside
        if earlier == branch.loginStep {
            return isBeforeLogin || branch.step(before: earlier) == nil ? nil : .ask(.goBack)
        }
        return .ask(.goBack)
    }
}
