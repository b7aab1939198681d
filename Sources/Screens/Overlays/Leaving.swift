import FlowEngine
import Content
import Accounts
import TextUI

/// F10: asks once, and says what is stored.
struct LeavingScreen: Screen {
    let below: any Screen
    /// Whether a button has said already that she wants to leave.
    let isWish: Bool

    func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        let words = context.words
        page.body = [.text(words(stored(context)))] + next(in: context)
        page.body += [
            .blank,
            .choices([
                Choice(Action.stay, title: words("leaving.stay")), Choice(.finish, title: words("leaving.leave")),
            ]),
        ]
        if isWish { page.entrance = .finish }
        page.keys = context.keys()
        return page
    }

    /// What she needs to go on another time: which password counts, and the letters where her PC at home is next.
    private func next(in context: ScreenContext) -> [Block] {
        guard stored(context) == "leaving.stored", case .step(let step) = context.screenState.place else { return [] }
        let hasChosen = step.chapter != "1" || step == .step1_10 || step == .step1_11
        let password: [Block] = [.text(context.words(hasChosen ? "leaving.password.new" : "leaving.password.notice"))]
        let letters = HomeLetters(context: context, step: step)
        guard context.screenState.belongsAtHome, let ticket = letters.ticket, !ticket.state.isOver else {
            return password
        }
        let typed = Block.text(ticket.userCode, indent: Layout.indent + 3, tone: .strong)
        return password + [.blank] + letters.place(of: ticket, typed: typed, margin: Layout.indent)
            + [letters.validity(of: ticket, margin: Layout.indent)]
    }

    private func stored(_ context: ScreenContext) -> Phrase {
        switch context.screenState.authenticationLevel {
        case .passwordProved where context.screenState.place == .secondFactor: "leaving.login"
        case .outside where context.screenState.branch == nil, .initialPasswordProved: "leaving.nothing"
        case .signedIn: "leaving.done"
        case .outside, .identified, .confirmingAgain, .passwordProved: "leaving.stored"
        }
    }

    enum Action: String, PageAction { case stay, finish }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .stay: .close
        case .finish: .leave
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
