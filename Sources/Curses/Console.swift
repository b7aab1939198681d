import CNCurses
import Foundation
public import TextUI

/// The terminal in full screen: paints frames, waits for keys and for what other threads and the system report.
///
/// It belongs to the thread that made it, the main one; only its doorbell may be used from elsewhere.
public final class Console {
    /// Wakes `wait` from any thread.
    public let doorbell: Doorbell
    /// Rows and columns.
    public private(set) var size: Size
    private let window: UnsafeMutablePointer<WINDOW>
    private let signals: Int32
    private let options: ConsoleOptions
    private var painter: Painter
    private var reader: KeyReader
    private var isOpen = true

    /// Blocks the signals that the console reads, in this thread and those it starts: call it before any starts.
    public static func blockSignals() { curses_block_signals() }

    /// Takes the terminal over.
    public init(options: ConsoleOptions) throws(ConsoleError) {
        Console.blockSignals()
        doorbell = try Doorbell()
        signals = curses_open_signals()
        guard signals >= 0 else { throw .noDescriptor }
        switch UInt32(bitPattern: curses_open(options.isKiosk)) {
        case CURSES_STARTED.rawValue: break
        case CURSES_NOT_A_TERMINAL.rawValue: throw .notATerminal
        case CURSES_CANNOT_POSITION.rawValue: throw .cannotPosition
        default: throw .unknownTerminal
        }
        guard let window = curses_window() else { throw .unknownTerminal }
        self.window = window
        self.options = options
        reader = KeyReader()
        let most = Int(curses_colours())
        let colours = Console.colours(options.colours, of: most)
        painter = Painter(
            window: window, theme: options.theme, colours: colours, symbolColours: colours == 0 ? most : colours)
        size = Size(rows: Int(curses_rows(window)), columns: Int(curses_columns(window)))
    }

    deinit {
        close()
        Foundation.close(signals)
    }

    /// Shows a frame; only cells that changed go to the terminal (T18).
    public func paint(_ frame: Frame) {
        guard isOpen else { return }
        painter.paint(frame)
    }

    /// Whether nothing is known of what the terminal shows, so that the next frame is painted whole.
    public var isBlank: Bool { painter.isBlank }

    /// Paints everything anew at the next frame, as after Ctrl-L or a line of somebody else on the screen.
    public func repaint() {
        guard isOpen else { return }
        painter.forget()
        curses_forget_screen()
    }

    /// Sleeps until there is something, at most so long; nothing after that time.
    public func wait(milliseconds: Int?) -> [ConsoleEvent] {
        guard isOpen else { return [.hungUp] }
        let longest = reader.patience.map { min(milliseconds ?? $0, $0) } ?? milliseconds
        let woken = UInt32(
            bitPattern: curses_wait(doorbell.descriptor, signals, longest.map { Int32(clamping: $0) } ?? -1))
        var events: [ConsoleEvent] = []
        if woken & CURSES_WOKEN_BY_SIGNAL.rawValue != 0 { takeSignals(into: &events) }
        if woken & CURSES_WOKEN_BY_TERMINAL.rawValue != 0 { takeInput(into: &events) }
        take(reader.lapsed(), into: &events)
        events += (reader.tracer?.takeTraces() ?? []).map(ConsoleEvent.traced)
        if woken & CURSES_WOKEN_BY_DOORBELL.rawValue != 0 {
            doorbell.answer()
            events.append(.rung)
        }
        if woken & CURSES_HUNG_UP.rawValue != 0 { events.append(.hungUp) }
        return events
    }

    /// Tells, or tells no more, what the terminal sends for each key: `traced`.
    public func traceKeys(_ isOn: Bool) {
        guard isOn != (reader.tracer != nil) else { return }
        reader.tracer = isOn ? KeyTracer() : nil
    }

    /// Copies a text to the member's own clipboard (OSC 52). Never at a kiosk, never a secret unasked.
    public func copyToClipboard(_ text: String) {
        guard isOpen else { return }
        write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
    }

    /// Asks the terminal how wide it draws `★` (T13). `learntWidth` comes when it answers; some never do.
    public func askAmbiguousWidth() {
        guard isOpen, size.rows > 1 else { return }
        curses_ask_ambiguous_width()
    }

    /// Whether a QR code cannot be given its colours here.
    public var isColourless: Bool { painter.symbolColours < 8 }

    /// Asks a terminal without colours whether it is light or dark, so that a QR code is dark on light (T16). The
    /// answer is heeded whenever it comes; where none comes, F6 shows the code the other way round.
    public func askBackdrop() {
        guard isOpen, isColourless else { return }
        if let told = ProcessInfo.processInfo.environment["COLORFGBG"].flatMap(Backdrop.init(variable:)) {
            painter.learn(told)
        }
        curses_ask_backdrop()
    }

    /// Puts the terminal back as it was; the second time it does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        painter.forget()
        curses_close()
    }

    // MARK: the wait's parts

    private func takeInput(into events: inout [ConsoleEvent]) {
        // All that is there is read before a frame is painted.
        repeat {
            guard let input = reader.read() else { return events.append(.hungUp) }
            take(input, into: &events)
        } while reader.isBurst && curses_wait(-1, -1, 0) & Int32(CURSES_WOKEN_BY_TERMINAL.rawValue) != 0
    }

    private func take(_ input: [InputEvent], into events: inout [ConsoleEvent]) {
        for event in input {
            switch event {
            case .key(let key): events.append(.key(key))
            case .suspend: suspend(into: &events)
            case .cursorAt(let row, let column):
                if let width = AmbiguousWidth(cursorRow: row, column: column) { events.append(.learntWidth(width)) }
            case .backdrop(let backdrop): painter.learn(backdrop)
            }
        }
    }

    private func takeSignals(into events: inout [ConsoleEvent]) {
        while true {
            switch curses_next_signal(signals) {
            case 0: return
            case SIGWINCH: takeSize(into: &events)
            case SIGTERM: events.append(.terminated)
            case SIGHUP: events.append(.hungUp)
            case SIGINT: events.append(.key(.interrupt))
            case SIGTSTP: suspend(into: &events)
            default: break
            }
        }
    }

    private func takeSize(into events: inout [ConsoleEvent]) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard curses_system_size(&rows, &columns) else { return }
        let present = Size(rows: Int(rows), columns: Int(columns))
        // The same again: it was another meanwhile, and the terminal may have lost what it showed.
        guard present != size else { return repaint() }
        curses_resize(rows, columns)
        size = present
        painter.forget()
        events.append(.resized(present))
    }

    private func suspend(into events: inout [ConsoleEvent]) {
        guard !options.isKiosk else { return }
        curses_close()
        curses_suspend()
        curses_reopen()
        painter.forget()
        takeSize(into: &events)
        events.append(.resumed)
    }

    private func write(_ text: String) {
        var bytes = text.utf8CString
        bytes.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            curses_write(start, buffer.count - 1)
        }
    }

    private static func colours(_ wanted: ConsoleOptions.Colours, of terminal: Int) -> Int {
        switch wanted {
        case .none: 0
        case .asTheTerminalHas: terminal
        case .atMost(let most): min(most, terminal)
        }
    }
}
