import CredentialStore
import FlowEngine
import Foundation
import Content
import OneTimeCodes
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

/// A society as the program of schema 8 left it: its store, its key file, its members and an anchor of its record.
@Suite("A store that an earlier program wrote goes on")  // R08
final class EarlierStoreTests {
    private struct Known: Decodable {
        let state: String
        let userID: String
        let birthdate: String
        var initialPassword: String?
        var password: String?
        var totpKey: String?
    }

    private let accounts: TestAccounts
    private let folder: String
    private let members: [Known]

    init() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("SQLiteStoreTests/Fixtures/schema-8")
        folder = NSTemporaryDirectory() + "firstlogin-earlier-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in ["store.sqlite", "keys", "anchor.json", "members.json"] {
            let copy = "\(folder)/\(name)"
            try FileManager.default.copyItem(atPath: fixture.appendingPathComponent(name).path, toPath: copy)
            // A checkout gives every file to everybody.
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/members.json"))
        members = try JSONDecoder().decode([Known].self, from: data)
        // 2026-11-27 in Japan, the day after.
        accounts = try TestAccounts(
            policy: .everything, cost: .standard, in: folder, at: Instant(unixSeconds: 1_795_780_000))
    }

    deinit { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }

    private func wizard(_ state: String) throws -> (Known, Session) {
        let known = try #require(members.first { $0.state == state })
        var session = Session(at: TerminalInfo(name: "機械 \(state)", kind: .own))
        session = accounts.services.member.perform(.readOverview(.member), in: session).session
        let word = SecretBytes(text: known.password ?? known.initialPassword ?? "")
        let reply = accounts.services.member.perform(.logIn(userID: known.userID, password: word), in: session)
        try #require(reply.problem == nil, "\(state): \(String(describing: reply.problem))")
        return (known, reply.session)
    }

    @Test("R08, S35 its key file fits, and from now on no other; its record is whole, up to an anchor of that day")
    func keysAndRecord() throws {
        try KeyCheck(of: accounts.vault, against: accounts.store).settle()
        #expect(try accounts.store.read { try $0.keyChecks() }.count == accounts.vault.ring.versions.count)
        let other = Vault(ring: KeyRing(world: accounts.clock.world))
        #expect(throws: KeyCheck.Fault.otherKey(version: 1)) {
            try KeyCheck(of: other, against: accounts.store).settle()
        }
        let anchor = try JSONDecoder().decode(
            AuditAnchor.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/anchor.json")))
        #expect(anchor.sequence > 50)
        guard case .success(let end) = try accounts.services.office.verifyAudit(anchor: anchor) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(end.sequence >= anchor.sequence)
    }

    @Test("R08, S35 before it knows its keys, a foreign ring is told by what was sealed")
    func foreignRing() throws {
        let other = Vault(ring: KeyRing(world: accounts.clock.world))
        #expect(throws: KeyCheck.Fault.otherRing) { try KeyCheck(of: other, against: accounts.store).settle() }
    }

    @Test(
        "R08 every password still opens, each to where its member stood",
        arguments: [
            ("new", "1.3"), ("earlier", "1.3"), ("withoutMail", "1.3"), ("awaitingMail", "1.3"),
            ("enrolledApp", "login+method"),
            ("enrolledMail", "login+method"), ("awaitingEnrolment", "2-4.1"),
        ])
    func passwords(_ state: String, _ place: String) throws {
        let (_, session) = try wizard(state)
        #expect(accounts.services.member.perform(.refresh, in: session).screenState.place.rawValue == place)
    }

    @Test("R08 an app's key still signs in, and a mail's code of that day still belongs to its member")
    func appKey() throws {
        let (known, session) = try wizard("enrolledApp")
        let key = SecretBytes(try #require(Base32.decode(known.totpKey ?? "")))
        let code = TOTP(key: key).code(at: accounts.clock.world.now())
        #expect(
            accounts.services.member.perform(.proveCode(code), in: session).session.authenticationLevel == .signedIn)
        let waiting = try #require(members.first { $0.state == "awaitingMail" })
        let member = try accounts.store.read { records in
            try records.member(try #require(UserID(typed: waiting.userID)))
        }
        let mailed = try accounts.store.read { try $0.mailedCode(try #require(member).id, .confirmation, .proved) }
        #expect(mailed != nil)
    }
}
