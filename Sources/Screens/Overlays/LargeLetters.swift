import Accounts
import Content
import TextUI

/// The letters of the page's ticket alone, five rows high, for whoever types them into a phone or a browser and sees
/// this screen from afar. They are those of the moment: a new ticket's take their place.
struct LargeLettersScreen: Screen {
    /// The page that shows the ticket.
    let below: any Screen

    var waitsForOutside: Bool { below.waitsForOutside }

    func page(in context: ScreenContext) -> Page {
        let belowPage = below.page(in: context)
        var page = context.page(over: belowPage)
        let words = context.words
        let groups = context.screenState.ticket?.userCode.split(separator: "-") ?? []
        // The smallest screen has room for nothing else.
        if context.size.holdsSymbols { page.body = [.text(words("ticket.large.lead")), .blank] }
        page.body += groups.flatMap { [.large(String($0)), .blank] }
        // Of large letters some are much alike.
        if context.size.holdsSymbols, !groups.isEmpty {
            page.body += [.text(groups.joined(separator: "-"), indent: Layout.indent, tone: .strong), .blank]
        }
        page.body.append(
            .buttons([
                Button(Action.back, label: words("button.back")),
                Button(Action.shape, label: words("ticket.large.shape")),
            ]))
        page.primary = Action.back.control
        page.status = belowPage.status
        page.keys = context.keys(
            refresh: belowPage.keys.contains { $0.control == .refresh },
            own: belowPage.keys.filter { $0.control == .renew })
        return page
    }

    enum Action: String, PageAction { case back, shape, renew }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .back: .close
        case .shape: .changeShape
        case .renew: below.press(.renew, in: context) ?? .stay
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}
