import Foundation
import Shell

/// The real program in a pane of tmux: what a member types goes in, what she sees comes out.
final class Pane {
    private let socket: String
    private let folder: String
    private let output: Int32
    private var writtenBytes: [UInt8] = []
    /// Seconds after which a page that does not come is a failure. Nothing waits longer than it has to.
    static let patience = 20

    struct NotSeen: Error, CustomStringConvertible {
        let text: String
        let screen: String
        var description: String { "not seen: \(text)\n\(screen)" }
    }

    /// Starts a command of the shell in a pane.
    ///
    /// `background` is the colour behind the text that the terminal tells whoever asks it.
    init(
        _ command: String, rows: Int = 24, columns: Int = 80, environment: [String: String] = [:],
        background: String? = nil
    ) throws {
        folder = NSTemporaryDirectory() + "firstlogin-robot-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        socket = folder + "/tmux"
        let pipe = folder + "/output"
        guard mkfifo(pipe, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
        // Opened for both, so that neither side waits for the other.
        output = open(pipe, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        let settings = environment.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
        try Shell.run(
            ["tmux", "-S", socket, "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "cat"])
        if let background { try tmux("set-option", "-g", "window-style", "bg=#\(background)") }
        try tmux("pipe-pane", "cat >'\(pipe)'")
        try tmux(
            "respawn-pane", "-k",
            "env -u NO_COLOR -u FIRSTLOGIN_PYTHON -u FIRSTLOGIN_BINARY -u FIRSTLOGIN_RECORD LANG=C.UTF-8 \(settings) \(command); printf '[exit %s]' $?; exec cat"
        )
    }

    deinit {
        close(output)
        do {
            try tmux("kill-server")
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            // The server is gone already.
        }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try Shell.run(["tmux", "-S", socket] + arguments)
    }

    /// The screen as it stands, and what has left it above.
    func everything() throws -> String { try tmux("capture-pane", "-p", "-S", "-") }

    /// The screen as it stands.
    func screen(colours: Bool = false) throws -> String {
        colours ? try tmux("capture-pane", "-p", "-e") : try tmux("capture-pane", "-p")
    }

    /// Whether any cell has a colour of its own (ECMA-48 SGR 30 to 38, 40 to 48).
    func showsColour() throws -> Bool { try screen(colours: true).contains(/\u{1B}\[(?:[0-9]+;)*[34][0-8]/) }

    /// Waits until the screen shows a text, and gives the screen.
    @discardableResult
    func see(_ text: String) throws -> String {
        try see {
            $0.contains(text) ? $0 : nil
        } what: {
            text
        }
    }

    /// Waits until the whole screen is the same as before.
    func seeAgain(_ before: String) throws {
        try see {
            $0 == before ? true : nil
        } what: {
            before
        }
    }

    /// Waits until the screen shows what is looked for.
    @discardableResult
    func see<Found>(
        within seconds: Int = patience, _ find: (String) -> Found?, what: () -> String
    ) throws -> Found {
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        while true {
            let screen = try screen()
            if let found = find(screen) { return found }
            guard ContinuousClock.now < end else { throw NotSeen(text: what(), screen: screen) }
            awaitOutput(until: end)
        }
    }

    /// Waits for the program to write something; tmux shows it a moment later.
    private func awaitOutput(until end: ContinuousClock.Instant) {
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        // At most 50 ms: tmux may draw after it has passed the bytes on.
        _ = poll(&waiting, 1, 50)
        drain()
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(output, &bytes, bytes.count), count > 0 { writtenBytes += bytes.prefix(count) }
    }

    /// All that was written to the terminal so far, escapes and all.
    func written() -> String {
        drain()
        return String(decoding: writtenBytes, as: UTF8.self)
    }

    /// Presses keys by tmux's names: `Enter`, `F2`, `Down`.
    func press(_ keys: String...) throws {
        for key in keys { try tmux("send-keys", key) }
    }

    /// Types text, character by character.
    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    /// Sends bytes as they are.
    func send(_ bytes: [UInt8]) throws {
        try Shell.run(["tmux", "-S", socket, "send-keys", "-H"] + bytes.map { String($0, radix: 16) })
    }

    /// Pastes text as a terminal does.
    func paste(_ text: String) throws {
        try tmux("set-buffer", text)
        try tmux("paste-buffer", "-p")
    }

    func resize(rows: Int, columns: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Kills the wizard as a power cut does: it gets no chance to do anything.
    func cutThePower() throws {
        kill(try wizard(), SIGKILL)
        try end()
    }

    /// The wizard's own process, below its supervisor.
    func wizard() throws -> Int32 {
        let supervisor = try children(of: ask("#{pane_pid}")).first ?? ""
        guard let wizard = try children(of: supervisor).first.flatMap({ Int32($0) }) else {
            throw NotSeen(text: "a wizard", screen: try screen())
        }
        return wizard
    }

    /// Whether the other screen is shown, whether the cursor is, and whether the mouse is asked for.
    func modes() throws -> String { try ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") }

    /// How the line is set, as `stty` says it.
    func line() throws -> String { try Shell.run(["stty", "-a", "-F", try ask("#{pane_tty}")]) }

    /// Takes everything off the screen, behind the program's back.
    func wipe() throws {
        try Shell.run(["sh", "-c", "printf '\\033[2J' >'\(try ask("#{pane_tty}"))'"])
        try see {
            $0.allSatisfy(\.isWhitespace) ? true : nil
        } what: {
            "nothing"
        }
    }

    private func ask(_ format: String) throws -> String {
        try tmux("display-message", "-p", format).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits for the program's end and gives its exit status.
    @discardableResult
    func end() throws -> Int {
        try see { screen in
            screen.firstMatch(of: /\[exit ([0-9]+)\]/).flatMap { Int($0.1) }
        } what: {
            "the end"
        }
    }

    private func children(of process: String) throws -> [String] {
        try Shell.run(["pgrep", "-P", process]).split(separator: "\n").map(String.init)
    }
}
