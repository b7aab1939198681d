public import Accounts
public import CredentialStore
public import World

/// What the pages of a kiosk's staff are drawn from, besides what every page is.
public struct StaffContext: Sendable {
    /// The program's version.
    public var version: String
    /// Since when it runs.
    public var runsSince: Instant
    /// What is asked for before anybody is let in.
    public var entrance: StaffEntrance
    /// Who was let in.
    public var login: StaffLogin?
    /// Whether the kiosk is out of service.
    public var outOfService: OutOfService?
    /// Until when nothing that is typed is looked at.
    public var waitUntil: Instant?
    /// What the test page has seen.
    public var test = TerminalTest()

    /// A context; nobody has been let in yet.
    public init(version: String, runsSince: Instant, entrance: StaffEntrance) {
        self.entrance = entrance
        self.version = version
        self.runsSince = runsSince
    }
}
