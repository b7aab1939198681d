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

    /// Seconds for which a connection may say nothing.
    private static let idleSeconds: Int64 = 30
    /// Connections at once, over all visitors.
    private static let mostConnections = 512
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
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: Guard(
                address: address, proxies: configuration.proxies, rate: RequestRate(world: world), press: press))
        let reception = Reception(
            desk: PortalDesk(portal: portal), press: press,
            cookie: BrowserCookie(isSecure: address.isSecure, seconds: portal.settings.limits.errandSeconds))
        TicketRoutes(reception: reception).add(to: router)
        ErrandRoutes(reception: reception).add(to: router)
        MailLinkRoutes(reception: reception).add(to: router)
        router.get("/health") { _, _ in Response(status: .noContent) }
        let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(Self.idleSeconds)))
        let server = try configuration.certificate.map { try Self.secure(plain, $0) } ?? plain
        application = Application(
            responder: router.buildResponder(), server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { channel in whenRunning(channel.localAddress?.port ?? 0) },
            // In the wizard's own process a line of a log would stand on her screen.
            logger: logs ? Logger(label: "companion") : Logger(label: "companion") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func secure(
        _ plain: HTTPServerBuilder, _ certificate: CompanionConfiguration.Certificate
    ) throws -> HTTPServerBuilder {
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.chainFile).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.keyFile, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        return try .tls(plain, tlsConfiguration: tls)
    }

    /// Begins to answer, beside whatever this process does.
    public func start() {
        let application = application
        let ended = ended
        running.withLock {
            $0 = Task {
                do { try await application.run() } catch {
                    // A port that is taken: the terminal then shows a ticket that nobody opens, and its other methods.
                }
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
