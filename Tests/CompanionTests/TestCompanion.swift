import FlowEngine
import Foundation
import Accounts
import Testing
import TestAccounts
import World

@testable import Companion

/// A companion of a trial's portal that answers at a port of its own, gone with the value.
final class TestCompanion {
    let accounts: TestAccounts
    let server: CompanionServer
    let web: WebVisitor

    init(proxies: Set<String> = [], bounds: ConnectionBounds = ConnectionBounds()) async throws {
        accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "https://kenpo.example.jp", name: "Kenpo Web"))
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        server = try #require(
            try CompanionServer(
                services: accounts.services,
                configuration: CompanionConfiguration(host: "127.0.0.1", port: 0, proxies: proxies),
                world: accounts.clock.world, bounds: bounds, whenRunning: { found.yield($0) }))
        server.start()
        web = WebVisitor(port: try #require(await ports.first { _ in true }))
    }

    deinit { server.stop() }
}
