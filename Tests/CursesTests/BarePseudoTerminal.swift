import Foundation
import Shell

/// The probe on a pseudo-terminal of our own: for bytes that tmux would not let through, and for the line going dead.
final class BarePseudoTerminal {
    let watch: LineWatch
    private(set) var process: pid_t = 0
    private var master: Int32 = -1
    private var end: Int32 = -1
    private var previous: DispatchSemaphore?

    /// What the probe noted of its first frame.
    private(set) var firstFrame = ""

    init(page: String, terminal name: String = "xterm-256color", environment: [String] = []) throws {
        let folder = try ProbeProgram.folder()
        watch = LineWatch(path: folder.appending(path: "log").path)
        var slave: Int32 = -1
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw Shell.Failure(status: errno) }
        _ = fcntl(master, F_SETFD, FD_CLOEXEC)
        process = try Shell.start(
            ["env", "TERM=\(name)"] + environment + [ProbeProgram.path, page, watch.path], terminal: slave)
        close(slave)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Shell.Failure(status: errno) }
        end = ends[1]
        // Somebody has to read the screen, or the probe would wait for room. The line is dead only when nobody reads
        // from it any more, so the reader is the one to close it.
        let (terminal, ended) = (master, ends[0])
        Thread.detachNewThread {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var sources = [terminal, ended].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            while poll(&sources, 2, -1) > 0, sources[1].revents == 0 {
                guard read(terminal, &chunk, chunk.count) > 0 else { break }
            }
            close(terminal)
            close(ended)
        }
        firstFrame = try watch.line("painted")
    }

    /// Sends bytes as fast as the probe takes them, while the test reads what it notes.
    func send(_ bytes: [UInt8]) {
        let terminal = master
        let sent = DispatchSemaphore(value: 0)
        let wait = previous
        previous = sent
        Thread.detachNewThread {
            wait?.wait()
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, min(4_096, $0.count)) }
                guard count > 0 else { break }
                rest = rest.dropFirst(count)
            }
            sent.signal()
        }
    }

    func hangUp() {
        guard end >= 0 else { return }
        close(end)
        end = -1
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        hangUp()
    }
}
