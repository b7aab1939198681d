import CNCurses
import Glibc
import TextUI

/// Reads the terminal's bytes and keeps the times that the parser of them does not know.
struct KeyReader {
    private static let mostAtOnce = 4_096
    /// After so long without a byte a paste whose end has not come is shown as far as it came.
    private static let pasteSilence = Duration.seconds(1)

    private var parser: InputParser
    private let escapeDelay: Duration
    private var deadline: ContinuousClock.Instant?
    /// Whether the last read brought more than a key or two, so that there may be more behind it. A line gives less at
    /// once than was asked for.
    private(set) var isBurst = false

    /// For the terminal that ncurses has opened.
    init() {
        parser = InputParser(strings: KeyReader.strings)
        escapeDelay = .milliseconds(Int(curses_escape_delay()))
    }

    /// How many milliseconds the wait for the terminal may take at most; nil where it does not matter.
    var patience: Int? {
        guard let deadline else { return nil }
        let (seconds, attoseconds) = deadline.duration(to: .now).components
        // Rounded up: a wait that ends before its time would be another one.
        return max(0, -Int(seconds) * 1_000 - Int(attoseconds / 1_000_000_000_000_000) + 1)
    }

    /// Keeps what the terminal sends for each key, while somebody wants to know.
    var tracer: KeyTracer?

    /// Reads what is there; nil where the line is gone.
    mutating func read() -> [InputEvent]? {
        let parsed = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: KeyReader.mostAtOnce) { buffer in
            let count = curses_read(buffer.baseAddress, Int32(buffer.count))
            isBurst = count > 32
            guard count >= 0 else { return [InputEvent]?.none }
            defer { curses_forget(buffer.baseAddress, count) }
            let bytes = UnsafeMutableBufferPointer(rebasing: buffer[..<Int(count)])
            guard tracer != nil else { return parser.take(bytes) }
            return bytes.flatMap { tracer?.take($0, by: &parser) ?? [] }
        }
        deadline = wait.map { .now + $0 }
        return parsed
    }

    /// What time has brought: Esc with nothing behind it, a paste without an end.
    mutating func lapsed() -> [InputEvent] {
        guard let deadline, deadline <= .now else { return [] }
        self.deadline = nil
        guard parser.isEscapePending else { return parser.pasteFellSilent() }
        return tracer?.escapeIsAlone(by: &parser) ?? parser.escapeIsAlone()
    }

    private var wait: Duration? {
        if parser.isEscapePending { return escapeDelay }
        return parser.isPastePending ? KeyReader.pasteSilence : nil
    }

    private static var strings: KeyStrings {
        var strings: [(name: String, bytes: [UInt8])] = []
        var index: Int32 = 0
        while let name = curses_capability_name(index) {
            index += 1
            guard let value = curses_key_string(name) else { continue }
            // Bytes: those of an 8-bit terminal are no UTF-8.
            let bytes = UnsafeRawBufferPointer(start: value, count: strlen(value))
            strings.append((String(cString: name), Array(bytes)))
        }
        return KeyStrings(strings)
    }
}

extension AmbiguousWidth {
    /// From where the cursor stands behind one character at the left edge. Of the first row it says nothing: a key of
    /// some terminals looks the same there.
    init?(cursorRow row: Int, column: Int) {
        guard row > 1 else { return nil }
        switch column {
        case 2: self = .narrow
        case 3: self = .wide
        default: return nil
        }
    }
}
