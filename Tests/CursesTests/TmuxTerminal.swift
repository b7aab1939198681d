import Foundation
import Shell

/// The probe in a pane of tmux, which is a real terminal with a screen that can be read.
final class TmuxTerminal {
    let watch: LineWatch
    let folder: URL
    private let socket: String

    /// `script` is a line of shell; `PROBE` and `LOG` stand for the program and its log.
    init(_ script: String, rows: Int = 24, columns: Int = 80) throws {
        folder = try ProbeProgram.folder()
        socket = folder.appending(path: "tmux").path
        watch = LineWatch(path: folder.appending(path: "log").path)
        let line = script.replacing("PROBE", with: ProbeProgram.path).replacing("LOG", with: watch.path)
        try tmux("-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", line)
    }

    deinit {
        guard (try? tmux("kill-server")) != nil else { return }
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    func tmux(_ arguments: String...) throws -> String {
        try Shell.run(["tmux", "-S", socket] + arguments)
    }

    func send(bytes: String) throws {
        let hexadecimal = bytes.utf8.map { String($0, radix: 16) }
        try Shell.run(["tmux", "-S", socket, "send-keys", "-H"] + hexadecimal)
    }

    var screen: [String] {
        get throws {
            try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The terminal's device.
    func line() throws -> String {
        try tmux("display-message", "-p", "#{pane_tty}").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The number of the process that owns the terminal.
    func process() throws -> Int32 {
        let line = try watch.line("process ")
        return Int32(line.dropFirst("process ".count)) ?? 0
    }
}
