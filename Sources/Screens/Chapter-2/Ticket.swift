import FlowEngine
import Content
import OneTimeCodes
import Accounts
import TextUI
import World

/// 2-1【2】 to 【8】, 2-2【2】 to 【5】: what happens in her browser, which this screen follows. It shows the ticket until
/// it is opened, and then how far she is.
struct TicketScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(context.ticketPage.present(at: step))
        guard let ticket = context.screenState.ticket else { return NotOfferedScreen(step: step).page(in: context) }
        switch ticket.state {
        case .waiting:
            context.ticketPage.show(ticket, on: &page, for: step.chapter == "2-1" ? .pc : .phone) { isBesideCode in
                progress(context, isBesideCode: isBesideCode) + [door(context)]
            }
        case .opened(let instant):
            page.body =
                [
                    .text(context.words("ticket.opened", ["time": context.clock(instant)])), .blank,
                    .text(context.words("ticket.unknown")), .blank,
                ] + progress(context) + [
                    .ways([
                        Button(.renew, label: context.words("ticket.renew")),
                        Button(.otherMethod, label: context.words("other.other")),
                    ])
                ]
            page.status = .waiting(context.words("ticket.goingOn", ["span": context.ticketPage.span(left: ticket)]))
        case .asking(let device, let instant):
            context.ticketPage.ask(about: device, openedAt: instant, of: ticket, on: &page)
        case .over(let ending):
            page.body = context.ticketPage.body(after: ending) + progress(context) + [door(context)]
            page.primary = .renew
        }
        page.waitForBrowser(ticket, context.words)
        page.keys = context.keys(
            back: false, refresh: true,
            own: context.ticketPage.largeKeys + [
                context.ownKey(6, .renew, "key.renew"), context.ownKey(7, .otherMethod, "key.otherMethod"),
            ])
        return page
    }

    private func progress(_ context: ScreenContext, isBesideCode: Bool = false) -> [Block] {
        guard let branch = Branch.of(step) else { return [] }
        return context.ticketPage.progress(of: branch, at: step, isBesideCode: isBesideCode)
    }

    /// Whoever cannot open it goes back to 1【8】.
    private func door(_ context: ScreenContext) -> Block {
        .ways([Button(.otherMethod, label: context.words("ticket.cannotOpen"))])
    }

    enum Action: String, PageAction { case submit, notMine, renew, otherMethod, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        if context.screenState.ticket == nil {
            return NotOfferedScreen(step: step).press(action.control, in: context) ?? .stay
        }
        if let answer = context.ticketPage.answerAboutDevice(action.control) { return answer }
        return switch action {
        case .submit, .notMine, .renew: .ask(.ticket(.renew))
        case .otherMethod: .open(.otherMethod)
        case .largeLetters: .open(.largeLetters)
        }
    }
}

extension Page {
    /// While she is at it in her browser there is nothing to press here: Enter says so, and chooses no way out (T24).
    mutating func waitForBrowser(_ ticket: ShownTicket, _ words: Words) {
        switch ticket.state {
        case .waiting:
            preselects = false
            enterHint = words("ticket.enter.first")
        case .opened:
            preselects = false
            enterHint = words("ticket.enter")
        case .asking, .over: break
        }
    }
}

extension Branch.Completion {
    func progress(isOnPC: Bool) -> Phrase {
        switch self {
        case .ticketOpened: isOnPC ? "progress.open.pc" : "progress.open.phone"
        case .passkeyRegistered: "progress.register"
        case .acknowledged: "progress.acknowledge"
        case .deviceNamed, .continued: "progress.name"
        case .passkeyProved, .arrival: "progress.prove"
        case .login, .appCode, .mailCode: "progress.login"
        }
    }
}
