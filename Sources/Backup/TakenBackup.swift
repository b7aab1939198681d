public import World

/// A backup that was taken, or was opened again: what stands in it.
public struct TakenBackup: Hashable, Sendable {
    /// Its file.
    public let path: String
    /// The bytes of that.
    public let size: Int
    /// What it holds.
    public let facts: BackupFacts
    /// When it was taken.
    public let takenAt: Instant
    /// By which the key is known that it needs.
    public let keyFingerprint: String

    init(path: String, size: Int, facts: BackupFacts, head: BackupHead) {
        self.path = path
        self.size = size
        self.facts = facts
        takenAt = Instant(milliseconds: head.takenAt)
        keyFingerprint = head.keyFingerprint
    }
}
