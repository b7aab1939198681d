import Companion
import Dispatch
import Accounts
import Synchronization
import World

/// The companion inside the wizard's own process, where nobody else answers at its port: `firstlogin serve`, or another
/// wizard, which may end before this one does. It begins with the first member who is known there: nothing that a
/// browser opens is older, the first page waits for it no more than the others (P01), and a wizard that nobody has
/// begun to use does not wake for its clock (P03).
final class OwnCompanion: Sendable {
    private let services: AccountServices
    private let configuration: CompanionConfiguration?
    private let world: World
    private let queue = DispatchQueue(label: "own companion")
    private let server = Mutex<CompanionServer?>(nil)

    init(services: AccountServices, configuration: CompanionConfiguration?, world: World) {
        self.services = services
        self.configuration = configuration
        self.world = world
    }

    /// Begins it beside whatever this process does, if nobody answers there.
    func start() {
        guard let configuration, server.withLock({ $0?.isRunning != true }) else { return }
        queue.async { [self] in
            server.withLock { server in
                guard server?.isRunning != true, LocalPort.isFree(configuration.port, of: configuration.host) else {
                    return
                }
                do {
                    server = try CompanionServer(services: services, configuration: configuration, world: world)
                    server?.start()
                } catch {
                    // Its pages cannot be printed, or its certificate cannot be read, which `serve` would say: the
                    // other methods are there.
                }
            }
        }
    }

    func stop() { queue.sync { server.withLock { $0?.stop() } } }
}
