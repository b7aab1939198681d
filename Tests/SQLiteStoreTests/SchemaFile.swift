import Foundation
import GRDB

/// A store as the program of an earlier schema left it, made from `Fixtures/schema-N.sql` for one test.
struct SchemaFile {
    let path: String

    static func withCopy(of version: Int, _ body: (SchemaFile) throws -> Void) throws {
        let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/schema-\(version).sql")
        let path = NSTemporaryDirectory() + "firstlogin-schema-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
        // Tables stand by their names there, so that a row may come before the one that it belongs to.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.write { try $0.execute(sql: String(contentsOf: dump, encoding: .utf8)) }
        try file.close()
        chmod(path, 0o600)
        try body(SchemaFile(path: path))
    }

    func tables() throws -> [String] {
        try DatabaseQueue(path: path).read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        }
    }

    /// All rows of a table, each as its columns' values, in the order in which they were written.
    func rows(of table: String) throws -> [[String: DatabaseValue]] {
        try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY rowid").map { row in
                Dictionary(uniqueKeysWithValues: zip(row.columnNames, row.databaseValues))
            }
        }
    }

    func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql, arguments: arguments) }
    }
}
