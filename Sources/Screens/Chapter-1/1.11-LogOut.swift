import FlowEngine
import Content
import Accounts
import TextUI
import World

/// 1【11】: the log-out that is itself a step, with the manual's warning.
struct LogOutScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_11)
        var warning = context.words("1.11.warning")
        if let end = context.screenState.setUpEnds {
            // The last day that is wholly hers.
            let day = context.words.day(end.adding(seconds: -86_400))
            warning += "\n  " + context.words("1.11.until", ["day": day])
        }
        page.body = [.text(context.words("1.11.lead")), .blank, .text(warning, tone: .strong), .blank]
        if let next = next(context) { page.body += [.text(context.words(next)), .blank] }
        page.body.append(.buttons([Button(.submit, label: context.words("1.11.submit"))]))
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    /// What comes after the log-out: of each branch its own, and the way home where the branch is walked there.
    private func next(_ context: ScreenContext) -> Phrase? {
        guard let branch = context.screenState.branch else { return nil }
        let isAtHome = context.screenState.goesOnAtHome && branch.isOnOwnPC
        if isAtHome { return "1.11.next.home" }
        // Only a browser on this PC opens the pages, whatever she has chosen.
        return branch == .passkeyOnPhone && context.screenState.pagesAreHere
            ? "1.11.next.2-1" : Phrase("1.11.next.\(branch.rawValue)")
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        .ask(.logOut)
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }
}
