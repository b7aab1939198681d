import CredentialStore
import Foundation
import GRDB

/// A store as a whole: copies of it, and what stands in one.
extension SQLiteStore {
    /// Writes a copy of the store, as it is at this moment, into a new file that nobody else can read, while others go
    /// on using the store (R07). What was deleted does not travel with it. Throws `StoreError`.
    public func copy(to path: String) throws {
        // SQLite would make the file with the rights that everybody has, and takes an empty one as it is (VACUUM INTO).
        let isMade =
            !FileManager.default.fileExists(atPath: path)
            && FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw StoreError.unusable(path) }
        try Self.translating { try queue.vacuum(into: path) }
    }

    /// What stands in it. Throws `StoreError`, also where the file is damaged.
    public func contents() throws -> StoreContents {
        try Self.translating {
            try queue.read { database in
                let fault = try String.fetchOne(database, sql: "PRAGMA integrity_check") ?? ""
                guard fault == "ok" else { throw StoreError.unusable(fault) }
                return try StoreContents(of: database)
            }
        }
    }

    /// Ends whatever was under way when a copy was taken: codes, tickets, logins of staff, and mails that were not sent
    /// yet and would be sent twice (R11). Throws `StoreError`.
    public func cancelUnderWay() throws {
        try Self.translating {
            try queue.write { database in
                for table in ["mailed_code", "ticket", "staff_session"] {
                    try database.execute(sql: "DELETE FROM \(table)")
                }
                try database.execute(sql: "DELETE FROM outbox WHERE state = 'waiting'")
            }
        }
    }

    /// Whether another connection has the store open. Where none has, its log is written back into the file, which
    /// alone is the store then; what is no database any more nobody uses, and its log stays beside it. Throws
    /// `StoreError`.
    public static func isInUse(at path: String) throws -> Bool {
        do {
            var alone = Configuration()
            alone.busyMode = .immediateError
            let queue = try DatabaseQueue(path: path, configuration: alone)
            defer { close(queue) }
            return try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") } != "delete"
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: return true
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: return false
            default: throw storeError(error)
            }
        }
    }

    private static func close(_ queue: DatabaseQueue) {
        do { try queue.close() } catch {
            // It is closed with the process.
        }
    }

    static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw storeError(error) }
    }
}
