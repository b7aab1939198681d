import Accounts
import Content
import FlowEngine
public import TextUI

/// S13: nobody has pressed a key at a kiosk for a while. Any key or touch goes on; else the next member finds a new
/// beginning.
public struct ExpiringScreen: Screen {
    let below: any Screen
    /// Seconds until the session ends.
    let seconds: Int

    /// Over the page that ends.
    public init(over below: any Screen, seconds: Int) {
        self.below = below
        self.seconds = seconds
    }

    /// What comes from outside is awaited all the same.
    public var waitsForOutside: Bool { below.waitsForOutside }

    /// How many seconds are left, large, how to go on, and that nothing is lost.
    public func page(in context: ScreenContext) -> Page {
        let belowPage = below.page(in: context)
        var page = context.page(over: belowPage)
        page.body = [
            .text(context.words("expiring.goOn")), .blank, .large("\(seconds)"), .blank,
            .text(context.words("expiring.end", ["seconds": "\(seconds)"])), .blank,
            .text(
                context.words(
                    context.screenState.authenticationLevel == .outside ? "expiring.typed" : "expiring.stored")),
        ]
        page.keys = belowPage.keys.filter { $0.control == .language || $0.control == .leave }
        return page
    }

    /// Any key goes on before it comes here.
    public func act(on action: NoAction, in context: ScreenContext) -> ScreenAction {}
}
