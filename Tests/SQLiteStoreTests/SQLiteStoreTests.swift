import CredentialStore
import Foundation
@testable import SQLiteStore
import StoreContract
import Testing
import World

@Suite("SQLite") final class SQLiteStoreTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-sqlite-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }

    // R02, R04
    @Test("It fulfils the contract of stores (R02, R04)", arguments: StoreContract.Clause.allCases)
    func contract(_ clause: StoreContract.Clause) throws {
        try StoreContract { place in try SQLiteStore(path: "\(place)/store.sqlite") }.check(clause)
    }

    @Test("R01 A commit waits for the disk, so that a power failure loses nothing that was called done")
    func commitsAreOnTheDisk() throws {
        #expect(try SQLiteStore(path: "\(folder)/durable.sqlite").synchronousMode() == 2)
    }

    @Test("The file and all beside it can be read by this user alone") func mode() throws {
        let store = try SQLiteStore(path: "\(folder)/store.sqlite")
        try store.write { try $0.put(ThrottleRecord(failures: 1, blockedUntil: .init(milliseconds: 0)), [1]) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count == 3, "\(names)")
        for name in names {
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("What is no store of ours is said to be none, and is left as it is") func foreignFile() throws {
        let path = "\(folder)/letter.txt"
        let letter = Data(String(repeating: "a letter, not a database\n", count: 100).utf8)
        try letter.write(to: URL(fileURLWithPath: path))
        // S29: what others can read is no place for members, whatever it is.
        chmod(path, 0o644)
        #expect(throws: StoreError.openToOthers(path)) { try SQLiteStore(path: path) }
        chmod(path, 0o600)
        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
        guard case .unusable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(FileManager.default.contents(atPath: path) == letter)
        #expect(throws: StoreError.self) { try SQLiteStore(path: "\(self.folder)/none/store.sqlite") }
    }
}
