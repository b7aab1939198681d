import Accounts
import CredentialStore
import Foundation
import TypedInput
public import SQLiteStore
public import Secrets
public import World

/// Backups of a society's store: one sealed file each, taken while the store is in use, checked before it counts, and
/// put back only whole (R07, R11). The key file is never in it.
public struct Backup: Sendable {
    private let vault: Vault
    private let world: World

    /// Backups under that vault.
    public init(vault: Vault, world: World) {
        self.vault = vault
        self.world = world
    }

    /// Writes the store as it is at this moment into a new file, once what was copied is known to be whole.
    ///
    /// Throws `BackupError`, `AuditChain.Fault` where the record is not whole, `StoreError` and `SecretsError`; then
    /// nothing is left behind.
    public func take(of store: SQLiteStore, to path: String) throws -> TakenBackup {
        if FileManager.default.fileExists(atPath: path) { throw BackupError.exists(path: path) }
        let mark = world.newIdentity()
        let (copied, draft) = ("\(path).\(mark).copy", "\(path).\(mark).part")
        defer { Self.remove(copied, draft) }
        try store.copy(to: copied)
        let facts = try BackupFacts(of: SQLiteStore(copyAt: copied))
        let head = try BackupHead(at: world.now(), under: vault)
        try seal(copied, facts, head, into: draft)
        // What cannot be opened again is no backup.
        let size = try open(draft) { _ in }.size
        try BackupFile.move(draft, to: path)
        return TakenBackup(path: path, size: size, facts: facts, head: head)
    }

    /// Opens a backup into a new file, and gives what stands in it once all of it agrees with what it says of itself.
    ///
    /// Throws `BackupError`, `StoreError` and `SecretsError`; then the new file is gone.
    public func open(_ path: String, into target: String) throws -> TakenBackup {
        let file = try BackupFile(making: target)
        do {
            let (facts, head, size) = try open(path) { try file.write($0) }
            try file.settle()
            let copy = try SQLiteStore(copyAt: target)
            guard try BackupFacts(of: copy) == facts else { throw BackupError.damaged(path: path) }
            return TakenBackup(path: path, size: size, facts: facts, head: head)
        } catch {
            Self.remove(target)
            if error is AuditChain.Fault { throw BackupError.damaged(path: path) }
            throw error
        }
    }

    /// Makes a backup that was opened into a store to go on with: its schema is brought up to date, its keys are known
    /// to be these, and what was under way when it was taken counts no more.
    ///
    /// Throws `KeyCheck.Fault`, `StoreError` and `SecretsError`; then the file is gone.
    public func settle(_ path: String) throws {
        do {
            let store = try SQLiteStore(path: path)
            try KeyCheck(of: vault, against: store).settle()
            try store.cancelUnderWay()
        } catch {
            Self.remove(path, "\(path)-wal", "\(path)-shm")
            throw error
        }
    }

    /// Puts a store that was settled in the place of another, which stays beside it; gives where, or nil where there
    /// was none.
    ///
    /// Throws `BackupError`, also where somebody has the other open; then nothing was changed.
    public func replace(_ path: String, by settled: String) throws -> String? {
        guard try !SQLiteStore.isInUse(at: settled) else { throw BackupError.inUse(store: settled) }
        guard FileManager.default.fileExists(atPath: path) else {
            try BackupFile.move(settled, to: path)
            return nil
        }
        guard try !SQLiteStore.isInUse(at: path) else { throw BackupError.inUse(store: path) }
        let time = JapanTime(unixSeconds: world.now().unixSeconds)
        let kept = "\(path).before-\(time.date.iso)-\(time.hourDigits)\(time.minuteDigits)\(time.secondDigits)"
        // The log of one that could not be opened belongs to it, and to no other.
        let ends = ["-wal", "-shm", ""].filter { FileManager.default.fileExists(atPath: path + $0) }
        for end in ends { try BackupFile.move(path + end, to: kept + end) }
        do { try BackupFile.move(settled, to: path) } catch {
            for end in ends.reversed() { try BackupFile.move(kept + end, to: path + end) }
            throw error
        }
        return kept
    }

    private func seal(_ copy: String, _ facts: BackupFacts, _ head: BackupHead, into path: String) throws {
        let source = try BackupFile(reading: copy)
        let target = try BackupFile(making: path)
        let bytes = try head.bytes
        try target.write(bytes)
        var ahead = Array(try JSONEncoder().encode(facts)) + [UInt8(ascii: "\n")]
        try FileSeal(ring: vault.ring).seal(
            under: head.keyVersion, head: bytes,
            read: { count in
                let first = Array(ahead.prefix(count))
                ahead.removeFirst(first.count)
                return first.count == count ? first : first + (try source.read(count - first.count))
            }, write: { try target.write($0) })
        try target.settle()
    }

    /// Hands the store's bytes over, and gives what stood before them.
    private func open(
        _ path: String, _ write: (ArraySlice<UInt8>) throws -> Void
    ) throws -> (facts: BackupFacts, head: BackupHead, size: Int) {
        let file = try BackupFile(reading: path)
        let (head, bytes) = try Self.head(of: file, path)
        guard try head.fits(vault) else {
            throw BackupError.otherKey(path: path, fingerprint: head.keyFingerprint)
        }
        var size = bytes.count
        var line: [UInt8] = []
        var facts: BackupFacts?
        do {
            try FileSeal(ring: vault.ring).open(
                under: head.keyVersion, head: bytes,
                read: { count in
                    let piece = try file.read(count)
                    size += piece.count
                    return piece
                },
                write: { piece in
                    guard facts == nil else { return try write(piece[...]) }
                    line += piece
                    guard let end = line.firstIndex(of: UInt8(ascii: "\n")) else { return }
                    facts = try JSONDecoder().decode(BackupFacts.self, from: Data(line[..<end]))
                    try write(line[(end + 1)...])
                })
        } catch SecretsError.doesNotOpen {
            throw BackupError.damaged(path: path)
        }
        guard let facts else { throw BackupError.damaged(path: path) }
        return (facts, head, size)
    }

    private static func head(of file: borrowing BackupFile, _ path: String) throws -> (BackupHead, [UInt8]) {
        var bytes = try file.read(BackupHead.mark.utf8.count)
        guard bytes == Array(BackupHead.mark.utf8) else { throw BackupError.noBackup(path: path) }
        let start = bytes.count
        while bytes.last != UInt8(ascii: "\n") || bytes.count == start {
            guard bytes.count < start + BackupHead.longest, let byte = try file.read(1).first else {
                throw BackupError.noBackup(path: path)
            }
            bytes.append(byte)
        }
        do {
            return (try JSONDecoder().decode(BackupHead.self, from: Data(bytes[start...])), bytes)
        } catch {
            throw BackupError.noBackup(path: path)
        }
    }

    /// What is not there need not be removed.
    private static func remove(_ paths: String...) {
        for path in paths { unlink(path) }
    }
}
