import Foundation
import Shell

/// Reads what the probe notes, line by line, and waits for the line that a test is after.
final class LineWatch {
    struct Missing: Error, CustomStringConvertible {
        let wanted: String
        let seen: [String]
        var description: String { "no line ‘\(wanted)’ after \(seen.suffix(12))" }
    }

    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private(set) var seen: [String] = []

    /// A pipe with a name, so that the wait ends with the line and not with a guess.
    init(path: String) {
        self.path = path
        mkfifo(path, 0o600)
        descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Goes on to the next line that begins so.
    @discardableResult
    func line(_ start: String, within seconds: Double = 10) throws -> String {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(seconds)
        while true {
            while let line = nextLine() {
                seen.append(line)
                if line.hasPrefix(start) { return line }
            }
            let left = clock.now.duration(to: deadline)
            let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard milliseconds > 0, poll(&source, 1, Int32(milliseconds)) > 0 else {
                throw Missing(wanted: start, seen: seen)
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 { buffer += chunk[..<count] }
        }
    }

    private func nextLine() -> String? {
        guard let end = buffer.firstIndex(of: 0x0A) else { return nil }
        defer { buffer.removeSubrange(...end) }
        return String(decoding: buffer[..<end], as: UTF8.self)
    }
}

/// Where the probe was built.
enum ProbeProgram {
    static var path: String { Shell.built("CursesProbe") }

    /// A folder of its own for one test.
    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
