/// A cell of a file that a spreadsheet may open: text, whatever it says.
public struct SpreadsheetCell: Sendable {
    /// The text, which no spreadsheet takes for a formula.
    public let text: String

    /// What formulas and commands begin with, in every width in which spreadsheets take them.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "\u{2212}",
    ]

    /// A cell of any text. A line that could be read as a formula gets an apostrophe before it, also where blanks or
    /// signs that nobody sees stand before the formula's own, and in every line of the cell.
    public init(_ text: String) {
        self.text = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            "\n\r\u{2028}\u{2029}".unicodeScalars.contains($0)
        }
        .map { line in
            let beginning = line.drop { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
            let isFormula = beginning.first.map(Self.signs.contains) ?? false
            return (isFormula ? "'" : "") + String(String.UnicodeScalarView(line))
        }.joined(separator: "\n")
    }

    /// The cell as a file of comma-separated values has it (RFC 4180 §2).
    public var quoted: String {
        let needsQuotes = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) } || text.first == " "
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// A line of such a file, with its end.
    public static func line(_ cells: [String]) -> String {
        cells.map { SpreadsheetCell($0).quoted }.joined(separator: ",") + "\r\n"
    }
}
