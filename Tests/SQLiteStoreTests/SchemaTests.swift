import Content
import CredentialStore
import FlowEngine
import Foundation
import SQLiteStore
import Testing
import TypedInput
import World

/// `Fixtures/schema-N.sql` holds the tables as schema N had them, with a record of each kind that it knew.
@Suite("A store of every schema that was ever shipped opens whole")  // R08
struct SchemaTests {
    /// The schemas from the first to the present one; a new one gets its file before the next is made.
    static let versions = Array(1...15)

    /// Where each member's login leads, by her user ID.
    private static let places: [String: Location] = [
        "20000001": .step(.step1_4), "20000002": .step(.step1_6), "20000003": .mailDesk, "20000004": .devices,
        "20000005": .step(.step1_9), "20000006": .step(.step2_4_6), "20000007": .step(.step2_5edge_4),
        "20000008": .step(.step2_6_3), "20000009": .secondFactor, "20000010": .step(.step2_1_3),
        "20000011": .secondFactor,
    ]

    /// Columns that a later schema says in another one, which `MigrationTests` follows.
    private static let merged: [String: Set<String>] = ["ticket": ["is_addition", "is_for_home"]]

    @Test("the present schema has its file") func presentSchema() throws {
        try SchemaFile.withCopy(of: #require(Self.versions.last)) { file in
            let before = try file.rows(of: "grdb_migrations")
            _ = try SQLiteStore(path: file.path)
            #expect(try file.rows(of: "grdb_migrations") == before)
        }
    }

    @Test("R08 every row has what it had, in every column that it had", arguments: versions)
    func rowsAreWhole(_ version: Int) throws {
        try SchemaFile.withCopy(of: version) { file in
            let tables = try file.tables().filter { $0 != "grdb_migrations" && $0 != "journey" }
            let before = try Dictionary(uniqueKeysWithValues: tables.map { ($0, try file.rows(of: $0)) })
            _ = try SQLiteStore(path: file.path)
            for table in tables {
                let old = try #require(before[table])
                #expect(!old.isEmpty, "schema-\(version).sql has no record in \(table)")
                let gone = Self.merged[table] ?? []
                let columns = Set(old.first?.keys.map(\.self) ?? []).subtracting(gone)
                let new = try file.rows(of: table).map { row in row.filter { columns.contains($0.key) } }
                #expect(new == old.map { row in row.filter { !gone.contains($0.key) } }, "\(table)")
            }
        }
    }

    @Test("R08 every record can be read, and every journey goes on to the step at which it stood", arguments: versions)
    func recordsAreRead(_ version: Int) throws {
        try SchemaFile.withCopy(of: version) { file in
            let counts = try ["agreement", "authenticator", "desk_note", "outbox", "mailed_code", "ticket", "passkey"]
                .map {
                    try file.tables().contains($0) ? try file.rows(of: $0).count : 0
                }
            let store = try SQLiteStore(path: file.path)
            let userIDs = try store.read { try $0.userIDs() }
            #expect(userIDs.count == (version < 4 ? 9 : 11))
            var found = [Int](repeating: 0, count: counts.count)
            for userID in userIDs {
                try store.read { records in
                    let member = try #require(try records.member(userID))
                    let read = try Self.counts(of: member.id, records)
                    for (index, count) in read.enumerated() { found[index] += count }
                    #expect(try Self.login(of: member.id, records) == Self.places[userID.text], "\(userID.text)")
                }
            }
            #expect(found == counts)
            #expect(try store.read { try $0.audits(after: 0, count: 10) }.count == (version < 2 ? 0 : 3))
        }
    }

    /// The page that she faces after a login with her password, and her birthdate where it is asked.
    private static func login(of member: MemberID, _ records: any ReadableRecords) throws -> Location? {
        let journey = try #require(try records.journey(member)).journey
        let kind = try #require(try records.password(member)).kind
        let events: [Event] = [.passwordAccepted(kind)] + (kind == .chosen ? [] : [.birthdateMatched])
        let engine = FlowEngine(policy: .everything)
        return try events.reduce(journey) { try engine.advance($0, by: $1).get().journey }.shown
    }

    private static func counts(of member: MemberID, _ records: any ReadableRecords) throws -> [Int] {
        let codes = try MailPurpose.allCases.flatMap { purpose in
            try Quota.allCases.compactMap { try records.mailedCode(member, purpose, $0) }
        }
        return [
            try records.agreements(member).count, try records.authenticators(member).count,
            try records.deskNotes(member).count, try records.mails(member).count, codes.count,
            try records.tickets(member).count, try records.passkeys(member).count,
        ]
    }
}
