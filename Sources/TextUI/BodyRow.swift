/// One row of a page's body before it has a place on the canvas.
struct BodyRow {
    /// What may be done with a row when there are too many.
    enum Slack {
        /// It stays.
        case none
        /// A blank row between choices: they all go first.
        case betweenChoices
        /// A blank row of the page: goes from the bottom up.
        case blank
        /// Stands for a long text that takes what is left.
        case reading(Reading)
    }

    /// Text at a column.
    struct Piece {
        var text: String
        var column: Int
        var style: Style
    }

    var pieces: [Piece] = []
    var regions: [(columns: Range<Int>, control: Control)] = []
    /// The field whose box begins at a column of this row.
    var box: (field: Field, column: Int)?
    /// The column of the hardware cursor, if it stands on this row.
    var cursor: Int?
    /// Whether something on it is longer than the row.
    var isCut = false
    /// What the whole row is painted with before its pieces: a selection.
    var ground: Style?
    var slack = Slack.none

    static func blank(_ slack: Slack) -> BodyRow { BodyRow(slack: slack) }

    init(_ pieces: [Piece] = [], slack: Slack = .none) {
        self.pieces = pieces
        self.slack = slack
    }

    init(_ text: String, column: Int, style: Style) {
        self.init([Piece(text: text, column: column, style: style)])
    }

    mutating func add(_ text: String, column: Int, style: Style) {
        pieces.append(Piece(text: text, column: column, style: style))
    }
}

/// Takes out blank rows until the rest has room.
func squeeze(_ rows: [BodyRow], into available: Int) -> [BodyRow] {
    var rows = rows
    if rows.count > available {
        rows.removeAll { if case .betweenChoices = $0.slack { true } else { false } }
    }
    while rows.count > available {
        let blank = rows.lastIndex { if case .blank = $0.slack { true } else { false } }
        guard let blank else { break }
        rows.remove(at: blank)
    }
    return rows
}
