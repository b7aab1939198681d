/// A page laid out for a terminal: what to paint, where the hardware cursor stands, and what a finger would touch.
public struct Frame: Sendable {
    /// The cells.
    public var canvas: Canvas
    /// Where the hardware cursor stands: on what has the focus (T09).
    public var cursor: Place?
    /// What the mouse or a finger reaches (T03).
    public var regions: [Region]
    /// How the long texts on it were cut.
    public var readings: [Control: ReadingWindow]
    /// Rows of the body, or columns of the key bar, that did not fit.
    public var overflow: Int

    /// What the handling of keys has to know about it.
    public var view: ViewFacts { ViewFacts(regions: regions, readings: readings, size: canvas.size) }
}

/// A row and a column, from 0 at the upper left corner.
public struct Place: Hashable, Sendable {
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

/// What the frame on the screen tells the handling of keys.
public struct ViewFacts: Sendable {
    /// What the mouse or a finger reaches.
    public var regions: [Region]
    /// How the long texts are cut.
    public var readings: [Control: ReadingWindow]
    /// How large the terminal is.
    public var size: Size

    /// Facts.
    public init(
        regions: [Region] = [], readings: [Control: ReadingWindow] = [:], size: Size = .smallest
    ) {
        self.regions = regions
        self.readings = readings
        self.size = size
    }

    /// Before anything was painted.
    public static let nothing = ViewFacts()
}
