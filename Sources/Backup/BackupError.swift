/// Why a backup could not be made, or not be used.
public enum BackupError: Error, Hashable, Sendable {
    /// Something lies where the backup is to be: nothing is ever overwritten.
    case exists(path: String)
    /// The file is no backup of this program.
    case noBackup(path: String)
    /// It was sealed under a key that the key file does not have; the key's fingerprint.
    case otherKey(path: String, fingerprint: String)
    /// It is not as it was sealed, or what is in it does not agree with what it says of itself.
    case damaged(path: String)
    /// Somebody has the store open that would be replaced.
    case inUse(store: String)
    /// A file cannot be read or written; `code` is the system's errno.
    case file(path: String, code: Int32)
}
