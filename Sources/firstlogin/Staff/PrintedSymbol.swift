import OneTimeCodes

/// A QR code as lines of a terminal, two rows of modules in one: black on white, whatever the terminal's colours are.
struct PrintedSymbol {
    /// ISO/IEC 18004 §6.3.8: light modules around it.
    private static let quietZone = 4
    /// Colours of the palette that no theme changes.
    private static let (blackOnWhite, plain) = ("\u{1B}[38;5;16;48;5;231m", "\u{1B}[0m")

    private let symbol: QRSymbol

    init(_ symbol: QRSymbol) { self.symbol = symbol }

    /// The lines.
    var text: String {
        let range = -Self.quietZone..<symbol.side + Self.quietZone
        return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
            let cells = range.map { column in
                switch (symbol.isDark(row: row, column: column), symbol.isDark(row: row + 1, column: column)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            return Self.blackOnWhite + cells.joined() + Self.plain
        }.joined(separator: "\n")
    }
}
