import CNCurses
import Glibc
public import Secrets

/// A terminal, or what stands in its place, line by line: it echoes and edits lines itself, as a screen reader or a
/// braille display is used to, and gets nothing but printable text and line ends (T10).
///
/// It belongs to the thread that made it; only its doorbell may be used from elsewhere.
public final class LineTerminal {
    /// What `wait` came back with.
    public enum Event {
        /// A line was typed, without its end.
        case line(SecretBytes)
        /// The doorbell was rung.
        case rung
        /// Nothing happened in that time.
        case elapsed
        /// Nothing more will come: the end of the input, Ctrl-C, a hang-up, or the system's wish.
        case ended
        /// The program was stopped, and goes on.
        case resumed
    }

    /// Wakes `wait` from any thread.
    public let doorbell: Doorbell
    private let signals: Int32
    private let isKiosk: Bool
    private let modesBefore: termios?
    private var typed: [UInt8] = []
    private var isAtEnd = false
    private var isSilent = false

    /// The most bytes of a line that are taken; what is longer is cut there.
    private static let longestLine = 4_096

    /// Whether plain text is wanted: `ACCESSIBLE` says so (any value but 0 and false), or there is no terminal that can
    /// show a full screen.
    public static var isWanted: Bool {
        if let wish = getenv("ACCESSIBLE").map({ String(cString: $0) }), !["", "0", "false"].contains(wish) {
            return true
        }
        if let kind = getenv("TERM"), strcmp(kind, "dumb") == 0 { return true }
        return isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0
    }

    /// Takes the terminal over as it is.
    public init(isKiosk: Bool) throws(ConsoleError) {
        Console.blockSignals()
        doorbell = try Doorbell()
        signals = curses_open_signals()
        guard signals >= 0 else { throw .noDescriptor }
        self.isKiosk = isKiosk
        var modes = termios()
        modesBefore = tcgetattr(STDIN_FILENO, &modes) == 0 ? modes : nil
    }

    deinit {
        close()
        Glibc.close(signals)
    }

    /// Writes text as it stands.
    public func write(_ text: String) { curses_write(text, text.utf8.count) }

    /// Sleeps until the doorbell is rung or a signal comes, at most so long; what is typed meanwhile waits.
    public func waitForAnswer(milliseconds: Int) -> Event {
        var sources = [doorbell.descriptor, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&sources, 2, Int32(clamping: milliseconds)) > 0 else { return .elapsed }
        if sources[1].revents != 0, let event = takeSignals() { return event }
        guard sources[0].revents != 0 else { return .elapsed }
        doorbell.answer()
        return .rung
    }

    /// Sleeps until there is something, at most so long.
    public func wait(milliseconds: Int?) -> Event {
        if let line = nextLine() { return .line(line) }
        if isAtEnd { return .ended }
        let longest = milliseconds.map { Int32(clamping: $0) } ?? -1
        let woken = UInt32(bitPattern: curses_wait(doorbell.descriptor, signals, longest))
        if woken & CURSES_WOKEN_BY_SIGNAL.rawValue != 0, let event = takeSignals() { return event }
        if woken & (CURSES_WOKEN_BY_TERMINAL.rawValue | CURSES_HUNG_UP.rawValue) != 0 {
            read()
            if let line = nextLine() { return .line(line) }
            if isAtEnd { return .ended }
        }
        if woken & CURSES_WOKEN_BY_DOORBELL.rawValue != 0 {
            doorbell.answer()
            return .rung
        }
        return .elapsed
    }

    /// Drops what was typed and not yet taken: it was meant for a question that is no longer asked. What comes from a
    /// file or a pipe was not typed at a page, and stays.
    public func forgetTyping() {
        guard modesBefore != nil else { return }
        tcflush(STDIN_FILENO, TCIFLUSH)
        forget()
    }

    /// Puts the terminal's modes back.
    public func close() {
        echo(true)
        forget()
    }

    /// Whether the terminal echoes what is typed; a line's end it echoes always. Told before the question is written:
    /// whoever types at once must find it so.
    public func echo(_ isOn: Bool) {
        guard isSilent == isOn, var modes = modesBefore else { return }
        isSilent = !isOn
        if !isOn {
            modes.c_lflag &= ~tcflag_t(ECHO)
            modes.c_lflag |= tcflag_t(ECHONL)
        }
        tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    }

    private func takeSignals() -> Event? {
        while true {
            switch curses_next_signal(signals) {
            case 0: return nil
            case SIGTERM, SIGHUP, SIGINT: return .ended
            case SIGTSTP where !isKiosk:
                // The shell that comes then has to echo.
                echo(true)
                curses_suspend()
                return .resumed
            default: break
            }
        }
    }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = Int(curses_read(&bytes, Int32(bytes.count)))
        if count <= 0 { isAtEnd = true } else { typed += bytes.prefix(count) }
        if typed.count > Self.longestLine, !typed.contains(UInt8(ascii: "\n")) {
            typed.removeLast(typed.count - Self.longestLine)
        }
        curses_forget(&bytes, Int32(bytes.count))
    }

    /// The first whole line of what was typed; the last one may have no end.
    private func nextLine() -> SecretBytes? {
        let end = typed.firstIndex(of: UInt8(ascii: "\n"))
        guard let end = end ?? (isAtEnd && !typed.isEmpty ? typed.count : nil) else { return nil }
        var line = typed[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let secret = SecretBytes(line.prefix(Self.longestLine))
        // What is not echoed by a terminal does not end its line either.
        if modesBefore == nil { write("\n") }
        var rest = Array(typed[min(end + 1, typed.count)...])
        swap(&rest, &typed)
        curses_forget(&rest, Int32(rest.count))
        return secret
    }

    private func forget() {
        curses_forget(&typed, Int32(typed.count))
        typed = []
    }
}
