/// A grid of cells to draw on. What falls outside is cut off, and never half of a wide character is left.
public struct Canvas: Equatable, Sendable {
    /// How large it is.
    public let size: Size
    /// Its rows, each an array of its own: a key that changes one copies no other (P02).
    public private(set) var rows: [[Cell]]
    private let ambiguous: AmbiguousWidth

    /// An empty canvas.
    public init(size: Size, ambiguous: AmbiguousWidth = .narrow) {
        self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
        self.ambiguous = ambiguous
        rows = Array(repeating: Array(repeating: .empty, count: self.size.columns), count: self.size.rows)
    }

    /// The cell at a place inside the canvas.
    public subscript(row: Int, column: Int) -> Cell {
        rows[row][column]
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
            if position >= 0 {
                Self.put(glyph, columns: columns, at: position, style: style, into: &rows[row])
            }
            position += columns
            return true
        }
        return position
    }

    /// The same rows elsewhere on a canvas of the same width.
    func moved(to size: Size, _ target: (Int) -> Int) -> Canvas {
        var moved = Canvas(size: size, ambiguous: ambiguous)
        for row in rows.indices { moved.rows[target(row)] = rows[row] }
        return moved
    }

    /// Gives a stretch of a row a style, keeping what stands there.
    public mutating func paint(row: Int, columns: Range<Int>, style: Style) {
        guard row >= 0, row < size.rows else { return }
        for column in columns.clamped(to: 0..<size.columns) {
            rows[row][column].style = style
        }
    }

    /// Draws two modules of a QR code.
    public mutating func put(upper: Bool, lower: Bool, row: Int, column: Int) {
        guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
        Self.release(column, in: &rows[row])
        rows[row][column] = Cell(.modules(upper: upper, lower: lower), style: Style(.symbol))
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

    private static func put(
        _ glyph: Glyph, columns: Int, at column: Int, style: Style, into cells: inout [Cell]
    ) {
        for taken in column..<column + columns { release(taken, in: &cells) }
        cells[column] = Cell(.text(glyph), style: style)
        if columns == 2 { cells[column + 1] = Cell(.continuation, style: style) }
    }

    /// Before a cell is overwritten, the other half of a wide character becomes a space.
    private static func release(_ column: Int, in cells: inout [Cell]) {
        if cells[column].content == .continuation, column > 0 {
            cells[column - 1].content = .text(.space)
            cells[column].content = .text(.space)
        }
        if column + 1 < cells.count, cells[column + 1].content == .continuation {
            cells[column + 1].content = .text(.space)
        }
    }
}
