import Content
public import TextUI

/// S13: a page whose key nobody has looked after for a while. Any key shows it again.
public struct DimmedScreen: Screen {
    let below: any Screen

    /// Over the page that it covers.
    public init(over below: any Screen) { self.below = below }

    /// What comes from outside is awaited all the same.
    public var waitsForOutside: Bool { below.waitsForOutside }

    /// Says why the page is covered, and how to see it again.
    public func page(in context: ScreenContext) -> Page {
        let belowPage = below.page(in: context)
        var page = context.page(over: belowPage)
        page.body = [.text(context.words("dimmed.text")), .blank, .text(context.words("dimmed.how"))]
        page.keys = belowPage.keys.filter { $0.control == .language || $0.control == .leave }
        return page
    }

    /// Any key has woken the page before it comes here.
    public func act(on action: NoAction, in context: ScreenContext) -> ScreenAction {}
}
