/// Lays a page out for a terminal of a given size: a column of 80 in the middle, or all of a smaller one (T25).
public enum Layout {
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
