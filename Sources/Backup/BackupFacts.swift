public import CredentialStore
public import SQLiteStore

/// What a backup has to hold when it is opened: its first line, sealed like the rest.
public struct BackupFacts: Hashable, Codable, Sendable {
    /// How many rows of what, and how far the schema is.
    public let contents: StoreContents
    /// Where the record stood.
    public let anchor: AuditAnchor

    /// What stands in a copy whose record is whole. Throws `AuditChain.Fault`, or what the store throws.
    init(of copy: SQLiteStore) throws {
        contents = try copy.contents()
        var chain = AuditChain()
        var sequence: Int64 = 0
        while true {
            let entries = try copy.read { try $0.audits(after: sequence, count: 1_000) }
            guard let last = entries.last else { break }
            for entry in entries { try chain.take(entry) }
            sequence = last.sequence
        }
        anchor = try chain.finish()
    }
}
