import FlowEngine
import Content
import Accounts
import TextUI

/// 2-3【5】, 2-5①【4】, 2-5②【4】: the same key on a page of the companion, where an app or an extension can take it.
struct KeyPageScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        let words = context.words
        page.keys = context.keys(
            refresh: true,
            own: context.ticketPage.largeKeys + [
                context.ownKey(6, .renew, "key.renew"), context.ownKey(7, .otherMethod, "key.otherMethod"),
            ])
        let back = Button(Action.back, label: words("keyPage.back"))
        let next = Button(.submit, label: words(Phrase("\(step.rawValue).next")))
        let ways: Block = .ways([back, Button(.otherMethod, label: words("app.otherMethod"))])
        guard let ticket = context.screenState.ticket else {
            page.body = [.text(words("ticket.none")), .blank, ways]
            return page
        }
        switch ticket.state {
        case .waiting:
            // Nothing is registered before it was opened.
            page.waitForBrowser(ticket, words)
            context.ticketPage.show(ticket, on: &page, for: step.chapter == "2-3" ? .phone : .pc, browser: browser) {
                _ in
                [.text(words("keyPage.then")), .blank, .buttons([next]), ways]
            }
        case .opened(let instant):
            page.body = [
                .text(words("ticket.opened", ["time": context.clock(instant)])), .blank,
                .text(words("keyPage.opened")), .blank, .buttons([next]), ways, .blank,
                .text(words("ticket.unknown")),
            ]
            page.primary = .submit
        case .asking(let device, let instant):
            context.ticketPage.ask(about: device, openedAt: instant, of: ticket, on: &page)
        case .over(let ending):
            page.body = context.ticketPage.body(after: ending) + [ways]
            page.primary = .renew
        }
        return page
    }

    /// Whose extension reads the key: another browser has none.
    private var browser: String? {
        switch Branch.of(step) {
        case .chromeExtension: "Chrome"
        case .edgeExtension: "Edge"
        default: nil
        }
    }

    enum Action: String, PageAction { case submit, notMine, renew, back, otherMethod, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        if let answer = context.ticketPage.answerAboutDevice(action.control) { return answer }
        return switch action {
        case .submit: .ask(.goOn)
        case .notMine, .renew: .ask(.ticket(.renew), then: .stay)
        case .back: .close
        case .otherMethod: .open(.otherMethod)
        case .largeLetters: .open(.largeLetters)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension ScreenContext {
    /// Opens the page's ticket; `nil` where no companion is.
    var keyPageButton: Button? { screenState.hasPages ? Button(.keyPage, label: words("keyPage.open")) : nil }

    /// The ticket that is there is shown again: a browser may have opened it.
    func openKeyPage() -> ScreenAction {
        guard let ticket = screenState.ticket, !ticket.state.isOver else {
            return .ask(.ticket(.renew), then: .open(.keyPage))
        }
        return .open(.keyPage)
    }
}
