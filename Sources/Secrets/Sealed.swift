/// A secret locked for the one place where it is stored.
public struct Sealed: Hashable, Sendable {
    /// Form (1 byte), key version (4), nonce (12), ciphertext, tag (16).
    public let bytes: [UInt8]

    /// Sealed bytes as they came from a store; whether they open shows itself on opening.
    public init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Where a sealed secret belongs. Moved anywhere else it does not open (S29).
public struct SealedPlace: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The column.
    public let column: String
    /// The row's key, as text.
    public let row: String

    /// The place in that table, column and row.
    public init(table: String, column: String, row: String) {
        self.table = table
        self.column = column
        self.row = row
    }

    /// Each part behind its length, so that `ab`+`c` is not `a`+`bc`.
    var associatedData: [UInt8] {
        [table, column, row].flatMap { part in
            let length = UInt32(part.utf8.count)
            return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(part.utf8)
        }
    }
}
