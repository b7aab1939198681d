/// What is done with backups; the backup itself is no use case of ours.
public enum BackupDeed: Sendable {
    /// One is taken.
    case taken
    /// One was opened aside, and is whole.
    case tried
    /// One was put in the place of the store.
    case restored
}

extension OfficeService {
    /// Whether whoever sits here may do anything with backups. Throws `OfficeRefusal`, or what the store throws.
    public func requireBackups() throws {
        try read { _ = try $0.authority.require(.backUp) }
    }

    /// Records what is done with a backup; one that is taken says so itself, since it is recorded before (S32).
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func note(_ deed: BackupDeed) throws {
        try write { transaction in
            try transaction.require(.backUp)
            let event: AuditEvent =
                switch deed {
                case .taken: .backupTaken
                case .tried: .backupTried
                case .restored: .storeRestored
                }
            try transaction.audit.noteOffice(event, about: "backup")
        }
    }
}
