/// Lays a page out for a terminal of a given size: a column of 80 in the middle, or all of a smaller one (T25).
public enum Layout {
    /// Rows of a page that are left above the on-screen keyboard at least: its edges and a field with its label.
    private static let leastRowsAbove = 11
    /// Columns of a page, however wide the terminal is.
    static let columns = 80
    /// Columns before everything that stands on a page.
    public static let margin = 2
    /// Columns before what stands under a heading of its own.
    public static let indent = 4

    /// The frame of a page with what has been typed on it.
    public static func frame(
        of page: Page, draft: Draft, size: Size, words: FrameWords, ambiguous: AmbiguousWidth = .narrow,
        spacing: Spacing = .normal
    ) -> Frame {
        guard size.holdsPages else { return notice(words.tooSmall, size: size, ambiguous: ambiguous) }
        guard let keyboardWords = words.keyboard else {
            return placed(page, draft, size, words, ambiguous, spacing)
        }
        guard let field = page.field(draft.focus ?? page.firstFocus(draft)),
            case let keyboard = OnScreenKeyboard(for: field, layer: draft.keyboardLayer, words: keyboardWords),
            size.rows - keyboard.rows >= leastRowsAbove
        else { return placed(page, draft, size, words, ambiguous, spacing).madeEasyToTouch() }
        let rest = Size(rows: size.rows - keyboard.rows, columns: size.columns)
        var frame = placed(page, draft, rest, words, ambiguous, spacing).lowered(by: 0, in: size).madeEasyToTouch()
        keyboard.draw(on: &frame, from: rest.rows)
        return frame
    }

    /// The page in the rows that it has, in the middle where there are more than it needs.
    private static func placed(
        _ page: Page, _ draft: Draft, _ size: Size, _ words: FrameWords, _ ambiguous: AmbiguousWidth,
        _ spacing: Spacing
    ) -> Frame {
        func frame(rows: Int) -> Frame {
            let size = Size(rows: rows, columns: size.columns)
            var layout = PageLayout(page: page, draft: draft, size: size, words: words, ambiguous: ambiguous)
            layout.draw()
            return layout.frame
        }
        // A code and a long text take every row that there is.
        guard page.symbol == nil, page.readings.isEmpty else { return frame(rows: size.rows) }
        if spacing == .wide {
            let dense = frame(rows: (size.rows + 1) / 2)
            if dense.overflow == 0 { return dense.spaced(in: size) }
        }
        guard size.rows > Size.usual.rows else { return frame(rows: size.rows) }
        let usual = frame(rows: Size.usual.rows)
        guard usual.overflow == 0 else { return frame(rows: size.rows) }
        return usual.lowered(by: (size.rows - Size.usual.rows) / 2, in: size)
    }

    /// Says in every language that the terminal is too small, and what makes it larger (T25).
    private static func notice(_ texts: [String], size: Size, ambiguous: AmbiguousWidth) -> Frame {
        var canvas = Canvas(size: size, ambiguous: ambiguous)
        let wrapped = texts.flatMap { LineBreaking.wrap($0, columns: size.columns) }
        let top = max(0, (size.rows - wrapped.count) / 2)
        for (index, line) in wrapped.enumerated() {
            let column = max(0, (size.columns - TextWidth.columns(of: line)) / 2)
            canvas.put(line, row: top + index, column: column, style: Style(.strong))
        }
        return Frame(canvas: canvas, cursor: nil, regions: [], readings: [:], overflow: 0)
    }
}
