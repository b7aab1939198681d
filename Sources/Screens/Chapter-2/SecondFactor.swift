import FlowEngine
import Manual
import Portal
import Terminal

/// A later login: the method that she set up is asked.
struct SecondFactorScreen: Screen {
    var waitsForOutside: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(step(view))
        page.heading.stage = ""
        page.primary = .submit
        page.keys = view.keys()
        switch view.situation.method {
        case .mail?:
            page.body = view.mailCodeBody() + [.ways([view.resendButton(view.expected), view.lostButton])]
            page.status = view.mailStatus(view.expected, waiting: "2-6.3.waiting")
        case .passkey?: view.signInWithPhone(on: &page)
        case .app?, nil:
            page.body = view.appCodeBody(buttons: [view.lostButton])
        }
        return page
    }

    /// The step of her branch at which she proved herself so for the first time: the paper has no other page for it.
    private func step(_ view: View) -> Step {
        let legs = view.situation.branch?.legs ?? []
        switch view.situation.method {
        case .mail?: return .step2_6_3
        // The phone opens a screen that has no passkey of its own.
        case .passkey? where view.terminal.kind != .phone && !legs.contains { $0.step.chapter == "2-1" }:
            return .step2_2star_4
        case .passkey?: return legs.first { $0.passage == .passkeyRegistered }?.step ?? .step2_2_3
        case .app?, nil: return legs.first { $0.passage == .appCode }?.step ?? .step2_4_7
        }
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { .proveCode($0) }
        case "resend": view.resend()
        case .renew: .ask(.renewTicket)
        case "lost": .open(.lostMethod)
        default: view.useOtherMethod(control)
        }
    }

    func back(in view: View) -> Act? { .ask(.logOut) }

    func mistake(for trouble: Trouble, in view: View) -> Mistake { view.codeMistake(for: trouble) }
}
