import GRDB

/// How a record is written as a row: each column stands once, beside the value that it takes. The first is the row's
/// key, or the beginning of it.
struct Table<Record>: Sendable {
    typealias Value = @Sendable (Record) -> (any DatabaseValueConvertible)?

    /// Writes a new row.
    let insertion: String
    /// Writes a row in the place of the one that has its key.
    let replacement: String
    /// Writes all but the key into the row that has it.
    let change: String
    private let values: [Value]

    init(_ name: String, _ columns: KeyValuePairs<String, Value>) {
        func list(_ texts: some Sequence<String>) -> String { texts.joined(separator: ", ") }
        let row = "INTO \(name) (\(list(columns.map(\.key)))) VALUES (\(list(columns.map { _ in "?" })))"
        insertion = "INSERT \(row)"
        replacement = "INSERT OR REPLACE \(row)"
        let key = columns.first?.key ?? "rowid"
        change = "UPDATE \(name) SET \(list(columns.dropFirst().map { "\($0.key) = ?" })) WHERE \(key) = ?"
        values = columns.map(\.value)
    }

    /// What `insertion` and `replacement` take.
    func row(of record: Record) -> StatementArguments { StatementArguments(values.map { $0(record) }) }

    /// What `change` takes.
    func changes(of record: Record) -> StatementArguments {
        StatementArguments((values.dropFirst() + values.prefix(1)).map { $0(record) })
    }
}
