import CredentialStore
import Foundation
import SQLiteStore
import Testing
import World
import TypedInput

@Suite("Every schema that was ever shipped opens")  // R08
struct MigrationTests {
    @Test("R08 the first schema: its members, journeys and mails are there, and the record of what happens can begin")
    func firstSchema() throws {
        let copy = try Self.copy(of: "schema-1")
        defer { Self.remove(copy) }
        let store = try SQLiteStore(path: copy)
        let found = try store.read { records in
            try records.userIDs().map { userID in
                let member = try #require(try records.member(userID))
                return (try records.journey(member.id) != nil, try records.mails(member.id).count)
            }
        }
        // What later schemas added has its empty value.
        let kept = try store.read { records in
            try records.userIDs().flatMap { userID in
                let id = try #require(try records.member(userID)).id
                return try
                    (records.authenticators(id).map { $0.explainedSteps.isEmpty && $0.name == nil }
                    + MailPurpose.allCases.compactMap { try records.mailedCode(id, $0, .proved) }.map {
                        $0.linkHash == nil
                    })
            }
        }
        #expect(!kept.isEmpty && kept.allSatisfy(\.self))
        #expect(found.count == 10)
        #expect(found.allSatisfy { $0.0 })
        #expect(found.map(\.1).reduce(0, +) == 6)
        try store.write { records in
            #expect(try records.lastAudit() == nil)
            try records.add(
                AuditEntry(
                    after: nil, at: Instant(unixSeconds: 0), terminal: "t", subject: "s", event: "e", place: ""))
        }
        #expect(try store.read { try $0.audits(after: 0, count: 10) }.count == 1)
    }

    @Test("R08 the ninth schema: what each ticket is opened for is kept, with all else of it") func ninthSchema() throws
    {
        let copy = try Self.copy(of: "schema-9-tickets")
        defer { Self.remove(copy) }
        let tickets = try SQLiteStore(path: copy).read { records in
            let member = try #require(try records.userIDs().first.flatMap { try records.member($0) })
            return try records.tickets(member.id)
        }
        #expect(tickets.map(\.id) == ["here", "addition", "forHome", "openedAtHome"])
        #expect(tickets.map(\.kind) == [.here, .addition, .forHome, .forHome])
        #expect(tickets.map { $0.browserHash == nil } == [false, false, true, false])
        #expect(tickets.map(\.tokenHash.first) == [0, 8, 16, 24])
        #expect(tickets.map(\.isKiosk) == [false, false, true, true])
        #expect(tickets.allSatisfy { $0.triesLeft == 5 && ($0.openedAt == nil) == ($0.ceremony == nil) })
    }

    /// A store as an earlier program left it, to be opened by this one.
    private static func copy(of name: String) throws -> String {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(name).sqlite")
        let copy = NSTemporaryDirectory() + "firstlogin-schema-\(UUID().uuidString).sqlite"
        try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
        chmod(copy, 0o600)
        return copy
    }

    private static func remove(_ copy: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
    }

    @Test("R08 many that open a new store at once all open it: one brings the schema up to date")
    func atOnce() async throws {
        let folder = NSTemporaryDirectory() + "firstlogin-at-once-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        for round in 0..<5 {
            let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { try SQLiteStore(path: "\(folder)/\(round).sqlite").read { try $0.hasMembers() } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(opened.count == 8 && !opened.contains(true))
        }
    }
}
