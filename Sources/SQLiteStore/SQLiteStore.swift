public import CredentialStore
private import Foundation
import GRDB
import Synchronization
import World

/// The credential store in one SQLite file, for one host. Never on a network file system.
public final class SQLiteStore: CredentialStore {
    let queue: DatabaseQueue
    /// A connection of its own that never writes: `data_version` shows what others wrote only to such a one.
    /// It is opened when something is awaited for the first time.
    private let watcher: Mutex<DatabaseQueue?>
    private let folderWatch: Mutex<FolderWatch?>
    private let path: String

    /// Opens the file, or makes it, readable by this user alone, and brings its schema up to date.
    /// Throws `StoreError`.
    public init(path: String) throws {
        try Self.makePrivateFile(path)
        self.path = path
        do {
            var writing = Self.configuration()
            writing.prepareDatabase { database in
                // GRDB's own way to the same mode writes to the file, and waits for the disk, at every start.
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                    throw StoreError.unusable("no write-ahead log")
                }
            }
            queue = try DatabaseQueue(path: path, configuration: writing)
            try Self.migrate(queue, at: path)
            watcher = Mutex(nil)
            folderWatch = Mutex(nil)
        } catch {
            throw Self.storeError(error)
        }
    }

    /// Opens a copy to look at: nothing is written to it, and its schema stays as it is. Throws `StoreError`.
    public init(copyAt path: String) throws {
        self.path = path
        do {
            var reading = Self.configuration()
            reading.readonly = true
            queue = try DatabaseQueue(path: path, configuration: reading)
            watcher = Mutex(nil)
            folderWatch = Mutex(nil)
        } catch {
            throw Self.storeError(error)
        }
    }

    /// R08: one process brings the schema up to date, and whoever comes meanwhile waits for it, by a lock on the
    /// store's folder: one on the file itself would take SQLite's own away when it is closed.
    private static func migrate(_ queue: DatabaseQueue, at path: String) throws {
        if try queue.read(Schema.isUpToDate) { return }
        let folder = Foundation.open(
            URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw StoreError.unusable(path) }
        defer { close(folder) }
        // R10: a stopped process holds nobody for ever.
        for _ in 0..<(longestWaitSeconds * 10) where flock(folder, LOCK_EX | LOCK_NB) != 0 {
            _ = poll(nil, 0, 100)
        }
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else { throw StoreError.busy }
        try Schema.migrator.migrate(queue)
    }

    private static let longestWaitSeconds = 30

    /// The last connection to close writes the log back into the file, which one that only reads cannot.
    deinit {
        do {
            try watcher.withLock { try $0?.close() }
        } catch {
            // Then the log is read again when the store is opened next.
        }
    }

    /// Reads in one consistent view.
    public func read<Result>(_ body: (any ReadableRecords) throws -> Result) throws -> Result {
        try transact(.deferred) { try body($0) }
    }

    /// Writes in one transaction, begun for writing, so that it never has to be tried again half-way.
    public func write<Result>(
        outliving death: Durability, _ body: (any WritableRecords) throws -> Result
    ) throws -> Result {
        try transact(.immediate, outliving: death) { try body($0) }
    }

    /// The stage is made of tables of this connection alone, so that nobody waits for it.
    public func stage<Result>(_ body: (any MemberStage) throws -> Result) throws -> Result {
        try transact(.deferred) { try body(SQLiteMemberStage(records: $0)) }
    }

    /// Longer than the pauses of whoever waits.
    public func giveWay() { _ = poll(nil, 0, 5) }

    private func transact<Result>(
        _ kind: Database.TransactionKind, outliving death: Durability = .machine,
        _ body: (SQLiteRecords) throws -> Result
    ) throws -> Result {
        do {
            return try queue.inDatabase { database in
                var result: Result?
                if kind == .immediate { try Self.setSynchrony(death == .process ? "NORMAL" : "FULL", of: database) }
                try database.inTransaction(kind) {
                    result = try body(SQLiteRecords(database: database))
                    return .commit
                }
                guard let result else { throw StoreError.unusable("no result") }
                return result
            }
        } catch {
            throw Self.storeError(error)
        }
    }

    /// A commit in the write-ahead log without a wait for the disk is there for every process at once.
    private static func setSynchrony(_ mode: String, of database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = \(mode)")
    }

    /// Sleeps until a file of the store is written to. Where the kernel does not tell, looks are as far apart as before.
    public func awaitChange(milliseconds: Int32) {
        let watch = folderWatch.withLock { watch in
            if watch == nil { watch = FolderWatch(storeAt: path) }
            return watch
        }
        guard let watch else {
            _ = poll(nil, 0, min(milliseconds, Self.longestPause))
            return
        }
        watch.wait(milliseconds: milliseconds)
    }

    /// Milliseconds between two looks where nobody tells of a change.
    private static let longestPause: Int32 = 200

    /// SQLite's own mark of commits by other connections.
    public func changeMark() throws -> Int {
        do {
            return try watcher.withLock { watcher in
                let open = try watcher ?? openWatcher()
                watcher = open
                return try open.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
            }
        } catch {
            throw Self.storeError(error)
        }
    }

    private func openWatcher() throws -> DatabaseQueue {
        var watching = Self.configuration()
        watching.readonly = true
        return try DatabaseQueue(path: path, configuration: watching)
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .callback(wait)
        configuration.prepareDatabase { database in
            // A step that the screen has called done is on the disk, also when the power fails (R01).
            try setSynchrony("FULL", of: database)
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// Waits for whoever writes. SQLite's own pauses grow to 100 ms at once, and between two writes of an import nobody
    /// ever found the moment: the first are as short as `giveWay` is long. False after some five seconds.
    private static func wait(_ tries: Int) -> Bool {
        _ = poll(nil, 0, tries < 20 ? 3 : 50)
        return tries < 120
    }

    /// How far a commit waits for the disk: 2 is FULL.
    func synchronousMode() throws -> Int? {
        try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// A store that others can read, or that is somebody else's, is none to put a member into.
    private static func makePrivateFile(_ path: String) throws {
        if let file = FileOwnership(of: path) {
            guard file.isOurs || file.isRoots || geteuid() == 0, !file.isOpenToOthers else {
                throw StoreError.openToOthers(path)
            }
            return
        }
        let made = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        if !made { throw StoreError.unusable(path) }
    }

    static func storeError(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError.busy
        case .SQLITE_FULL: return StoreError.diskFull
        case .SQLITE_READONLY: return StoreError.readOnly
        default: return StoreError.unusable(error.message ?? "SQLite \(error.resultCode.rawValue)")
        }
    }
}
