/// Where a QR code stands on the page.
struct SymbolPlace {
    let shape: Symbol.Shape
    /// First row of its quiet zone.
    let firstRow: Int
    /// Last row of its quiet zone.
    let lastRow: Int
    /// First column of the words beside it, from the left of the page.
    let besideColumn: Int
    /// Whether it is so tall that it begins in row 2 and the banner stands beside it.
    let takesBanner: Bool

    /// Nil where it would not fit in any shape.
    init?(_ symbol: Symbol, shape chosen: Symbol.Shape?, size: Size, ambiguous: AmbiguousWidth) {
        // Half blocks are of ambiguous width: where they are wide, only spaces keep their place (T13).
        let shapes = [chosen, symbol.shape, .halfBlocks, .fullBlocks].compactMap(\.self)
            .filter { ambiguous == .narrow || !$0.isOfHalfBlocks }
        guard let shape = shapes.first(where: { $0.fits(side: symbol.side, in: size) }) else { return nil }
        self.shape = shape
        let extent = shape.extent(side: symbol.side)
        besideColumn = extent.columns + 1
        let most = Size.usual.rows - 4
        // The drawings: up to version 4 there is room for the banner above and the status below it (2-2【2】);
        // version 5 takes rows 2 to 23 with one module of quiet zone less below (2-4【6】).
        let shortened = (symbol.side + 2 * Symbol.Shape.quietZone) / 2
        takesBanner = !shape.isOfHalfBlocks || shortened > most
        firstRow = takesBanner ? 1 : 2
        let rows = !shape.isOfHalfBlocks || extent.rows <= most ? extent.rows : shortened
        lastRow = firstRow + rows - 1
    }
}

extension PageLayout {
    mutating func draw(_ symbol: Symbol, at place: SymbolPlace) {
        for row in place.firstRow...place.lastRow {
            for column in 0..<place.besideColumn - 1 {
                draw(symbol, at: place, row: row, column: column)
            }
        }
    }

    private mutating func draw(_ symbol: Symbol, at place: SymbolPlace, row: Int, column: Int) {
        let quiet = Symbol.Shape.quietZone
        let line = row - place.firstRow
        let target = block.lowerBound + column
        switch place.shape {
        case .halfBlocks, .changedHalfBlocks:
            let isChanged = place.shape == .changedHalfBlocks
            frame.canvas.put(
                upper: symbol.isDark(row: 2 * line - quiet, column: column - quiet) != isChanged,
                lower: symbol.isDark(row: 2 * line + 1 - quiet, column: column - quiet) != isChanged, row: row,
                column: target)
        case .fullBlocks:
            let isDark = symbol.isDark(row: line - quiet, column: column / 2 - quiet)
            frame.canvas.put(" ", row: row, column: target, style: Style(isDark ? .symbolDark : .symbol))
        case .ascii:
            let isDark = symbol.isDark(row: line - quiet, column: column / 2 - quiet)
            frame.canvas.put(isDark ? "#" : " ", row: row, column: target, style: Style(.symbol))
        }
    }
}

extension Symbol {
    /// Whether a module is dark; the quiet zone around the code is light.
    func isDark(row: Int, column: Int) -> Bool {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
        let index = row * side + column
        return modules.indices.contains(index) && modules[index]
    }
}
