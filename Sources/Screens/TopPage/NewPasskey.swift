import FlowEngine
import Content
import Accounts
import TextUI

/// Another passkey: its ticket, until the device that opened it has signed in with what it registered.
struct NewPasskeyScreen: Screen {
    /// How many she had before.
    let known: Int

    var waitsForOutside: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        guard let ticket = context.screenState.ticket else {
            let added = added(in: context)
            page.body = [
                .text(context.words(added == nil ? "newPasskey.none" : "newPasskey.done")), .blank,
                .buttons([Button(Action.back, label: context.words("button.back"))]), .blank,
            ]
            if added != nil, added?.name == nil {
                page.body.insert(.text(context.words("newPasskey.nameHelps")), at: 1)
                page.body.append(.ways([Button(Action.name, label: context.words("newPasskey.name"))]))
            }
            page.primary = Action.back.control
            page.keys = context.keys()
            return page
        }
        switch ticket.state {
        case .waiting:
            context.ticketPage.show(ticket, on: &page, for: .any) { _ in
                // A browser on this very machine is the only one that reaches it.
                ticket.isLocal ? [] : [.text(context.words("newPasskey.device")), .blank]
            }
        case .opened(let instant):
            page.body = [
                .text(context.words("ticket.opened", ["time": context.clock(instant)])), .blank,
                .text(context.words("ticket.unknown")),
            ]
            page.status = .waiting(context.words("ticket.goingOn", ["span": context.ticketPage.span(left: ticket)]))
        case .asking(let device, let instant):
            context.ticketPage.ask(about: device, openedAt: instant, of: ticket, on: &page)
        case .over(let ending):
            page.body = context.ticketPage.body(after: ending)
            page.primary = .renew
        }
        page.waitForBrowser(ticket, context.words)
        page.body += [.blank, .ways([Button(Action.back, label: context.words("newPasskey.not"))])]
        page.keys = context.keys(
            refresh: true, own: context.ticketPage.largeKeys + [context.ownKey(6, .renew, "key.renew")])
        return page
    }

    /// The one that was registered here.
    private func added(in context: ScreenContext) -> EnrolledMethod? {
        let passkeys = context.securityMethods.filter { $0.method == .passkey }
        return passkeys.count > known ? passkeys.last : nil
    }

    enum Action: String, PageAction { case submit, notMine, renew, back, name, largeLetters }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        if let answer = context.ticketPage.answerAboutDevice(action.control) { return answer }
        return switch action {
        case .submit, .notMine, .renew: .ask(.preparePasskey, then: .stay)
        case .back: .close
        case .largeLetters: .open(.largeLetters)
        case .name: added(in: context).map { .open(.method($0.id)) } ?? .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
