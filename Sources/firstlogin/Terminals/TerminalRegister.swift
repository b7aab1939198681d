import Foundation
import Settings

/// The terminals of this host: a folder with a file for each, which sshd reads at every login.
struct TerminalRegister {
    static let usualFolder = "/etc/firstlogin/terminals"
    let folder: String

    private func path(of name: String) -> String { "\(folder)/\(name).key" }

    /// All of them, by name.
    func terminals() throws -> [RegisteredTerminal] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".key") }
        return try names.sorted().map { file in
            let line = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            guard let terminal = RegisteredTerminal(line: line), "\(terminal.name).key" == file else {
                throw TerminalError.spoiledFile("\(folder)/\(file)")
            }
            return terminal
        }
    }

    /// Takes a terminal in. There are never two of one name, nor two with one key, for sshd would take the first.
    func add(_ terminal: RegisteredTerminal, opening wizard: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw FileMessage(path: folder, code: errno) }
        defer { close(lock) }
        guard flock(lock, LOCK_EX) == 0 else { throw FileMessage(path: folder, code: errno) }
        // Where letters of either case are the same file's name, so are they the same terminal's.
        for other in try terminals() {
            if other.name.lowercased() == terminal.name.lowercased() { throw TerminalError.nameTaken(other.name) }
            if other.key == terminal.key { throw TerminalError.keyTaken(by: other.name) }
        }
        try write(terminal.line(opening: wizard), to: path(of: terminal.name))
    }

    /// Its key opens nothing from then on.
    func remove(_ name: String) throws {
        guard RegisteredTerminal.isName(name), unlink(path(of: name)) == 0 else {
            guard errno == ENOENT || !RegisteredTerminal.isName(name) else {
                throw FileMessage(path: path(of: name), code: errno)
            }
            throw TerminalError.noSuchTerminal(name)
        }
    }

    /// It stands there whole, or not at all.
    private func write(_ line: String, to path: String) throws {
        let draft = "\(path).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileMessage(path: draft, code: errno) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        // Whoever reads it at a login is nobody in particular, and a public key is no secret.
        guard fchmod(descriptor, 0o644) == 0 else { throw FileMessage(path: draft, code: errno) }
        try file.write(contentsOf: Data(line.utf8))
        try file.synchronize()
        guard rename(draft, path) == 0 else { throw FileMessage(path: path, code: errno) }
    }
}
