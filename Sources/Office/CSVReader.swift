import TypedInput

/// Reads values parted by commas, or by tabs, byte by byte (RFC 4180), in whatever pieces they come, a row at a time.
///
/// Our own, because it has to say in which line a row began, and to bound what it takes (S33).
struct CSVReader {
    /// One row.
    struct Row {
        /// The line in which it began, from 1.
        let line: Int
        fileprivate(set) var bytes: [UInt8] = []
        fileprivate(set) var ends: [Int] = []

        /// How many fields it has.
        var count: Int { ends.count }

        /// The text of a field; nil when it is no UTF-8.
        subscript(index: Int) -> String? {
            let start = index == 0 ? 0 : ends[index - 1]
            return String(validating: bytes[start..<ends[index]], as: UTF8.self)
        }

        /// Whether nothing can be seen in a field.
        func isBlank(_ index: Int) -> Bool { self[index].map { !PrintableText.hasVisible($0) } ?? false }

        /// The number in a line that counts the others: `合計,1000`; nil for all other lines.
        var trailerCount: Int? {
            // No member's row is so short, and all of them are asked.
            guard bytes.count < 40 else { return nil }
            let texts = (0..<count).filter { !isBlank($0) }.compactMap { self[$0] }.map(Folding.folded)
            guard texts.count == 2, ["合計", "計", "件数", "総件数", "合計件数", "total"].contains(texts[0].lowercased()) else {
                return nil
            }
            return Int(texts[1].filter { $0 != "," && $0 != "件" && $0 != "人" })
        }

        /// Whether nothing can be seen in any.
        var isBlank: Bool { (0..<count).allSatisfy(isBlank) }
    }

    /// What cannot be read.
    enum Fault: Hashable {
        /// A quotation mark within a field that does not begin with one, or text behind a closing one.
        case strayQuote
        /// A quotation mark that is never closed.
        case openQuote
        /// More bytes than a row may have.
        case tooLong
    }

    /// A row, or what is wrong with it and the line in which it began.
    enum Outcome {
        case row(Row)
        case fault(Fault, line: Int)
    }

    /// The most bytes that a row may have.
    static let largestRow = 65_536

    private enum State { case fieldStart, plain, quoted, quoteSeen, skipping }

    private var separator = UInt8(ascii: ",")
    private var state = State.fieldStart
    private var row = Row(line: 1)
    private var line = 1
    private var hasBegun = false
    private var wasReturn = false
    private var hadQuotes = false

    /// What parts the values of a file that begins with a piece: a tab where the first line has one and no comma, as
    /// Excel's Unicode text has it.
    private static func separator(of piece: ArraySlice<UInt8>) -> UInt8 {
        let (tab, comma) = (UInt8(ascii: "\t"), UInt8(ascii: ","))
        let line = piece.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return line.contains(tab) && !line.contains(comma) ? tab : comma
    }

    /// Reads a piece. The first one must hold a byte order mark as a whole, if there is one, which is dropped, and the
    /// first line, if tabs part its values.
    mutating func read(_ piece: ArraySlice<UInt8>, _ take: (Outcome) throws -> Void) rethrows {
        let hasMark = !hasBegun && piece.starts(with: [0xEF, 0xBB, 0xBF])
        if !hasBegun { separator = Self.separator(of: piece) }
        hasBegun = hasBegun || !piece.isEmpty
        // By a pointer: an iterator would hold the bytes, and let go of them, for each of them.
        try (hasMark ? piece.dropFirst(3) : piece).withUnsafeBufferPointer { bytes in
            for byte in bytes { try read(byte, take) }
        }
    }

    /// Says that no piece follows.
    mutating func finish(_ take: (Outcome) throws -> Void) rethrows {
        if state == .quoted { return try take(.fault(.openQuote, line: row.line)) }
        if state != .fieldStart || !row.ends.isEmpty { try endRow(take) }
    }

    private mutating func read(_ byte: UInt8, _ take: (Outcome) throws -> Void) rethrows {
        let isSecondHalf = wasReturn && byte == UInt8(ascii: "\n")
        wasReturn = byte == UInt8(ascii: "\r")
        let isLineEnd = wasReturn || byte == UInt8(ascii: "\n")
        if isLineEnd && !isSecondHalf { line += 1 }
        switch (state, byte) {
        case (.quoted, UInt8(ascii: "\"")): state = .quoteSeen
        case (.quoted, _), (.quoteSeen, UInt8(ascii: "\"")): try grow(as: .quoted, take) { $0.bytes.append(byte) }
        case (_, _) where isSecondHalf: row = Row(line: line)
        case (_, _) where isLineEnd: try endRow(take)
        case (.skipping, _): break
        case (_, separator): try grow(as: .fieldStart, take) { $0.ends.append($0.bytes.count) }
        case (.fieldStart, UInt8(ascii: "\"")):
            state = .quoted
            hadQuotes = true
        case (.quoteSeen, _), (.plain, UInt8(ascii: "\"")): try fail(.strayQuote, take)
        case (.fieldStart, _), (.plain, _): try grow(as: .plain, take) { $0.bytes.append(byte) }
        }
    }

    /// Takes one more byte of a row, text or comma, as long as it has not the most already.
    private mutating func grow(
        as next: State, _ take: (Outcome) throws -> Void, _ byte: (inout Row) -> Void
    ) rethrows {
        guard row.bytes.count + row.ends.count < Self.largestRow else { return try fail(.tooLong, take) }
        state = next
        byte(&row)
    }

    private mutating func endRow(_ take: (Outcome) throws -> Void) rethrows {
        let wasSkipping = state == .skipping
        row.ends.append(row.bytes.count)
        state = .fieldStart
        let isBlank = row.count == 1 && row.bytes.isEmpty && !hadQuotes
        let ended = row
        row = Row(line: line)
        hadQuotes = false
        if !wasSkipping && !isBlank { try take(.row(ended)) }
    }

    /// Goes on with the next line.
    private mutating func fail(_ fault: Fault, _ take: (Outcome) throws -> Void) rethrows {
        state = .skipping
        (row.bytes, row.ends) = ([], [])
        try take(.fault(fault, line: row.line))
    }
}
