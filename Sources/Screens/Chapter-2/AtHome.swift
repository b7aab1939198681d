import FlowEngine
import Manual
import Portal
import Terminal

/// 2-1, 2-5 at a kiosk: her PC is not at the society's counter (S15). Where browsers reach the companion from there, she
/// goes on at home with the address and the letters that stand here, and the QR code for whoever takes a photograph.
struct AtHomeScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(step)
        if view.situation.goesOnAtHome, let ticket = view.situation.ticket {
            page.symbol = view.symbol(of: ticket)
            page.body = way(home: ticket, in: view, margin: page.symbol == nil ? 2 : 0)
        } else {
            page.body = [.text(view.words("ticket.atKiosk"))]
        }
        page.body += [.blank, .buttons([Button("leave", label: view.words("button.leave"))])]
        page.primary = "leave"
        page.keys = view.keys(back: false, own: [view.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = view.status()
        return page
    }

    private func way(home ticket: ShownTicket, in view: View, margin: Int) -> [Block] {
        let words = view.words
        return [
            .text(words(margin == 0 ? "home.lead" : "home.lead.wide"), indent: margin), .blank,
            .text(words("home.open"), indent: margin),
            .text(ticket.address, indent: margin + 3, tone: .strong),
            .text(words("home.letters"), indent: margin),
            .text(ticket.letters, indent: margin + 3, tone: .strong),
            .text(words("home.then"), indent: margin),
            .text(words("home.until", ["day": words.day(ticket.validUntil)]), indent: margin),
        ]
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .otherMethod: .open(.otherMethod)
        case "leave": .leave
        default: .stay
        }
    }
}
