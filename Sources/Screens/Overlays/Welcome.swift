import Accounts
import Content
import FlowEngine
public import TextUI

/// T21: what a kiosk shows between two members, to be read from two metres. Any key or touch begins.
public struct WelcomeScreen: Screen {
    let below: any Screen
    /// How to begin, a text for each language.
    let invitations: [String]
    /// Who is at the counter, where the settings say so.
    let counter: String?
    /// Rows that it stands lower at present, so that no screen keeps its shape.
    let lowered: Int

    /// Over the page that members begin with.
    public init(over below: any Screen, invitations: [String], counter: String?, lowered: Int) {
        self.below = below
        self.invitations = invitations
        self.counter = counter
        self.lowered = lowered
    }

    /// The greeting, how to begin, and whom to ask.
    public func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        page.heading = Heading(title: context.words("welcome.title"), stage: "")
        page.body = Array(repeating: .blank, count: lowered) + [.large(context.words("welcome.large")), .blank]
        page.body += invitations.map { .text($0) }
        var help = context.words("welcome.telephone")
        if let counter { help = context.words("welcome.counter", ["name": counter]) + "\n" + help }
        page.body += [.blank, .text(help)]
        return page
    }

    /// Any key begins before it comes here.
    public func act(on action: NoAction, in context: ScreenContext) -> ScreenAction {}
}
