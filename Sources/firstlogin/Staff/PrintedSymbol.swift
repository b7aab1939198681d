import OneTimeCodes

/// A QR code as lines of a terminal, two rows of modules in one: black on white, whatever the terminal's colours are. What
/// is light is drawn and what is dark left out, so that it can also be read on a dark terminal without colours, and its
/// margin is no space at the end of a line.
struct PrintedSymbol {
    /// ISO/IEC 18004 §6.3.8: light modules around it.
    private static let quietZone = 4
    /// Colours of the palette that no theme changes.
    private static let (whiteOnBlack, plain) = ("\u{1B}[38;5;231;48;5;16m", "\u{1B}[0m")

    private let symbol: QRSymbol

    init(_ symbol: QRSymbol) { self.symbol = symbol }

    /// The lines.
    var text: String {
        let range = -Self.quietZone..<symbol.side + Self.quietZone
        return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
            let cells = range.map { column in
                switch (symbol.isDark(row: row, column: column), symbol.isDark(row: row + 1, column: column)) {
                case (false, false): "█"
                case (false, true): "▀"
                case (true, false): "▄"
                case (true, true): " "
                }
            }
            return Self.whiteOnBlack + cells.joined() + Self.plain
        }.joined(separator: "\n")
    }
}
