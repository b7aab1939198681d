public import TextUI
public import World

/// How staff come to their page at a kiosk, and what it says of the program.
public struct StaffAccess: Sendable {
    /// The key, which no page names.
    public let key: Key
    /// The program's version.
    public let version: String
    /// Since when the program runs at this terminal, whoever came and went.
    public let runsSince: Instant

    /// A page that this key opens.
    public init(key: Key, version: String, runsSince: Instant) {
        self.key = key
        self.version = version
        self.runsSince = runsSince
    }
}
