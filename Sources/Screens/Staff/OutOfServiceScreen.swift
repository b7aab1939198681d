import Accounts
public import Content
public import CredentialStore
public import TextUI

/// What stands in the place of the welcome page while a kiosk is out of service: no key begins (T21).
public struct OutOfServiceScreen: Screen {
    let below: any Screen
    let message: OutOfServiceMessage?
    /// The words of each language: whose turn it would be, nobody knows.
    let words: [Words]
    /// Rows that it stands lower at present, so that no screen keeps its shape.
    let lowered: Int

    /// In the place of the page that members begin with.
    public init(over below: any Screen, telling message: OutOfServiceMessage?, in words: [Words], lowered: Int) {
        self.below = below
        self.message = message
        self.words = words
        self.lowered = lowered
    }

    /// That it is out of service, what staff had to say, and the telephone.
    public func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        page.heading = Heading(title: context.words("welcome.title"), stage: "")
        page.body = Array(repeating: .blank, count: lowered)
        for words in words {
            page.body.append(.text(words("outOfService.text"), tone: .strong))
            if let message { page.body.append(.text(words(message.phrase))) }
            page.body.append(.blank)
        }
        page.body.append(.text(context.words("outOfService.telephone")))
        return page
    }

    /// No key comes here.
    public func act(on action: NoAction, in context: ScreenContext) -> ScreenAction {}
}
