/// Digits of five rows, to be read from two metres or by weak eyes: each dot of a letter of 3 by 5 is two cells wide, as
/// cells are twice as high.
enum LargeDigits {
    static let rows = 5
    /// Columns of a digit, and of the room behind it.
    static let columns = 6
    static let gap = 2

    /// The rows of a text; only digits are drawn, a space leaves room.
    static func lines(of text: String) -> [String] {
        let digits = text.map { $0.wholeNumberValue.flatMap { shapes.indices.contains($0) ? shapes[$0] : nil } }
        return (0..<rows).map { row in
            digits.map { shape in
                guard let shape else { return String(repeating: " ", count: columns) }
                let bits = shape[row]
                return (0..<3).map { bits & (4 >> $0) != 0 ? "██" : "  " }.joined()
            }
            .joined(separator: String(repeating: " ", count: gap))
        }
    }

    /// Five rows a digit, three dots a row from the left.
    private static let shapes: [[Int]] = [
        [0b111, 0b101, 0b101, 0b101, 0b111], [0b010, 0b110, 0b010, 0b010, 0b111], [0b111, 0b001, 0b111, 0b100, 0b111],
        [0b111, 0b001, 0b111, 0b001, 0b111], [0b101, 0b101, 0b111, 0b001, 0b001], [0b111, 0b100, 0b111, 0b001, 0b111],
        [0b111, 0b100, 0b111, 0b101, 0b111], [0b111, 0b001, 0b010, 0b010, 0b010], [0b111, 0b101, 0b111, 0b101, 0b111],
        [0b111, 0b101, 0b111, 0b001, 0b111],
    ]
}
