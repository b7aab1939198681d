/// Letters to be read from two metres or by weak eyes, out of cells that every terminal has.
enum LargeLetters {
    /// Columns between two letters.
    private static let gap = 2

    /// The rows of a text: digits and capital letters in five, the kana that a kiosk greets with in eight. A space leaves
    /// room; nothing else is drawn. Where a font has no blocks, what has five rows is drawn in ASCII.
    static func lines(of text: String, isASCII: Bool = false) -> [String] {
        let greeting = text.compactMap { kana[$0] }
        guard greeting.count == text.count, !greeting.isEmpty else {
            return lines(of: text, dot: isASCII ? "##" : "██")
        }
        return lines(of: greeting)
    }

    // MARK: digits and capital letters

    /// Each dot is two cells wide, as cells are twice as high.
    private static func lines(of text: String, dot: String) -> [String] {
        let shapes = text.map { shape(of: $0) }
        return (0..<5).map { row in
            shapes.map { shape in
                (0..<shape.columns).map { shape.rows[row] & (1 << (shape.columns - 1 - $0)) != 0 ? dot : "  " }.joined()
            }
            .joined(separator: String(repeating: " ", count: gap))
        }
    }

    /// Room for a digit where there is no shape.
    private static func shape(of character: Character) -> (columns: Int, rows: [Int]) {
        if let rows = latin[character] { return (5, rows) }
        let digit = character.wholeNumberValue.flatMap { shapes.indices.contains($0) ? shapes[$0] : nil }
        return (3, digit ?? Array(repeating: 0, count: 5))
    }

    /// Five rows a digit, three dots a row from the left.
    private static let shapes: [[Int]] = [
        [0b111, 0b101, 0b101, 0b101, 0b111], [0b010, 0b110, 0b010, 0b010, 0b111], [0b111, 0b001, 0b111, 0b100, 0b111],
        [0b111, 0b001, 0b111, 0b001, 0b111], [0b101, 0b101, 0b111, 0b001, 0b001], [0b111, 0b100, 0b111, 0b001, 0b111],
        [0b111, 0b100, 0b111, 0b101, 0b111], [0b111, 0b001, 0b010, 0b010, 0b010], [0b111, 0b101, 0b111, 0b101, 0b111],
        [0b111, 0b101, 0b111, 0b001, 0b111],
    ]

    // MARK: kana

    /// Two dots a cell, one above the other.
    private static func lines(of letters: [[UInt16]]) -> [String] {
        (0..<8).map { row in
            letters.map { letter in
                (0..<16).map { column in
                    let dot = UInt16(1) << (15 - column)
                    return switch (letter[2 * row] & dot != 0, letter[2 * row + 1] & dot != 0) {
                    case (true, true): "█"
                    case (true, false): "▀"
                    case (false, true): "▄"
                    case (false, false): " "
                    }
                }
                .joined()
            }
            .joined(separator: String(repeating: " ", count: gap))
        }
    }

    /// Sixteen rows a letter, sixteen dots a row from the left.
    private static let kana: [Character: [UInt16]] = [
        "よ": [
            0x0380, 0x0380, 0x0380, 0x03F8, 0x03F8, 0x0380, 0x0380, 0x0380, 0x0380, 0x1F80, 0x7FE0, 0x63F8, 0x63BC,
            0x7F88, 0x3F00, 0x0000,
        ],
        "う": [
            0x0E00, 0x0FF0, 0x07E0, 0x0000, 0x0FE0, 0x7FF0, 0x3C78, 0x2038, 0x0038, 0x0038, 0x0038, 0x0070, 0x01E0,
            0x0FC0, 0x0F00, 0x0000,
        ],
        "こ": [
            0x0000, 0x0000, 0x1FF0, 0x1FF0, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x3000, 0x3000, 0x3000, 0x3C38,
            0x3FF8, 0x0FF8, 0x0000,
        ],
        "そ": [
            0x0020, 0x1FF0, 0x1FF0, 0x01C0, 0x0380, 0x0700, 0x0FFC, 0xFFFC, 0x7F80, 0x0600, 0x0600, 0x0600, 0x0700,
            0x07F0, 0x01F0, 0x0000,
        ],
    ]
}
