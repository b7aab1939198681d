import Accounts
import Content
import Screens
import World

/// T21: the page between two members at a kiosk.
extension Wizard {
    /// Seconds after which it stands a row lower or higher, so that no screen keeps its shape.
    static let welcomeSeconds: Int64 = 30

    /// Whether nobody has touched the kiosk since the last member's end.
    public var isWelcoming: Bool { session.terminal.isKiosk && !isPlain && !hasBegun }

    var welcome: WelcomeScreen {
        WelcomeScreen(
            over: stepOrOverlay, invitations: Language.onScreen.map { words[$0]("welcome.begin") },
            counter: counter, lowered: Int(now.unixSeconds / Self.welcomeSeconds % 3))
    }

    /// When it moves next.
    var welcomeMovesAt: Instant? {
        guard isWelcoming else { return nil }
        return Instant(unixSeconds: (now.unixSeconds / Self.welcomeSeconds + 1) * Self.welcomeSeconds)
    }
}
