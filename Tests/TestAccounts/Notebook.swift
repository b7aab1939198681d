import Foundation

/// What members keep in mind and on paper, whatever becomes of the program: a line for each thing, the last one counts.
final class Notebook {
    private let path: String
    private var things: [String: String] = [:]

    init(path: String) throws {
        self.path = path
        guard FileManager.default.fileExists(atPath: path) else { return }
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            if parts.count == 2 { things[parts[0]] = parts[1] }
        }
    }

    /// What somebody knows under a name.
    subscript(userID: String, name: String) -> String? { things["\(userID) \(name)"] }

    /// Keeps it.
    func note(_ userID: String, _ name: String, _ value: String) throws {
        guard self[userID, name] != value else { return }
        things["\(userID) \(name)"] = value
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let bytes = Array("\(userID) \(name)\t\(value)\n".utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw CocoaError(.fileWriteUnknown) }
    }
}
