import Accounts
import Backup
import Content
import CredentialStore
import Foundation
import SQLiteStore
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("R07, R11 Backups: sealed, whole, taken while the store is in use, and put back only whole")
struct BackupTests {
    private let accounts: TestAccounts
    private let store: SQLiteStore
    private var backup: Backup { Backup(vault: accounts.vault, world: accounts.clock.world) }
    private func path(_ name: String) -> String { "\(accounts.folder)/\(name)" }

    /// A society with a member at 1【6】, whose mail is on its way.
    init() throws {
        accounts = try TestAccounts()
        store = try SQLiteStore(path: "\(accounts.folder)/store.sqlite")
        var visitor = try accounts.visitor()
        try #require(try visitor.reach(.step1_6) == nil)
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    private func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(Array(bytes)).write(to: URL(fileURLWithPath: path(name)))
    }

    @Test("a restored copy equals the store, row by row, although others wrote while it was taken")
    func equal() throws {
        let before = try store.contents()
        let writer = try accounts.servicesElsewhere()
        let taken = try backup.take(of: store, to: path("backup"))
        try writer.office.note(.tried)
        #expect(taken.facts.contents == before)
        let opened = try backup.open(path("backup"), into: path("copy"))
        #expect(opened == taken)
        let copy = try SQLiteStore(copyAt: path("copy"))
        #expect(try copy.contents() == before)
        let userID = try #require(UserID(typed: "01234567"))
        let member = try #require(try store.read { try $0.member(userID) })
        #expect(try copy.read { try $0.member(member.id) } == member)
    }

    @Test("nobody else can read it, nothing in it stands in clear, and it replaces no file")
    func sealed() throws {
        _ = try backup.take(of: store, to: path("backup"))
        let mode = try FileManager.default.attributesOfItem(atPath: path("backup"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = Data(try bytes("backup"))
        for secret in ["taro@example.jp", "SQLite format", "CREATE TABLE", "01234567"] {
            #expect(text.range(of: Data(secret.utf8)) == nil, "\(secret)")
        }
        #expect(throws: BackupError.exists(path: path("backup"))) { try backup.take(of: store, to: path("backup")) }
        #expect(Data(try bytes("backup")) == text)
        let left = try FileManager.default.contentsOfDirectory(atPath: accounts.folder).filter {
            $0.contains("backup.")
        }
        #expect(left.isEmpty, "\(left)")
    }

    @Test("each of a thousand changed copies is refused, and leaves nothing behind")
    func changed() throws {
        _ = try backup.take(of: store, to: path("backup"))
        let whole = try bytes("backup")
        let chance = FixedWorld(at: TestAccounts.start, seed: 7).world
        for index in 0..<1_000 {
            var spoiled = whole
            switch index % 4 {
            case 0, 1: spoiled[chance.random(below: whole.count)] ^= UInt8(1 << (index % 8))
            case 2: spoiled.removeLast(1 + chance.random(below: whole.count - 1))
            default: spoiled.append(UInt8(chance.random(below: 256)))
            }
            try write(spoiled, to: "spoiled")
            #expect(throws: BackupError.self, "\(index)") { try backup.open(path("spoiled"), into: path("copy")) }
            #expect(!FileManager.default.fileExists(atPath: path("copy")))
        }
    }

    @Test(
        "with another key it is said which one it needs, before anything is touched; an older key of the ring opens it")
    func keys() throws {
        let taken = try backup.take(of: store, to: path("backup"))
        let other = Backup(
            vault: Vault(ring: KeyRing(world: FixedWorld(at: TestAccounts.start, seed: 9).world)),
            world: accounts.clock.world)
        #expect(throws: BackupError.otherKey(path: path("backup"), fingerprint: taken.keyFingerprint)) {
            try other.open(path("backup"), into: path("copy"))
        }
        #expect(!FileManager.default.fileExists(atPath: path("copy")))
        let later = Backup(
            vault: Vault(ring: accounts.vault.ring.withAnotherKey(world: accounts.clock.world)),
            world: accounts.clock.world)
        #expect(try later.open(path("backup"), into: path("copy")) == taken)
        try write(Array("no backup".utf8), to: "text")
        #expect(throws: BackupError.noBackup(path: path("text"))) { try backup.open(path("text"), into: path("other")) }
    }

    @Test("what was under way is cancelled, what was done stays, and the record goes on from where it stood")
    func underWay() throws {
        let taken = try backup.take(of: store, to: path("backup"))
        _ = try backup.open(path("backup"), into: path("copy"))
        try backup.settle(path("copy"))
        let restored = try SQLiteStore(path: path("copy"))
        let rows = try restored.contents().rows
        #expect(taken.facts.contents.rows["mailed_code"] == 1 && rows["mailed_code"] == 0)
        #expect(rows["outbox"] == 0 && rows["ticket"] == 0 && rows["staff_session"] == 0)
        for table in ["member", "journey", "password", "audit", "agreement"] {
            #expect(rows[table] == taken.facts.contents.rows[table], "\(table)")
        }
    }

    @Test("it takes the place of a store that nobody has open, which stays beside it; of one in use never")
    func replacing() throws {
        _ = try backup.take(of: store, to: path("backup"))
        _ = try backup.open(path("backup"), into: path("copy"))
        try backup.settle(path("copy"))
        #expect(throws: BackupError.inUse(store: path("store.sqlite"))) {
            try backup.replace(path("store.sqlite"), by: path("copy"))
        }
        #expect(try accounts.services.office.verifyAudit().get().sequence > 0, "the store goes on")
        // Another society's store, which nobody has open.
        try write(bytes("copy"), to: "idle.sqlite")
        let kept = try #require(try backup.replace(path("idle.sqlite"), by: path("copy")))
        #expect(kept.hasPrefix(path("idle.sqlite.before-")) && FileManager.default.fileExists(atPath: kept))
        #expect(try SQLiteStore(path: path("idle.sqlite")).contents().rows["member"] == 1)
        #expect(!FileManager.default.fileExists(atPath: path("copy")))
    }

    @Test("it takes the place of a store that is damaged, whose log goes aside with it")
    func damagedStore() throws {
        _ = try backup.take(of: store, to: path("backup"))
        try write([UInt8](repeating: 7, count: 5_000), to: "damaged.sqlite")
        try write(Array("a log".utf8), to: "damaged.sqlite-wal")
        _ = try backup.open(path("backup"), into: path("copy"))
        try backup.settle(path("copy"))
        let kept = try #require(try backup.replace(path("damaged.sqlite"), by: path("copy")))
        #expect(FileManager.default.fileExists(atPath: kept))
        #expect(!FileManager.default.fileExists(atPath: path("damaged.sqlite-wal")))
        #expect(try SQLiteStore(path: path("damaged.sqlite")).contents().rows["member"] == 1)
    }

    @Test("a record that is not whole is no backup's: nothing is written")
    func brokenRecord() throws {
        try store.write { records in
            let last = try #require(try records.lastAudit())
            try records.add(
                AuditEntry(
                    sequence: last.sequence + 1, at: last.at, terminal: "", subject: "", event: "x", place: "",
                    previous: last.previous, hash: last.hash))
        }
        #expect(throws: AuditChain.Fault.self) { try backup.take(of: store, to: path("backup")) }
        #expect(!FileManager.default.fileExists(atPath: path("backup")))
    }
}
