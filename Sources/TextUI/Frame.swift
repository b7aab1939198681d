/// A page laid out for a terminal: what to paint, where the hardware cursor stands, and what a finger would touch.
public struct Frame: Sendable {
    /// The cells.
    public var canvas: Canvas
    /// Where the hardware cursor stands: on what has the focus (T09).
    public var cursor: CellPosition?
    /// What the mouse or a finger reaches (T03).
    public var regions: [Region]
    /// How the long texts on it were cut.
    public var readings: [Control: ReadingWindow]
    /// How the body was cut, where it has more rows than there are (T25).
    public var body: BodyWindow?
    /// Rows of the body, or columns of the key bar, that did not fit.
    public var overflow: Int
    /// The boxes of the fields that are seen.
    var boxes: [FieldBox] = []

    /// What the handling of keys has to know about it.
    public var view: ViewFacts {
        ViewFacts(regions: regions, readings: readings, body: body, size: canvas.size)
    }

    /// The same page further down on a taller canvas.
    func lowered(by rows: Int, in size: Size) -> Frame {
        var frame = self
        frame.canvas = canvas.moved(to: size) { $0 + rows }
        frame.cursor = cursor.map { CellPosition(row: $0.row + rows, column: $0.column) }
        frame.regions = regions.map {
            Region(row: $0.row + rows, columns: $0.columns, control: $0.control, key: $0.key)
        }
        for index in frame.boxes.indices { frame.boxes[index].row += rows }
        return frame
    }

    /// The same with targets of two or three rows, wherever the row below or above belongs to nothing (T03): a finger
    /// is broader than a row.
    func madeEasyToTouch() -> Frame {
        var frame = self
        for step in [1, -1] {
            for region in regions {
                let row = region.row + step
                let isFree =
                    canvas.size.rows > row && row >= 0
                    && !frame.regions.contains { $0.row == row && $0.columns.overlaps(region.columns) }
                guard isFree else { continue }
                frame.regions.append(
                    Region(row: row, columns: region.columns, control: region.control, key: region.key))
            }
        }
        return frame
    }

    /// Draws anew what stands in one of its boxes, and nothing else.
    mutating func redraw(_ box: FieldBox, with draft: Draft, showsSecrets: Bool) {
        var row = BodyRow()
        row.addInside(
            of: box.field, in: draft, isFocused: draft.focus == box.field.control, showsSecrets: showsSecrets,
            column: box.column)
        for piece in row.pieces {
            canvas.put(
                piece.text, row: box.row, column: piece.column, style: piece.style, limit: box.columns.upperBound)
        }
        if let column = row.cursor {
            cursor = CellPosition(row: box.row, column: min(column, box.columns.upperBound - 1))
        }
    }
}

/// Where the box of a field was drawn.
struct FieldBox: Sendable {
    var field: Field
    var row: Int
    /// The column of its left line.
    var column: Int
    /// The columns that what stands in it keeps to.
    var columns: Range<Int>
}

/// A row and a column, from 0 at the upper left corner.
public struct CellPosition: Hashable, Sendable {
    /// From the top.
    public var row: Int
    /// From the left.
    public var column: Int

    /// A place.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// Part of a row that belongs to a control.
public struct Region: Hashable, Sendable {
    /// From the top.
    public var row: Int
    /// From the left.
    public var columns: Range<Int>
    /// What it presses or focuses.
    public var control: Control
    /// The key that touching it stands for, on the key bar.
    public var key: Key?

    /// A region.
    public init(row: Int, columns: Range<Int>, control: Control, key: Key? = nil) {
        self.row = row
        self.columns = columns
        self.control = control
        self.key = key
    }
}

/// Which rows of a long text are seen.
public struct ReadingWindow: Hashable, Sendable {
    /// The first row that is seen, from 0.
    public var firstRow: Int
    /// How many are seen at once.
    public var visibleRows: Int
    /// How many there are.
    public var totalRows: Int

    /// A window.
    public init(firstRow: Int, visibleRows: Int, totalRows: Int) {
        self.firstRow = firstRow
        self.visibleRows = visibleRows
        self.totalRows = totalRows
    }

    /// The first row when the text is scrolled to its end.
    public var lastFirstRow: Int { max(0, totalRows - visibleRows) }
}

/// Which rows of a page's body are seen, where it has more than the terminal (T25).
public struct BodyWindow: Hashable, Sendable {
    /// The first row that is seen, from 0.
    public var firstRow: Int
    /// How many are seen at once.
    public var visibleRows: Int
    /// How many there are.
    public var totalRows: Int
    /// The rows of what can have the focus.
    public var stops: [Control: ClosedRange<Int>]

    /// The first row when the body is scrolled to its end.
    var lastFirstRow: Int { max(0, totalRows - visibleRows) }

    /// Whether something is below what is seen.
    public var hasMoreBelow: Bool { firstRow < lastFirstRow }

    /// Whether all of a control is seen, or as much as the window holds.
    func shows(_ control: Control) -> Bool {
        guard let rows = stops[control] else { return true }
        return rows.lowerBound >= firstRow && rows.upperBound < firstRow + visibleRows
    }

    /// The first row from which a control is seen, as near as can be.
    func firstRow(showing control: Control) -> Int {
        guard let rows = stops[control] else { return firstRow }
        if rows.lowerBound < firstRow { return rows.lowerBound }
        return min(rows.lowerBound, max(firstRow, rows.upperBound - visibleRows + 1))
    }
}

/// What the frame on the screen tells the handling of keys.
public struct ViewFacts: Sendable {
    /// What the mouse or a finger reaches.
    public var regions: [Region]
    /// How the long texts are cut.
    public var readings: [Control: ReadingWindow]
    /// How the body is cut.
    public var body: BodyWindow?
    /// How large the terminal is.
    public var size: Size

    /// Facts.
    public init(
        regions: [Region] = [], readings: [Control: ReadingWindow] = [:], body: BodyWindow? = nil, size: Size = .usual
    ) {
        self.regions = regions
        self.readings = readings
        self.body = body
        self.size = size
    }

    /// Before anything was painted.
    public static let nothing = ViewFacts()
}
