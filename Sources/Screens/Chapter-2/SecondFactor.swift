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
            page.body = view.mailCodeBody() + [.buttons([view.resendButton(view.expected)] + others(view))]
            page.status = view.mailStatus(view.expected, waiting: "2-6.3.waiting")
        case .passkey?: signIn(&page, view)
        case .app?, nil:
            page.body = view.appCodeBody(buttons: others(view))
            page.status = view.codeStatus
        }
        return page
    }

    /// With her phone or browser: the ticket, and then the number that is typed there (S27).
    private func signIn(_ page: inout Page, _ view: View) {
        let words = view.words
        page.primary = nil
        page.status = view.status()
        let buttons: [Block] = others(view).isEmpty ? [] : [.buttons(others(view))]
        guard let ticket = view.situation.ticket else {
            page.body = [.text(words("ticket.none")), .text(words("ticket.none.office")), .blank] + buttons
            return
        }
        page.keys = view.keys(
            enter: buttons.isEmpty ? nil : "key.next", refresh: true, own: [view.ownKey(6, .renew, "key.renew")])
        switch ticket.state {
        case .waiting: view.show(ticket, on: &page, isForPC: false) { _ in buttons }
        case .opened(let instant):
            page.body =
                [
                    .text(words("ticket.number"), tone: .strong), .blank,
                    .text(ticket.number.map(String.init).joined(separator: " "), indent: 8, tone: .strong), .blank,
                    .text(words("ticket.number.not")), .blank,
                    .text(words("ticket.opened", ["time": view.clock(instant)])), .text(words("ticket.unknown")),
                    .blank,
                ] + buttons
            page.status = view.status(orWaiting: words("ticket.goingOn", ["span": view.span(left: ticket)]))
        case .over: page.body = view.overBody + buttons
        }
    }

    /// The step of her branch at which she proved herself so for the first time: the paper has no other page for it.
    private func step(_ view: View) -> Step {
        let legs = view.situation.branch?.legs ?? []
        switch view.situation.method {
        case .mail?: return .step2_6_3
        case .passkey?: return legs.first { $0.passage == .passkeyRegistered }?.step ?? .step2_2_3
        case .app?, nil: return legs.first { $0.passage == .appCode }?.step ?? .step2_4_7
        }
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { .proveCode($0) }
        case "resend": view.resend()
        case .renew: .ask(.renewTicket)
        default:
            view.situation.otherMethods.first { control == Control("use.\($0.rawValue)") }
                .map { .ask(.useMethod($0)) } ?? .stay
        }
    }

    /// Whoever has registered two can use either: one phone may be lost.
    private func others(_ view: View) -> [Button] {
        view.situation.otherMethods.map {
            Button(Control("use.\($0.rawValue)"), label: view.words(Phrase("factor.use.\($0.rawValue)")))
        }
    }

    func back(in view: View) -> Act? { .ask(.logOut) }

    func mistake(for trouble: Trouble, in view: View) -> Mistake { view.codeMistake(for: trouble) }
}
