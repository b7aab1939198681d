/// What can go wrong with keys and hashes on a host: for an operator to mend, never a member's doing.
public enum SecretsError: Error, Hashable, Sendable {
    /// There is no key file at this path.
    case missing(path: String)
    /// The key file cannot be read or written; `code` is the system's errno.
    case unreadable(path: String, code: Int32)
    /// Others than its owner can read the key file (it must be 0600 or 0400), or somebody else owns it.
    case tooOpenPermissions(path: String)
    /// Another process has held the key file's folder for too long.
    case lockedElsewhere(path: String)
    /// The key file's line (from 1) is not `number base64-of-32-bytes`, or repeats a number.
    case malformed(path: String, line: Int)
    /// The key ring has no key of that version.
    case unknownKey(version: UInt32)
    /// Sealed bytes were changed, or sealed for another place or with another key.
    case doesNotOpen
    /// There was not enough memory to hash a password.
    case outOfMemory
    /// The directory of hashing slots cannot be used; `code` is the system's errno.
    case noSlots(directory: String, code: Int32)
    /// All slots were taken for as long as anybody waits for one.
    case noSlotInTime
}
