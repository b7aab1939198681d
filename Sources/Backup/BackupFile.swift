import Glibc

/// A file of the backup's making: private, new, and on the disk once it is done.
struct BackupFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Opens one to read.
    init(reading path: String) throws(BackupError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, code: errno) }
    }

    /// Makes one that nobody else can read.
    init(making path: String) throws(BackupError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .file(path: path, code: errno)
        }
    }

    deinit { close(descriptor) }

    /// That many bytes, or fewer at its end.
    func read(_ count: Int) throws(BackupError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                done += got
            }
        }
        if failure != 0 { throw .file(path: path, code: failure) }
        return bytes
    }

    /// Writes all of it.
    func write(_ bytes: some Collection<UInt8>) throws(BackupError) {
        let bytes = Array(bytes)
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { source in
                Glibc.write(descriptor, source.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw .file(path: path, code: errno) }
            done += put
        }
    }

    /// Waits until it is on the disk.
    func settle() throws(BackupError) {
        guard fsync(descriptor) == 0 else { throw .file(path: path, code: errno) }
    }

    /// Takes it to its place, where nothing may lie yet, and has the folder on the disk too.
    static func move(_ path: String, to target: String) throws(BackupError) {
        // A link is made or refused as a whole, and replaces nothing.
        guard link(path, target) == 0 else {
            throw errno == EEXIST ? .exists(path: target) : .file(path: target, code: errno)
        }
        unlink(path)
        try settleFolder(of: target)
    }

    private static func settleFolder(of path: String) throws(BackupError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: folder, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path: folder, code: errno) }
    }
}
