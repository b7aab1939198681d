import Companion
import CredentialStore
import FlowEngine
import Accounts
import Secrets
import Testing
import TestAccounts
import World

/// A store whose disk has gone.
private struct GoneStore: CredentialStore {
    func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result { throw StoreError.readOnly }

    func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result { throw StoreError.readOnly }

    func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result { throw StoreError.readOnly }
    func giveWay() {}
    func changeMark() throws -> Int { throw StoreError.readOnly }

    func awaitChange(milliseconds: Int32) {}
}

@Suite("What a monitor asks") struct HealthTests {
    @Test("a companion whose store has gone is alive, and not ready; its pages say nothing of the inside (S28)")
    func notReady() async throws {
        let accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "https://kenpo.example.jp", name: "Kenpo Web"))
        let services = AccountServices(
            settings: accounts.settings, store: GoneStore(), vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = try #require(
            try CompanionServer(
                services: services, configuration: CompanionConfiguration(host: "127.0.0.1", port: 0),
                world: accounts.clock.world
            ) { found.yield($0) })
        server.start()
        defer { server.stop() }
        var web = WebVisitor(port: try #require(await ports.first { _ in true }))
        let page = try await web.get("/t/ABCDEFGH")
        #expect(page.status >= 400 && !page.body.contains("readOnly") && !page.body.contains("Error"))
        web.host = "10.0.0.7"
        #expect(try await web.get("/health").status == 204)
        #expect(try await web.get("/ready").status == 503)
    }
}
