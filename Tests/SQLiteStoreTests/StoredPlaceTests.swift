import Content
import CredentialStore
import FlowEngine
import Foundation
import GRDB
import SQLiteStore
import Testing
import TypedInput

/// Until schema 10 a journey's place and branch stood there as numbers of the paper. `Fixtures/schema-10-places.tsv` and
/// `schema-10-branches.tsv` have all numbers that it stored, each with the name that it became; they never change.
@Suite("Journeys that were stored by the paper's numbers stand where they stood")  // R08
struct StoredPlaceTests {
    private typealias Named = (number: String, name: String)

    @Test("R08 every place and every branch that schema 10 knew has its name") func everyPlace() throws {
        let places = try Self.table("schema-10-places")
        let branches = try Self.table("schema-10-branches")
        #expect(places.count == 76 && branches.count == 8)
        try SchemaFile.withCopy(of: 10) { file in
            for (index, place) in places.enumerated() {
                try add(index, place.number, branches[index % branches.count].number, to: file)
            }
            let store = try SQLiteStore(path: file.path)
            for (index, place) in places.enumerated() {
                let record = try #require(try store.read { try $0.journey(Self.member(index)) })
                #expect(record.journey.saved.storedName == place.name, "\(place)")
                #expect(record.journey.branch?.storedName == branches[index % branches.count].name, "\(place)")
                #expect(record.journey.devices == .both && record.revision == 3, "\(place)")
            }
            let names = Dictionary(uniqueKeysWithValues: places)
            let columns = try file.rows(of: "journey").map { String.fromDatabaseValue($0["standing"] ?? .null) }
            #expect(columns.suffix(places.count) == places.map { names[$0.number] })
        }
    }

    @Test("R08 a number that the paper never had stays, and fails that journey alone") func unknownNumber() throws {
        try SchemaFile.withCopy(of: 10) { file in
            try add(1, "9.9", "2-4", to: file)
            try add(2, "1.5", "9-9", to: file)
            try add(3, "1.5", "2-4", to: file)
            let store = try SQLiteStore(path: file.path)
            for index in 1...2 {
                #expect(throws: DecodingError.self) { try store.read { try $0.journey(Self.member(index)) } }
            }
            #expect(try store.read { try $0.journey(Self.member(3)) }?.journey.saved == .step(.step1_5))
        }
    }

    @Test("R08 where one journey cannot be rewritten none is, and the next try finds all") func allOrNothing() throws {
        try SchemaFile.withCopy(of: 10) { file in
            try file.execute(
                """
                CREATE TRIGGER held BEFORE UPDATE ON journey WHEN old.member = '0000000000000000000000000000000b'
                BEGIN SELECT RAISE(ABORT, 'held'); END
                """)
            let before = try ["journey", "grdb_migrations"].map(file.rows(of:))
            let tables = try file.tables()
            #expect(throws: StoreError.self) { try SQLiteStore(path: file.path) }
            #expect(try ["journey", "grdb_migrations"].map(file.rows(of:)) == before)
            #expect(try file.tables() == tables)
            try file.execute("DROP TRIGGER held")
            let store = try SQLiteStore(path: file.path)
            let userIDs = try store.read { try $0.userIDs() }
            #expect(userIDs.count == 11)
            try store.read { records in
                for userID in userIDs {
                    let member = try #require(try records.member(userID))
                    #expect(try records.journey(member.id) != nil, "\(userID.text)")
                }
            }
        }
    }

    private static func member(_ index: Int) -> MemberID { MemberID(rawValue: String(format: "%032d", 100 + index)) }

    private func add(_ index: Int, _ place: String, _ branch: String, to file: SchemaFile) throws {
        let facts = """
            {"branch":"\(branch)","choiceWasSkipped":false,"devices":"both","enrolled":[],"hasChosenPassword":true,\
            "mail":"confirmed","method":"app","passwordSuitsMail":true,"standing":"\(place)"}
            """
        let id = Self.member(index).rawValue
        try file.execute(
            """
            INSERT INTO member (id, user_id, symbol, number, name, birthdate, typist)
            VALUES (?, ?, '12', '1', 'ミドリ ハナコ', '1948-11-23', 'member')
            """, [id, String(30_000_000 + index)])
        try file.execute("INSERT INTO journey VALUES (?, ?, ?, 3)", [id, place, facts])
    }

    private static func table(_ name: String) throws -> [Named] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(name).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let columns = line.split(separator: "\t").map(String.init)
            return (try #require(columns.first), try #require(columns.dropFirst().first))
        }
    }
}
