import Manual
import Portal
import Terminal

/// Another passkey: its ticket, until the device that opened it has signed in with what it registered.
struct NewPasskeyScreen: Screen {
    var waitsForOutside: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(titled: "top.title.methods")
        guard let ticket = view.situation.ticket else {
            page.body = [
                .text(view.words("newPasskey.done")), .blank,
                .buttons([Button("back", label: view.words("button.back"))]),
            ]
            page.primary = "back"
            page.keys = view.keys()
            return page
        }
        switch ticket.state {
        case .waiting:
            view.show(ticket, on: &page, isForPC: false) { _ in
                // A browser on this very machine is the only one that reaches it.
                ticket.isLocal ? [] : [.text(view.words("newPasskey.device")), .blank]
            }
        case .opened(let instant):
            page.body = [
                .text(view.words("ticket.opened", ["time": view.clock(instant)])), .blank,
                .text(view.words("ticket.unknown")),
            ]
            page.status = .waiting(view.words("ticket.goingOn", ["span": view.span(left: ticket)]))
        case .asking(let device, let instant): view.ask(about: device, openedAt: instant, of: ticket, on: &page)
        case .over:
            page.body = view.overBody
            page.primary = .renew
        }
        page.waitForBrowser(ticket, view.words)
        page.body += [.blank, .ways([Button("back", label: view.words("newPasskey.not"))])]
        page.keys = view.keys(refresh: true, own: [view.ownKey(6, .renew, "key.renew")])
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        if let answer = view.answerAboutDevice(control) { return answer }
        return switch control {
        case .submit, .renew: .ask(.preparePasskey)
        case "back": .close
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }
}
