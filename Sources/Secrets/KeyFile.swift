private import CSodium
private import Glibc
public import World

extension KeyRing {
    /// Reads a key file: lines of `version base64`, empty lines and `#` comments. 0600 or 0400, owned by this user or
    /// root.
    public static func open(path: String) throws(SecretsError) -> KeyRing {
        // Not waiting for a writer, where somebody has laid a pipe in its place.
        let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: path, code: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= 65_536 else {
            throw .unreadable(path: path, code: EINVAL)
        }
        guard facts.st_mode & 0o077 == 0, facts.st_uid == geteuid() || facts.st_uid == 0 else {
            throw .tooOpenPermissions(path: path)
        }
        let content = try SecretBytes(count: Int(facts.st_size)) { (target) throws(SecretsError) in
            var done = 0
            while done < target.count {
                let got = read(descriptor, target.baseAddress?.advanced(by: done), target.count - done)
                guard got > 0 else { throw .unreadable(path: path, code: got == 0 ? EIO : errno) }
                done += got
            }
        }
        return try parse(content, path: path, mark: FileMark(facts))
    }

    /// Reads a key file, or makes one (0600) with one new key when there is none: only where nothing was ever sealed
    /// (S35). Two processes that start at once end with the same key.
    public static func openOrCreate(path: String, world: World) throws(SecretsError) -> KeyRing {
        do { return try open(path: path) } catch {
            guard case .missing = error else { throw error }
        }
        let ring = KeyRing(world: world)
        let draft = try writeDraft(ring, beside: path, world: world)
        defer { unlink(draft) }
        // A link is made or refused as a whole: no other process ever sees half a key file.
        guard link(draft, path) == 0 || errno == EEXIST else { throw .unreadable(path: path, code: errno) }
        try settle(path)
        return try open(path: path)
    }

    /// Adds a newer key to a key file; the old ones stay, for what they sealed. Gives the new ring.
    ///
    /// `keep` is handed the new ring before any other process can know it, and `lay`, which puts the file in its place:
    /// whoever has to know the key first writes it down and lays the file as the last thing (S35). What it throws
    /// leaves the file as it was.
    public static func addKey(
        path: String, world: World, keep: (_ ring: KeyRing, _ lay: () throws -> Void) throws -> Void = { try $1() }
    ) throws -> KeyRing {
        // One at a time: of two rings with the same newest version only one would be kept.
        let folder = try openFolder(of: path)
        defer { close(folder) }
        guard lock(folder) else {
            throw errno == EWOULDBLOCK
                ? SecretsError.lockedElsewhere(path: path) : SecretsError.unreadable(path: path, code: errno)
        }
        let ring = try open(path: path).withAnotherKey(world: world)
        let draft = try writeDraft(ring, beside: path, world: world)
        // Renamed by then, or of no use.
        defer { unlink(draft) }
        try keep(ring) {
            guard rename(draft, path) == 0 else { throw SecretsError.unreadable(path: path, code: errno) }
            try settle(path)
        }
        return ring
    }

    private static func parse(
        _ content: SecretBytes, path: String, mark: FileMark
    ) throws(SecretsError) -> KeyRing {
        var roots: [KeyRing.Root] = []
        try content.withUnsafeBytes { (bytes) throws(SecretsError) in
            var number = 0
            for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                number += 1
                let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
                guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
                guard words.count == 2, let version = UInt32(String(decoding: first, as: UTF8.self)),
                    version < .max,
                    !roots.contains(where: { $0.version == version }),
                    let key = key(fromBase64: UnsafeRawBufferPointer(rebasing: words[1]))
                else { throw .malformed(path: path, line: number) }
                roots.append((version, key))
            }
            guard !roots.isEmpty else { throw .malformed(path: path, line: number) }
        }
        return KeyRing(roots: roots, file: path, mark: mark)
    }

    private static func key(fromBase64 text: UnsafeRawBufferPointer) -> SecretBytes? {
        struct NotAKey: Error {}
        Sodium.prepare()
        do {
            return try SecretBytes(count: keyLength) { (target) throws(NotAKey) in
                guard let key = target.bindMemory(to: UInt8.self).baseAddress,
                    let letters = text.bindMemory(to: CChar.self).baseAddress
                else { throw NotAKey() }
                var count = 0
                var end: UnsafePointer<CChar>?
                let result = sodium_base642bin(
                    key, target.count, letters, text.count, nil, &count, &end, sodium_base64_VARIANT_ORIGINAL)
                let readAll = end == letters.advanced(by: text.count)
                guard result == 0, count == keyLength, readAll else { throw NotAKey() }
            }
        } catch { return nil }
    }

    private static func writeDraft(
        _ ring: KeyRing, beside path: String, world: World
    ) throws(SecretsError) -> String {
        let draft = "\(path).\(world.newIdentity())"
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        var isWhole = false
        defer { if !isWhole { unlink(draft) } }
        for root in ring.rootKeys {
            let key = root.key.withUnsafeBytes { Sodium.base64($0, variant: sodium_base64_VARIANT_ORIGINAL) }
            let line = Array("\(root.version) \(key)\n".utf8)
            let count = write(descriptor, line, line.count)
            guard count == line.count else { throw .unreadable(path: path, code: count < 0 ? errno : ENOSPC) }
        }
        guard fsync(descriptor) == 0 else { throw .unreadable(path: path, code: errno) }
        isWhole = true
        return draft
    }

    /// R10: whoever holds the folder may be stopped for good; after a while the wait ends with EWOULDBLOCK.
    private static func lock(_ folder: Int32) -> Bool {
        for _ in 0..<(longestLockSeconds * 10) {
            if flock(folder, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            _ = poll(nil, 0, 100)
        }
        errno = EWOULDBLOCK
        return false
    }

    private static let longestLockSeconds = 10

    /// Makes the file's name as lasting as its bytes.
    private static func settle(_ path: String) throws(SecretsError) {
        let folder = try openFolder(of: path)
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .unreadable(path: path, code: errno) }
    }

    private static func openFolder(of path: String) throws(SecretsError) -> Int32 {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: folder, code: errno) }
        return descriptor
    }
}
