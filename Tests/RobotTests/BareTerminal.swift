import Foundation
import Shell

/// The real program on a pseudo-terminal of our own: for bytes by the megabyte, and for the line going dead.
final class BareTerminal {
    struct NotSeen: Error, CustomStringConvertible {
        let output: [UInt8]
        var description: String {
            "not seen after \(String(decoding: output.suffix(2_000), as: UTF8.self).debugDescription)"
        }
    }

    /// What it has written since it was last forgotten.
    private(set) var output: [UInt8] = []
    /// How the line was set before the program had it.
    let flagsBefore: [tcflag_t]
    private var unsent: ArraySlice<UInt8> = []
    private var master: Int32 = -1
    private var slave: Int32 = -1
    private let process: pid_t
    private var status: Int32?

    init(_ command: [String]) throws {
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw Shell.Failure(status: errno) }
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        flagsBefore = Self.flags(of: slave)
        process = try Shell.start(["env", "LANG=C.UTF-8", "TERM=xterm-256color"] + command, terminal: slave)
    }

    deinit {
        hangUp()
        guard status == nil else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// Whether the line is set as it was, the usual screen is shown, and so is the cursor. What was forgotten counts
    /// not.
    var isRestored: Bool {
        let text = String(decoding: output, as: UTF8.self)
        func ends(with sequence: String, after other: String) -> Bool {
            guard let off = text.ranges(of: other).last?.lowerBound else { return true }
            return text.ranges(of: sequence).last.map { $0.lowerBound > off } ?? false
        }
        return Self.flags(of: slave) == flagsBefore && text.contains("\u{1B}[?1049l")
            && ends(with: "\u{1B}[?1049l", after: "\u{1B}[?1049h") && ends(with: "\u{1B}[?25h", after: "\u{1B}[?25l")
    }

    /// The lines behind the full screen.
    var farewell: [String] {
        let text = String(decoding: output, as: UTF8.self)
        let rest = text.ranges(of: "\u{1B}[?1049l").last.map { text[$0.upperBound...] } ?? ""
        // What is left of sequences that put modes back.
        let plain = rest.replacing(/\u{1B}(?:\[[0-9;?]*[A-Za-z]|[=>])/, with: "")
        return plain.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.isEmpty }
    }

    /// Sends bytes as fast as the program takes them.
    func send(_ bytes: some Sequence<UInt8>) { unsent += Array(bytes) }

    func send(_ text: String) { send(text.utf8) }

    func forget() { output = [] }

    /// Waits until all of that stands in what was written.
    func see(_ texts: String..., within seconds: Int = 20) throws {
        try go(within: seconds) {
            let text = String(decoding: self.output, as: UTF8.self)
            return texts.allSatisfy(text.contains)
        }
    }

    /// Waits until all was sent.
    func sendAll(within seconds: Int = 60) throws { try go(within: seconds) { self.unsent.isEmpty } }

    /// Leaves by Ctrl-C, as often as it takes while answers are awaited; gives the exit status.
    func leave(within seconds: Int = 20) throws -> Int32 {
        var next = ContinuousClock.now
        return try end(within: seconds) {
            guard ContinuousClock.now >= next else { return }
            next = ContinuousClock.now + .milliseconds(300)
            self.send([3])
        }
    }

    /// Waits for its end; gives the exit status as a shell does.
    func end(within seconds: Int, meanwhile: () -> Void = {}) throws -> Int32 {
        try go(within: seconds) {
            meanwhile()
            return self.hasEnded()
        }
        // What it wrote last is still in the line.
        while read() {}
        let status = status ?? 0
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// The line goes dead.
    func hangUp() {
        for end in [master, slave] where end >= 0 { close(end) }
        master = -1
        slave = -1
    }

    private func hasEnded() -> Bool {
        var found: Int32 = 0
        if status == nil, waitpid(process, &found, WNOHANG) == process { status = found }
        return status != nil
    }

    private func go(within seconds: Int, until isDone: () -> Bool) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while !isDone() {
            guard ContinuousClock.now < end else { throw NotSeen(output: output) }
            var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            if !unsent.isEmpty { source.events |= Int16(POLLOUT) }
            // At most 20 ms: the end of a process wakes nobody here.
            _ = poll(&source, 1, 20)
            _ = read()
            write()
        }
    }

    private func read() -> Bool {
        guard master >= 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(master, &chunk, chunk.count)
        guard count > 0 else { return false }
        output += chunk[..<count]
        return true
    }

    private func write() {
        guard master >= 0, !unsent.isEmpty else { return }
        let count = unsent.withUnsafeBytes { Glibc.write(master, $0.baseAddress, min(4_096, $0.count)) }
        if count > 0 { unsent = unsent.dropFirst(count) }
    }

    private static func flags(of terminal: Int32) -> [tcflag_t] {
        var line = termios()
        tcgetattr(terminal, &line)
        return [line.c_iflag, line.c_oflag, line.c_cflag, line.c_lflag]
    }
}
