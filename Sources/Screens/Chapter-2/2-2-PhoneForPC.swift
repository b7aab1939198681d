import FlowEngine
import Content
import Accounts
import TextUI

/// 2-2★【4】: this screen's code, the phone's face or finger, and the number that both know.
struct PhoneForPCScreen: Screen {
    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step2_2star_4)
        page.keys = context.keys()
        context.signInWithPhone(on: &page)
        return page
    }

    enum Action: String, PageAction { case renew, lost, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .renew: .ask(.ticket(.renew))
        case .lost: .open(.lostMethod)
        case .largeLetters: .open(.largeLetters)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }
}

extension ScreenContext {
    /// With her phone or browser: the ticket, and then the number that is typed there (S27).
    func signInWithPhone(on page: inout Page) {
        page.primary = nil
        let buttons: [Block] = [.ways([lostButton])]
        // Whoever opened it where nothing of hers is registered begins anew.
        let anew: [Block] = [.ways([Button(.renew, label: words("ticket.renew")), lostButton])]
        guard let ticket = screenState.ticket else {
            page.body = [.text(words("ticket.none")), .text(words("ticket.none.office")), .blank] + buttons
            return
        }
        page.keys = keys(refresh: true, own: ticketPage.largeKeys + [ownKey(6, .renew, "key.renew")])
        page.waitForBrowser(ticket, words)
        switch ticket.state {
        case .waiting: ticketPage.show(ticket, on: &page, for: opener) { _ in buttons }
        case .opened where ticket.isApproved, .asking where ticket.isApproved:
            page.body = [.text(words("ticket.approved")), .blank] + anew
            page.status = .waiting(words("ticket.goingOn", ["span": ticketPage.span(left: ticket)]))
        case .opened(let instant), .asking(_, let instant):
            page.body =
                [
                    .text(words("ticket.number")), .blank,
                    .text(ticket.number.map(String.init).joined(separator: " "), indent: 8, tone: .strong), .blank,
                    .large(ticket.number), .blank,
                    .text(words("ticket.number.not")), .blank,
                    .text(words("ticket.opened", ["time": clock(instant)])), .text(words("ticket.unknown")),
                    .blank,
                ] + anew
            page.status = .waiting(words("ticket.goingOn", ["span": ticketPage.span(left: ticket)]))
        case .over(let ending):
            page.body = ticketPage.body(after: ending) + buttons
            page.primary = .renew
        }
    }

    /// What she registered: her PC alone, or a phone; with another one beside it she chooses.
    private var opener: TicketPage.Opener {
        guard screenState.branch == .passkeyOnPC || screenState.hasOtherDevice else { return .phone }
        return screenState.hasOtherDevice ? .any : .pc
    }
}
