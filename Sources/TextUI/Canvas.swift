/// A grid of cells to draw on. What falls outside is cut off, and never half of a wide character is left.
public struct Canvas: Equatable, Sendable {
    /// How large it is.
    public let size: Size
    /// Row by row.
    public private(set) var cells: [Cell]
    private let ambiguous: AmbiguousWidth

    /// An empty canvas.
    public init(size: Size, ambiguous: AmbiguousWidth = .narrow) {
        self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
        self.ambiguous = ambiguous
        cells = Array(repeating: .empty, count: self.size.rows * self.size.columns)
    }

    /// The cell at a place inside the canvas.
    public subscript(row: Int, column: Int) -> Cell {
        cells[row * size.columns + column]
    }

    /// Draws text from a place rightwards, up to `limit` at most, and says in which column it ended.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, style: Style = .plain, limit: Int = .max
    ) -> Int {
        var position = column
        let limit = min(limit, size.columns)
        guard row >= 0, row < size.rows else { return position }
        TextWidth.forEachCell(of: ambiguous.shown(text)) { glyph, columns in
            guard position + columns <= limit else { return false }
            put(glyph, columns: columns, row: row, column: position, style: style)
            position += columns
            return true
        }
        return position
    }

    /// The same rows elsewhere on a canvas of the same width.
    func moved(to size: Size, _ target: (Int) -> Int) -> Canvas {
        var moved = Canvas(size: size, ambiguous: ambiguous)
        for row in 0..<self.size.rows {
            for column in 0..<min(size.columns, self.size.columns) {
                moved.cells[target(row) * size.columns + column] = self[row, column]
            }
        }
        return moved
    }

    /// Gives a stretch of a row a style, keeping what stands there.
    public mutating func paint(row: Int, columns: Range<Int>, style: Style) {
        guard row >= 0, row < size.rows else { return }
        for column in columns.clamped(to: 0..<size.columns) {
            cells[row * size.columns + column].style = style
        }
    }

    /// Draws two modules of a QR code.
    public mutating func put(upper: Bool, lower: Bool, row: Int, column: Int) {
        guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
        release(row: row, column: column)
        cells[row * size.columns + column] = Cell(.modules(upper: upper, lower: lower), style: Style(.symbol))
    }

    /// The rows as text, without spaces at their ends: what golden files hold.
    public var textLines: [String] {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns { line += self[row, column].drawn }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private mutating func put(_ glyph: Glyph, columns: Int, row: Int, column: Int, style: Style) {
        guard column >= 0 else { return }
        for taken in column..<column + columns { release(row: row, column: taken) }
        let index = row * size.columns + column
        cells[index] = Cell(.text(glyph), style: style)
        if columns == 2 { cells[index + 1] = Cell(.continuation, style: style) }
    }

    /// Before a cell is overwritten, the other half of a wide character becomes a space.
    private mutating func release(row: Int, column: Int) {
        let index = row * size.columns + column
        if cells[index].content == .continuation, column > 0 {
            cells[index - 1].content = .text(.space)
            cells[index].content = .text(.space)
        }
        if column + 1 < size.columns, cells[index + 1].content == .continuation {
            cells[index + 1].content = .text(.space)
        }
    }
}
