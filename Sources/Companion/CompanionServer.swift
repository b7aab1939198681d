import CredentialStore
import Dispatch
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
public import Portal
import Synchronization
public import World

/// The companion: the pages that a phone or browser opens from a code on the screen.
public final class CompanionServer: Sendable {
    private let application: Application<RouterResponder<Visit>>
    private let running = Mutex<Task<Void, Never>?>(nil)
    private let ended = DispatchSemaphore(value: 0)

    /// Seconds for which leaving waits for answers that are under way.
    private static let longestFarewell = 2

    /// A companion of a portal; `nil` where the portal's settings name no address for one. Throws where its
    /// certificate cannot be read. `whenRunning` is told the port as soon as it answers there.
    public init?(
        portal: Portal, configuration: CompanionConfiguration, world: World, logs: Bool = false,
        whenRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws {
        guard let address = portal.settings.companion else { return nil }
        let press = try PagePress(settings: portal.settings)
        // In the wizard's own process a line of a log would stand on her screen.
        let logger = logs ? Logger(label: "companion") : Logger(label: "companion") { _ in SwiftLogNoOpLogHandler() }
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        let client = ClientAddress(proxies: configuration.proxies)
        if logs { router.add(middleware: AccessLog(client: client, world: world, logger: logger)) }
        router.add(middleware: Guard(address: address, client: client, rate: RequestRate(world: world), press: press))
        let desk = PortalDesk(portal: portal)
        let reception = Reception(
            desk: desk, press: press,
            // No errand is longer; most are shorter, which the portal sees to.
            cookie: BrowserCookie(isSecure: address.isSecure, seconds: portal.settings.limits.sessionSeconds))
        TicketRoutes(reception: reception).add(to: router)
        HomeRoutes(reception: reception).add(to: router)
        ErrandRoutes(reception: reception).add(to: router)
        MailLinkRoutes(reception: reception).add(to: router)
        HealthRoutes(desk: desk).add(to: router)
        let bounds = ConnectionBounds()
        let plain = bounds.http(proxies: configuration.proxies)
        let server = try configuration.certificate.map { files in
            try HTTPServerBuilder.tls(
                plain, tlsConfiguration: ReloadedCertificate(files, logger: logger).configuration())
        }
        application = Application(
            responder: router.buildResponder(), server: server ?? plain,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(bounds.most)),
            onServerRunning: { channel in whenRunning(channel.localAddress?.port ?? 0) }, logger: logger)
    }

    /// Whether it was started and has not ended.
    public var isRunning: Bool { running.withLock { $0 != nil } }

    /// Begins to answer, beside whatever this process does.
    public func start() {
        running.withLock {
            $0 = Task { [self] in
                do { try await application.run() } catch {
                    // Somebody else has taken the port, and answers there.
                }
                running.withLock { $0 = nil }
                ended.signal()
            }
        }
    }

    /// Ends after the answers that are under way.
    public func stop() {
        guard let task = running.withLock({ $0.take() }) else { return }
        task.cancel()
        _ = ended.wait(timeout: .now() + .seconds(Self.longestFarewell))
    }

    /// Answers until the process is told to end.
    public func run() async throws { try await application.runService() }
}
