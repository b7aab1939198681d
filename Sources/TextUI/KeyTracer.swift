/// Keeps what a terminal sent for each key, beside the parser that takes it. Only while somebody looks at that: it may be
/// a member's password.
public struct KeyTracer: Sendable {
    /// The most bytes that are kept of one key.
    private static let mostHeld = 16

    private var bytes: [UInt8] = []
    private var traces: [KeyTrace] = []

    /// A tracer that has seen nothing.
    public init() {}

    /// Lets the parser take a byte, and notes what it came to.
    public mutating func take(_ byte: UInt8, by parser: inout InputParser) -> [InputEvent] {
        if bytes.count < Self.mostHeld { bytes.append(byte) }
        let events = parser.take(CollectionOfOne(byte))
        guard !events.isEmpty || parser.isAtRest && !parser.isPastePending else { return events }
        switch events.last {
        case .key(let key)?: traces.append(KeyTrace(key: key, bytes: bytes))
        case nil: traces.append(KeyTrace(key: nil, bytes: bytes))
        // The terminal has answered: nobody has pressed that.
        case .suspend?, .cursorAt?, .backdrop?: break
        }
        bytes = []
        return events
    }

    /// Lets the parser know that the ESC that was pending is Esc.
    public mutating func escapeIsAlone(by parser: inout InputParser) -> [InputEvent] {
        let events = parser.escapeIsAlone()
        for case .key(let key) in events { traces.append(KeyTrace(key: key, bytes: [0x1B])) }
        bytes = []
        return events
    }

    /// The keys that have come since this was last asked.
    public mutating func takeTraces() -> [KeyTrace] {
        defer { traces = [] }
        return traces
    }
}
