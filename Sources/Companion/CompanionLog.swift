import Logging
import World

/// Where the companion writes what it does.
struct CompanionLog: Sendable {
    /// In the wizard's own process a line of a log would stand on her screen.
    let isWritten: Bool
    let world: World
    let logger: Logger

    init(isWritten: Bool, world: World) {
        self.isWritten = isWritten
        self.world = world
        logger = isWritten ? Logger(label: "companion") : Logger(label: "companion") { _ in SwiftLogNoOpLogHandler() }
    }
}
