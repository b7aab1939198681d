import Accounts
import Content
import CredentialStore
import Screens
import World

/// T21: the page between two members at a kiosk.
extension Wizard {
    /// Seconds after which it stands a row lower or higher, so that no screen keeps its shape.
    static let welcomeSeconds: Int64 = 30

    /// Whether nobody has touched the kiosk since the last member's end.
    public var isWelcoming: Bool { session.terminal.isKiosk && !isPlain && !hasBegun }

    /// The page that greets the next member, or tells her that the kiosk is out of service.
    var welcome: any Screen {
        let lowered = Int(now.unixSeconds / Self.welcomeSeconds % 3)
        if let outOfService = staff?.outOfService {
            return OutOfServiceScreen(
                over: stepOrOverlay, telling: outOfService.message, in: Language.onScreen.map { words[$0] },
                lowered: lowered)
        }
        return WelcomeScreen(
            over: stepOrOverlay, invitations: Language.onScreen.map { words[$0]("welcome.begin") }, counter: counter,
            lowered: lowered)
    }

    /// When it moves next.
    var welcomeMovesAt: Instant? {
        guard isWelcoming else { return nil }
        return Instant(unixSeconds: (now.unixSeconds / Self.welcomeSeconds + 1) * Self.welcomeSeconds)
    }
}
