/// The work of laying out one page.
struct PageLayout {
    let page: Page
    let draft: Draft
    let size: Size
    let words: FrameWords
    let focus: Control?
    /// Where the QR code stands, if there is one and it has room.
    let symbol: SymbolPlace?
    /// The columns of the page on the canvas.
    let block: Range<Int>
    var frame: Frame

    init(page: Page, draft: Draft, size: Size, words: FrameWords, ambiguous: AmbiguousWidth) {
        self.page = page
        self.draft = draft
        self.size = size
        self.words = words
        focus = draft.focus.flatMap { page.stops.contains($0) ? $0 : nil } ?? page.firstFocus
        symbol = page.symbol.flatMap { SymbolPlace($0, shape: draft.symbolShape, size: size, ambiguous: ambiguous) }
        let columns = max(Layout.columns, (symbol?.besideColumn ?? 0) + Symbol.Shape.columnsBeside)
        let left = (size.columns - columns) / 2
        block = left..<left + columns
        frame = Frame(
            canvas: Canvas(size: size, ambiguous: ambiguous), cursor: nil, regions: [], readings: [:], overflow: 0)
        if page.symbol != nil, symbol == nil { frame.overflow += 1 }
    }

    mutating func draw() {
        let top = drawHeader()
        drawKeys()
        let bottom = drawStatus()
        if let code = page.symbol, let symbol { draw(code, at: symbol) }
        drawBody(from: top, to: bottom)
    }

    /// The columns right of the code; all of them where there is none.
    var beside: Range<Int> {
        guard let symbol else { return block }
        return block.lowerBound + symbol.besideColumn..<block.upperBound
    }

    // MARK: body

    private mutating func drawBody(from top: Int, to bottom: Int) {
        let choicesBefore = page.body.indices.map { index in
            page.body[..<index].reduce(0) { sum, block in
                if case .choices(let choices) = block { sum + choices.count } else { sum }
            }
        }
        guard let symbol else {
            let rows = zip(page.body, choicesBefore).flatMap { makeRows(of: $0, firstChoice: $1, in: block) }
            draw(rows, from: top, to: bottom, in: block)
            return
        }
        // What would begin below the code has the whole width again.
        let besideRows = symbol.takesBanner ? Int.max : symbol.lastRow + 1 - top
        var upper: [BodyRow] = []
        var lower: [BodyRow] = []
        for (block, firstChoice) in zip(page.body, choicesBefore) {
            if upper.count < besideRows {
                upper += makeRows(of: block, firstChoice: firstChoice, in: beside)
            } else {
                lower += makeRows(of: block, firstChoice: firstChoice, in: self.block)
            }
        }
        let end = draw(upper, from: top, to: bottom - lower.count, in: beside)
        draw(lower, from: min(bottom - lower.count, max(symbol.lastRow + 1, end)), to: bottom, in: block)
    }

    private func makeRows(of block: Block, firstChoice: Int, in columns: Range<Int>) -> [BodyRow] {
        BodyRows(
            page: page, draft: draft, focus: focus, columns: columns.count, isBesideSymbol: columns != self.block
        ).rows(of: block, firstChoice: firstChoice)
    }

    /// Gives the row after the last.
    @discardableResult
    private mutating func draw(_ rows: [BodyRow], from top: Int, to bottom: Int, in columns: Range<Int>) -> Int {
        let squeezed = squeeze(rows, into: bottom - top)
        frame.overflow += squeezed.overflow
        var rowsLeft = bottom - top - squeezed.rows.count
        var row = top
        for body in squeezed.rows {
            if case .reading(let reading) = body.slack {
                draw(reading, from: row, rows: rowsLeft + 1, in: columns)
                row += rowsLeft + 1
                rowsLeft = 0
                continue
            }
            draw(body, row: row, in: columns)
            row += 1
        }
        return row
    }

    private mutating func draw(_ body: BodyRow, row: Int, in columns: Range<Int>) {
        for piece in body.pieces {
            frame.canvas.put(
                piece.text, row: row, column: columns.lowerBound + piece.column, style: piece.style,
                limit: columns.upperBound)
        }
        for region in body.regions {
            let left = columns.lowerBound + region.columns.lowerBound
            let right = min(columns.upperBound, columns.lowerBound + region.columns.upperBound)
            frame.regions.append(Region(row: row, columns: left..<max(left, right), control: region.control))
        }
        if let cursor = body.cursor {
            frame.cursor = Place(row: row, column: min(columns.lowerBound + cursor, columns.upperBound - 1))
        }
    }

    // MARK: long texts

    private mutating func draw(_ reading: Reading, from top: Int, rows: Int, in columns: Range<Int>) {
        let margin = 2
        let lines = LineBreaking.wrap(reading.text, columns: columns.count - 2 * margin)
        let progress = draft.readings[reading.control] ?? ReadingProgress()
        // The last row says how much has been read.
        var window = ReadingWindow(
            firstRow: progress.firstRow, visibleRows: max(0, rows - 1), totalRows: lines.count)
        window.firstRow = min(window.firstRow, window.lastFirstRow)
        frame.readings[reading.control] = window
        for (index, line) in lines[window.firstRow...].prefix(window.visibleRows).enumerated() {
            frame.canvas.put(
                line, row: top + index, column: columns.lowerBound + margin, style: .plain, limit: columns.upperBound)
        }
        for row in top..<top + max(0, rows) {
            frame.regions.append(Region(row: row, columns: columns, control: reading.control))
        }
        guard rows > 0 else {
            frame.overflow += 1
            return
        }
        var seen = progress
        seen.noteSeen(in: window)
        let said = words.howMuchIsRead(seen.percentRead)
        let column = columns.upperBound - margin - TextWidth.columns(of: said)
        frame.canvas.put(said, row: top + rows - 1, column: column, style: Style(.quiet), limit: columns.upperBound)
        if focus == reading.control { frame.cursor = Place(row: top, column: columns.lowerBound + margin) }
    }
}
