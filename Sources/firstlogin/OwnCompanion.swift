import Companion
import Portal
import World

/// The companion inside the wizard's own process, begun when the first page is there (P01).
final class OwnCompanion {
    private let portal: Portal
    private let configuration: CompanionConfiguration?
    private let world: World
    private var server: CompanionServer?

    init(portal: Portal, configuration: CompanionConfiguration?, world: World) {
        self.portal = portal
        self.configuration = configuration
        self.world = world
    }

    func start() {
        guard let configuration else { return }
        do {
            server = try CompanionServer(portal: portal, configuration: configuration, world: world)
            server?.start()
        } catch {
            // Its pages cannot be printed: the other methods are there.
        }
    }

    func stop() { server?.stop() }
}
