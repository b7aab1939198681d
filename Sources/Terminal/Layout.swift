/// Lays a page out for a terminal of a given size: a column of 80 in the middle, as the drawings show it.
public enum Layout {
    /// Columns of a page, however wide the terminal is.
    static let columns = 80

    /// The frame of a page with what has been typed on it.
    public static func frame(
        of page: Page, draft: Draft, size: Size, words: FrameWords, ambiguous: AmbiguousWidth = .narrow,
        spacing: Spacing = .normal
    ) -> Frame {
        guard size.holdsPages else { return notice(words.tooSmall, size: size, ambiguous: ambiguous) }
        // A code and a long text need their rows as they are.
        func frame(in size: Size) -> Frame {
            var layout = PageLayout(page: page, draft: draft, size: size, words: words, ambiguous: ambiguous)
            layout.draw()
            return layout.frame
        }
        if spacing == .wide, page.symbol == nil, page.readings.isEmpty {
            let dense = frame(in: Size(rows: (size.rows + 1) / 2, columns: size.columns))
            if dense.overflow == 0 { return dense.spaced(in: size) }
        }
        return frame(in: size)
    }

    /// Says in both languages that the terminal is too small (T14).
    private static func notice(_ lines: [String], size: Size, ambiguous: AmbiguousWidth) -> Frame {
        var canvas = Canvas(size: size, ambiguous: ambiguous)
        let wrapped = lines.flatMap { LineBreaking.wrap($0, columns: size.columns) }
        let top = max(0, (size.rows - wrapped.count) / 2)
        for (index, line) in wrapped.enumerated() {
            let column = max(0, (size.columns - TextWidth.columns(of: line)) / 2)
            canvas.put(line, row: top + index, column: column, style: Style(.strong))
        }
        return Frame(canvas: canvas, cursor: nil, regions: [], readings: [:], overflow: 0)
    }
}
