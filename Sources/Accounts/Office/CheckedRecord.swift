public import CredentialStore
public import World

/// What a look through the whole record says of how the program is looked after.
public struct CheckedRecord: Sendable {
    /// Where the record ends, or what is wrong with it.
    public let verdict: Result<AuditAnchor, AuditChain.Fault>
    /// When a backup was taken last.
    public let lastBackup: Instant?
    /// When one was tried last.
    public let lastDrill: Instant?
    /// When the last entry was written, by this host's clock of that moment.
    public let lastEntry: Instant?
}

extension OfficeService {
    /// Reads the whole record once. Throws `OfficeRefusal`, or what the store throws.
    public func checkedRecord() throws -> CheckedRecord {
        try read { _ = try $0.authority.require(.checkHost) }
        var chain = AuditChain()
        var fault: AuditChain.Fault?
        var (backup, drill, last): (Instant?, Instant?, Instant?)
        try dependencies.store.readAudits { entries in
            for entry in entries {
                do throws(AuditChain.Fault) { try chain.take(entry) } catch {
                    // The first fault is told; those behind it follow from it.
                    fault = fault ?? error
                }
                switch AuditEvent(rawValue: RecordedEvent(of: entry).name) {
                case .backupTaken: backup = entry.at
                case .backupTried: drill = entry.at
                default: break
                }
            }
            last = entries.last?.at
        }
        return CheckedRecord(
            verdict: fault.map { .failure($0) } ?? Result { () throws(AuditChain.Fault) in try chain.finish() },
            lastBackup: backup, lastDrill: drill, lastEntry: last)
    }

    /// How many mails wait, were refused or given up; who they are for is not told.
    public func troubledMailCount() throws -> Int {
        try read { snapshot in
            try snapshot.authority.require(.checkHost)
            return try snapshot.records.troubledMails(count: 1_000).count
        }
    }
}
