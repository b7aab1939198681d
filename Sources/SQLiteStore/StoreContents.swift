import GRDB

/// What stands in a store, by numbers: two that hold the same have the same.
public struct StoreContents: Hashable, Codable, Sendable {
    /// The last of the migrations that its schema has.
    public let schema: String
    /// How many rows each table has, by its name.
    public let rows: [String: Int]

    init(of database: Database) throws {
        schema = try String.fetchOne(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid DESC") ?? ""
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        var rows: [String: Int] = [:]
        for table in tables {
            rows[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)")
        }
        self.rows = rows
    }
}
