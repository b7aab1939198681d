import GRDB

/// How a record is written as a row: each column stands once, beside the value that it takes. The first is the row's
/// key, or the beginning of it.
struct Table<Record>: Sendable {
    typealias Value = @Sendable (Record) -> (any DatabaseValueConvertible)?

    private let insertion: String
    private let replacement: String
    private let change: String
    private let columns: KeyValuePairs<String, Value>
    private let values: [Value]

    init(_ name: String, _ columns: KeyValuePairs<String, Value>) {
        func list(_ texts: some Sequence<String>) -> String { texts.joined(separator: ", ") }
        let row = "INTO \(name) (\(list(columns.map(\.key)))) VALUES (\(list(columns.map { _ in "?" })))"
        insertion = "INSERT \(row)"
        replacement = "INSERT OR REPLACE \(row)"
        let key = columns.first?.key ?? "rowid"
        change = "UPDATE \(name) SET \(list(columns.dropFirst().map { "\($0.key) = ?" })) WHERE \(key) = ?"
        self.columns = columns
        values = columns.map(\.value)
    }

    /// The values of some of the columns, in the order in which they are named.
    func values(of names: [String]) -> [Value] {
        names.compactMap { name in columns.first { $0.key == name }?.value }
    }

    /// Writes a new row.
    func insert(_ record: Record, in database: Database) throws {
        try execute(insertion, values, of: record, in: database)
    }

    /// Writes a row in the place of the one that has its key, if there is one.
    func replace(_ record: Record, in database: Database) throws {
        try execute(replacement, values, of: record, in: database)
    }

    /// Writes into the row that has the record's key, and leaves alone what belongs to that row.
    func change(_ record: Record, in database: Database) throws {
        try execute(change, values.dropFirst() + values.prefix(1), of: record, in: database)
    }

    private func execute(
        _ sql: String, _ values: some Sequence<Value>, of record: Record, in database: Database
    ) throws {
        let arguments: [(any DatabaseValueConvertible)?] = values.map { $0(record) }
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }
}
