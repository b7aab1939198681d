import CredentialStore
import Dispatch
import Glibc
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle
public import Accounts
import Synchronization
public import World

/// The companion: the pages that a phone or browser opens from a code on the screen.
public final class CompanionServer: Sendable {
    private let application: CompanionApplication
    private let responder: ChangingResponder
    private let connections: OpenConnections
    private let certificate: ReloadedCertificate?
    private let rate: RequestRate
    private let logs: CompanionLog
    private let port: Int
    private let running = Mutex<ServiceGroup?>(nil)
    private let ended = DispatchSemaphore(value: 0)

    /// Seconds for which leaving waits for answers that are under way.
    private static let longestFarewell = 2

    /// A companion of the account services; `nil` where their settings name no address for one. Throws where its
    /// certificate cannot be read. `whenRunning` is told the port as soon as it answers there.
    public convenience init?(
        services: AccountServices, configuration: CompanionConfiguration, world: World, logs: Bool = false,
        whenRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws {
        try self.init(
            services: services, configuration: configuration, world: world, logs: logs, bounds: ConnectionBounds(),
            whenRunning: whenRunning)
    }

    /// The same with other bounds of what a visitor may cost.
    init?(
        services: AccountServices, configuration: CompanionConfiguration, world: World, logs: Bool = false,
        bounds: ConnectionBounds, whenRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws {
        port = configuration.port
        let log = CompanionLog(isWritten: logs, world: world)
        let client = ClientAddress(proxies: configuration.proxies)
        rate = RequestRate(world: world)
        guard let router = try Self.router(services: services, client: client, rate: rate, log: log) else { return nil }
        responder = ChangingResponder(router.buildResponder())
        connections = OpenConnections(
            most: bounds.most, mostOfAddress: bounds.mostOfAddress, isProxy: { client.isProxy($0) })
        certificate = try configuration.certificate.map { try ReloadedCertificate($0, logger: log.logger) }
        self.logs = log
        let plain = bounds.http(connections)
        let server = try certificate.map {
            try HTTPServerBuilder.tls(plain, tlsConfiguration: $0.configuration())
        }
        application = CompanionApplication(
            responder: responder, server: server ?? plain,
            bounds: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(bounds.most + bounds.leaving)),
            logger: log.logger, world: world, whenRunning: whenRunning)
    }

    private static func router(
        services: AccountServices, client: ClientAddress, rate: RequestRate, log: CompanionLog
    ) throws -> Router<CompanionRequestContext>? {
        guard let address = services.settings.companion else { return nil }
        let renderer = try PageRenderer(settings: services.settings)
        let router = Router(context: CompanionRequestContext.self, options: .autoGenerateHeadEndpoints)
        if log.isWritten { router.add(middleware: AccessLog(client: client, world: log.world, logger: log.logger)) }
        router.add(middleware: SecurityMiddleware(address: address, client: client, rate: rate, renderer: renderer))
        let pool = BlockingPool(services: services)
        let context = RouteContext(
            pool: pool, renderer: renderer,
            // No task is longer; most are shorter, which the account services see to.
            cookie: BrowserCookie(isSecure: address.isSecure, seconds: services.settings.limits.sessionSeconds))
        TicketRoutes(context: context).add(to: router)
        HomeRoutes(context: context).add(to: router)
        BrowserTaskRoutes(context: context).add(to: router)
        MailLinkRoutes(context: context).add(to: router)
        HealthRoutes(pool: pool).add(to: router)
        return router
    }

    /// From the next request on, answers for other account services, believes other proxies, and shows another
    /// certificate: what was under way stays as it began. Where it listens, and whether over TLS, never changes. Gives
    /// what of the new could not be used, so that the old is used on.
    public func change(services: AccountServices, configuration: CompanionConfiguration) throws -> [CertificateError] {
        let client = ClientAddress(proxies: configuration.proxies)
        if let router = try Self.router(services: services, client: client, rate: rate, log: logs) {
            responder.change(to: router.buildResponder())
            connections.change(isProxy: { client.isProxy($0) })
        }
        guard let certificate, let files = configuration.certificate else { return [] }
        do {
            try certificate.change(to: files)
            return []
        } catch {
            return [error]
        }
    }

    /// Whether it was started and has not ended.
    public var isRunning: Bool { running.withLock { $0 != nil } }

    /// Begins to answer, beside whatever this process does.
    public func start() {
        let group = ServiceGroup(configuration: .init(services: [application], logger: logs.logger))
        running.withLock { $0 = group }
        Task { [self] in
            do { try await group.run() } catch {
                // Somebody else has taken the port, and answers there.
            }
            running.withLock { $0 = nil }
            ended.signal()
        }
    }

    /// Ends after the answers that are under way.
    public func stop() {
        guard let group = running.withLock({ $0.take() }) else { return }
        // To cancel it would drop connections that were taken and not answered yet, which NIO does not survive.
        Task { await group.triggerGracefulShutdown() }
        _ = ended.wait(timeout: .now() + .seconds(Self.longestFarewell))
    }

    /// Answers until the process is told to end. Throws `CompanionError` where something else has its port.
    public func run() async throws {
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CompanionError.portIsTaken(port)
        }
    }
}
