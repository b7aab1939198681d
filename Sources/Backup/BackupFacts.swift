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
        try copy.readAudits { for entry in $0 { try chain.take(entry) } }
        anchor = try chain.finish()
    }
}
