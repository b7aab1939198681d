import FlowEngine
import Manual
import Portal
import Terminal

/// A step that is told or said: read it, do it, press Enter. Its text is `<step>.text` in `Resources/words`.
struct ToldScreen: Screen {
    let step: Step

    func page(in view: View) -> Page {
        var page = view.page(step)
        var buttons = [Button(.submit, label: view.words(Phrase("\(step.rawValue).next")))]
        // ★ withdraws no choice: it is a login.
        let branch = Branch.of(step)
        let own = branch == nil || branch == .phoneForPC ? [] : [view.ownKey(7, .otherMethod, "key.otherMethod")]
        if isAboutTheApp { buttons.append(Button("microsoft", label: view.words("microsoft.button"))) }
        page.body = [
            .text(view.words(Phrase("\(step.rawValue).text"))), .blank, .buttons(buttons),
        ]
        page.primary = .submit
        page.keys = view.keys(back: hasWayBack(view), own: own)
        return page
    }

    /// The steps that differ between Google's app and Microsoft's.
    private var isAboutTheApp: Bool {
        [.step2_3_1, .step2_3_2, .step2_3_6, .step2_4_1, .step2_4_2, .step2_4_5].contains(step)
    }

    private func hasWayBack(_ view: View) -> Bool { back(in: view) != nil }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .ask(.goOn)
        case "microsoft": .open(.microsoft)
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
