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
        focus = draft.focus.flatMap { page.stops.contains($0) ? $0 : nil } ?? page.firstFocus(draft)
        symbol = page.symbol.flatMap { SymbolPlace($0, shape: draft.symbolShape, size: size, ambiguous: ambiguous) }
        let beside = (symbol?.besideColumn ?? 0) + Symbol.Shape.columnsBeside
        let columns = symbol == nil ? min(Layout.columns, size.columns) : max(Layout.columns, beside)
        let left = (size.columns - columns) / 2
        block = left..<left + columns
        frame = Frame(
            canvas: Canvas(size: size, ambiguous: ambiguous), cursor: nil, regions: [], readings: [:], overflow: 0)
        if page.symbol != nil, symbol == nil { frame.overflow += 1 }
    }

    mutating func draw() {
        let header = drawHeader()
        let bottom = drawStatus()
        if let code = page.symbol, let symbol { draw(code, at: symbol) }
        drawBody(from: header.row, lacksRule: header.lacksRule, to: bottom)
        drawKeys()
    }

    /// The columns right of the code; all of them where there is none.
    var beside: Range<Int> {
        guard let symbol else { return block }
        return block.lowerBound + symbol.besideColumn..<block.upperBound
    }

    // MARK: body

    private mutating func drawBody(from top: Int, lacksRule: Bool, to bottom: Int) {
        let choicesBefore = page.body.indices.map { index in
            page.body[..<index].reduce(0) { sum, block in
                if case .choices(let choices) = block { sum + choices.count } else { sum }
            }
        }
        guard let symbol else {
            let rows = page.body.indices.flatMap {
                makeRows(of: page.body[$0], firstChoice: choicesBefore[$0], isFirst: $0 == 0, in: block)
            }
            // A blank row of the page gives way to it.
            let getsRule = lacksRule && squeeze(rows, into: bottom - top - 1).count < bottom - top
            if getsRule { drawRule(row: top) }
            draw(rows, from: getsRule ? top + 1 : top, to: bottom, in: block)
            return
        }
        // What would begin below the code has the whole width again.
        let besideRows = symbol.takesBanner ? Int.max : symbol.lastRow + 1 - top
        var upper: [BodyRow] = []
        var lower: [BodyRow] = []
        for index in page.body.indices {
            let isBeside = upper.count < besideRows
            let rows = makeRows(
                of: page.body[index], firstChoice: choicesBefore[index], isFirst: index == 0,
                in: isBeside ? beside : block)
            if isBeside { upper += rows } else { lower += rows }
        }
        let end = draw(upper, from: top, to: bottom - lower.count, in: beside)
        draw(lower, from: min(bottom - lower.count, max(symbol.lastRow + 1, end)), to: bottom, in: block)
    }

    private func makeRows(of block: Block, firstChoice: Int, isFirst: Bool, in columns: Range<Int>) -> [BodyRow] {
        BodyRows(
            page: page, draft: draft, focus: focus, columns: columns.count, isBesideSymbol: columns != self.block
        ).rows(of: block, firstChoice: firstChoice, isFirst: isFirst)
    }

    /// Gives the row after the last.
    @discardableResult
    private mutating func draw(_ rows: [BodyRow], from top: Int, to bottom: Int, in columns: Range<Int>) -> Int {
        var rows = squeeze(rows, into: bottom - top)
        frame.overflow += max(0, rows.count - (bottom - top))
        if rows.count > bottom - top { rows = seen(of: rows, from: top, to: bottom, in: columns) }
        var rowsLeft = bottom - top - rows.count
        var row = top
        for body in rows {
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

    /// The rows that are seen of a body that has too many, and below them whether there is more (T25).
    private mutating func seen(
        of rows: [BodyRow], from top: Int, to bottom: Int, in columns: Range<Int>
    ) -> [BodyRow] {
        var stops: [Control: ClosedRange<Int>] = [:]
        for (index, row) in rows.enumerated() {
            for (_, control) in row.regions { stops[control] = (stops[control]?.lowerBound ?? index)...index }
            // A field is seen with its label.
            if let (field, _) = row.box, !field.labelBeside, index > 0 { stops[field.control] = index - 1...index }
        }
        var window = BodyWindow(
            firstRow: draft.bodyRow, visibleRows: max(1, bottom - top - 1), totalRows: rows.count, stops: stops)
        window.firstRow = min(max(0, window.firstRow), window.lastFirstRow)
        frame.body = window
        draw(window, row: bottom - 1, in: columns)
        return Array(rows[window.firstRow..<min(rows.count, window.firstRow + window.visibleRows)])
    }

    /// Says whether more is below; touching it scrolls.
    private mutating func draw(_ window: BodyWindow, row: Int, in columns: Range<Int>) {
        let style = Style(.waiting)
        let left = columns.lowerBound + Layout.margin
        let end = frame.canvas.put(
            window.hasMoreBelow ? words.more : words.end, row: row, column: left, style: style,
            limit: columns.upperBound)
        let below: Key = window.hasMoreBelow ? .pageDown : .pageUp
        frame.regions.append(Region(row: row, columns: left..<max(left, end), control: .keyboard, key: below))
        guard let above = words.keyboard?.above, window.hasMoreBelow, window.firstRow > 0 else { return }
        let column = columns.upperBound - Layout.margin - TextWidth.columns(of: above)
        guard column > end else { return }
        frame.canvas.put(above, row: row, column: column, style: style, limit: columns.upperBound)
        frame.regions.append(
            Region(row: row, columns: column..<columns.upperBound, control: .keyboard, key: .pageUp))
    }

    private mutating func draw(_ body: BodyRow, row: Int, in columns: Range<Int>) {
        if body.isCut { frame.overflow += 1 }
        if let ground = body.ground { frame.canvas.paint(row: row, columns: columns, style: ground) }
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
        if let (field, column) = body.box {
            frame.boxes.append(FieldBox(field: field, row: row, column: columns.lowerBound + column, columns: columns))
        }
        if let cursor = body.cursor {
            frame.cursor = CellPosition(row: row, column: min(columns.lowerBound + cursor, columns.upperBound - 1))
        }
    }

    // MARK: long texts

    private mutating func draw(_ reading: Reading, from top: Int, rows: Int, in columns: Range<Int>) {
        let margin = Layout.margin
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
        if focus == reading.control { frame.cursor = CellPosition(row: top, column: columns.lowerBound + margin) }
    }
}
