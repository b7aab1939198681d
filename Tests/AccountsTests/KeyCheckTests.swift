import CredentialStore
import FlowEngine
import Foundation
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("A store knows the keys that it was written with")  // S35
struct KeyCheckTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private func check(_ vault: Vault) -> KeyCheck { KeyCheck(of: vault, against: accounts.store) }

    private var stranger: Vault { Vault(ring: KeyRing(world: FixedWorld(at: Instant(unixSeconds: 0), seed: 9).world)) }

    @Test("S35 a ring is made for a new store alone")
    func whereOneIsMade() throws {
        #expect(try KeyCheck.isUntouched(accounts.store))
        try check(accounts.vault).settle()
        #expect(try !KeyCheck.isUntouched(accounts.store))
        let other = try TestAccounts()
        _ = try other.visitor()
        #expect(try !KeyCheck.isUntouched(other.store))
    }

    @Test("S35 another ring of the same version is refused, and so is one that lacks a version")
    func otherRing() throws {
        try check(accounts.vault).settle()
        try check(accounts.vault).settle()
        #expect(throws: KeyCheck.Fault.otherKey(version: 1)) { try check(stranger).settle() }
        let grown = Vault(ring: accounts.vault.ring.withAnotherKey(world: accounts.clock.world))
        try check(grown).settle()
        #expect(try accounts.store.read { try $0.keyChecks() }.map { $0.version } == [1, 2])
        // Of two rotations at once the later one may be noted first.
        let third = Vault(ring: grown.ring.withAnotherKey(world: accounts.clock.world))
        let other = try TestAccounts()
        try other.store.write { records in
            for version in [UInt32(1), 3] {
                try records.put(keyCheck: third.check(ofVersion: version), ofVersion: version)
            }
        }
        try KeyCheck(of: third, against: other.store).settle()
        #expect(try other.store.read { try $0.keyChecks() }.map { $0.version } == [1, 2, 3])
        // S29: the file of before the rotation.
        #expect(throws: KeyCheck.Fault.otherKey(version: 2)) { try check(accounts.vault).settle() }
        let forked = Vault(
            ring: accounts.vault.ring.withAnotherKey(world: FixedWorld(at: TestAccounts.start, seed: 5).world))
        #expect(throws: KeyCheck.Fault.otherKey(version: 2)) { try check(forked).settle() }
        try check(grown).settle()
    }

    @Test("S35 a store of the earlier form tells by its record, or by a sealed key, and takes the right ring in")
    func earlierForm() throws {
        var member = try accounts.visitor()
        #expect(throws: KeyCheck.Fault.otherRing) { try check(stranger).settle() }
        try #require(try member.enrol(.app) == nil)
        #expect(throws: KeyCheck.Fault.otherRing) { try check(stranger).settle() }
        try check(accounts.vault).settle()
        #expect(try accounts.store.read { try $0.keyChecks() }.count == 1)
    }

    @Test("S29, S35 where the store cannot be written to, no key is added; it knows a key before anything is sealed")
    func wholeRotation() throws {
        let keys = accounts.folder + "/keys"
        try check(accounts.vault).settle()
        let failing = AccountServices(
            settings: accounts.settings, store: FailingStore(accounts.store, at: "audit"), vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
        #expect(throws: StoreError.diskFull) { _ = try failing.office.addKey(to: keys) }
        #expect(try KeyRing.open(path: keys).versions == [1])
        #expect(try accounts.store.read { try $0.keyChecks() }.count == 1)
        #expect(try accounts.services.office.addKey(to: keys).versions == [1, 2])
        #expect(try accounts.store.read { try $0.keyChecks() }.count == 2 && accounts.vault.ring.newest == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: accounts.folder).allSatisfy { !$0.hasPrefix("keys.") })
    }

    @Test("S29, S35 a ring in use takes no other ring that is laid into its file's place")
    func swapped() throws {
        let folder = NSTemporaryDirectory() + "firstlogin-ring-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        let world = accounts.clock.world
        let ring = try KeyRing.openOrCreate(path: folder + "/keys", world: world)
        let vault = Vault(ring: ring)
        let before = vault.keyedHash([1], purpose: "p")
        _ = try KeyRing.openOrCreate(path: folder + "/other", world: world)
        _ = try KeyRing.addKey(path: folder + "/other", world: world)
        #expect(rename(folder + "/other", folder + "/keys") == 0)
        #expect(vault.keyedHash([1], purpose: "p") == before && ring.versions == [1])
    }
}
