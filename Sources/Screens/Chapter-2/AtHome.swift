import FlowEngine
import Content
import Accounts
import TextUI

/// 2-1, 2-5 at a kiosk: her PC is not at the society's counter (S15). Where browsers reach the companion from there,
/// she goes on at home with the address and the letters that stand here, and the QR code for whoever takes a
/// photograph. It waits for nothing: whoever walks away is logged out as soon as anywhere at a kiosk (S13).
struct AtHomeScreen: Screen {
    let step: Step

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        // Nobody leaves before she has taken it down.
        page.preselects = false
        page.enterHint = context.words("home.enter")
        var own = [context.ownKey(7, .otherMethod, "key.otherMethod")]
        let letters = HomeLetters(context: context, step: step)
        var largeKeys: [KeyBinding] = []
        switch letters.ticket.map({ ($0, $0.state) }) {
        case nil: page.body = [.text(context.words("ticket.atKiosk")), .blank]
        case (_, .over(let ending))?:
            page.body = context.ticketPage.body(after: ending)
            page.primary = .renew
            page.enterHint = nil
            own.insert(context.ownKey(6, .renew, "key.renew"), at: 0)
        case (let ticket, _)?:
            page.symbol = context.ticketPage.symbol(of: ticket)
            largeKeys = context.ticketPage.largeKeys
            page.body = way(home: ticket, by: letters, margin: page.symbol == nil ? 2 : 0) + [.blank]
        }
        page.body += [
            .buttons([Button(.finish, label: context.words("button.leave"))]),
            .ways([Button(.otherMethod, label: context.words("other.other"))]),
        ]
        page.keys = context.keys(back: false, own: largeKeys + own)
        return page
    }

    private func way(home ticket: ShownTicket, by letters: HomeLetters, margin: Int) -> [Block] {
        let words = letters.context.words
        let typed = letters.context.ticketPage.letters(of: ticket, indent: margin + 3)
        return [.text(words(margin == 0 ? "home.lead" : "home.lead.wide"), indent: margin), .blank]
            + letters.place(of: ticket, typed: typed, margin: margin)
            + [.text(words("home.then"), indent: margin), letters.validity(of: ticket, margin: margin)]
    }

    enum Action: String, PageAction { case renew, otherMethod, finish, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .renew: .ask(.ticket(.renew))
        case .otherMethod: .open(.otherMethod)
        case .finish: .leave
        case .largeLetters: .open(.largeLetters)
        }
    }
}
