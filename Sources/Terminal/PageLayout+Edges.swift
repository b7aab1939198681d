extension PageLayout {
    /// Rows 1 and 2; gives the row where the body begins.
    mutating func drawHeader() -> Int {
        let stageColumns = TextWidth.columns(of: page.heading.stage)
        let room = block.count - (stageColumns == 0 ? 0 : stageColumns + 2)
        let title = page.heading.title
        frame.canvas.paint(row: 0, columns: 0..<size.columns, style: Style(.heading))
        frame.canvas.put(
            page.heading.stage, row: 0, column: block.upperBound - stageColumns, style: Style(.heading))
        let lines = LineBreaking.wrap(title, columns: room)
        frame.canvas.put(lines[0], row: 0, column: block.lowerBound, style: Style(.heading))
        let rest = String(title.dropFirst(lines[0].count)).drop { $0 == " " }
        if symbol?.takesBanner == true { return drawBannerBeside(after: String(rest)) }
        guard rest.isEmpty else { return drawHeadingGoingOn(String(rest)) }
        let banner = page.banner
        frame.canvas.put(banner.society, row: 1, column: block.lowerBound, style: Style(.banner))
        let society = TextWidth.columns(of: banner.society)
        let telephone = TextWidth.columns(of: banner.telephone)
        let manual = TextWidth.columns(of: banner.manualPage)
        let manualColumn = society == 0 ? 0 : society + 3
        if manualColumn + manual + 2 + telephone <= block.count {
            frame.canvas.put(
                banner.manualPage, row: 1, column: block.lowerBound + manualColumn, style: Style(.banner))
        }
        frame.canvas.put(banner.telephone, row: 1, column: block.upperBound - telephone, style: Style(.banner))
        return symbol?.firstRow ?? 3
    }

    /// A heading that is longer than its row goes on under its words, and the telephone stays if it can.
    private mutating func drawHeadingGoingOn(_ rest: String) -> Int {
        let telephone = TextWidth.columns(of: page.banner.telephone)
        let place = page.heading.title.prefix { $0 != " " }
        var column = place.count < page.heading.title.count ? TextWidth.columns(of: String(place)) + 1 : 0
        let width = TextWidth.columns(of: rest)
        if column + width > block.count { column = 0 }
        frame.canvas.paint(row: 1, columns: 0..<size.columns, style: Style(.heading))
        frame.canvas.put(
            rest, row: 1, column: block.lowerBound + column, style: Style(.heading), limit: block.upperBound)
        if width > block.count { frame.overflow += 1 }
        let manual = TextWidth.columns(of: page.banner.manualPage)
        if manual > 0, column + width + 3 + manual + 2 + telephone <= block.count {
            frame.canvas.put(
                page.banner.manualPage, row: 1, column: block.lowerBound + column + width + 3, style: Style(.heading))
        }
        if column + width + 2 + telephone <= block.count {
            frame.canvas.put(
                page.banner.telephone, row: 1, column: block.upperBound - telephone, style: Style(.heading))
        }
        return symbol?.firstRow ?? 3
    }

    private mutating func drawBannerBeside(after rest: String) -> Int {
        var row = 1
        let parts =
            [(rest, Style(.heading)), (page.banner.manualPage, Style(.banner))] + [
                (page.banner.telephone, Style(.banner))
            ]
        for (text, style) in parts where !text.isEmpty {
            for line in LineBreaking.wrap(text, columns: beside.count) {
                frame.canvas.put(line, row: row, column: beside.lowerBound, style: style, limit: beside.upperBound)
                row += 1
            }
        }
        return max(row, 3) + 1
    }

    /// The last row: every key that works here, and each can be touched (T04).
    mutating func drawKeys() {
        let row = size.rows - 1
        frame.canvas.paint(row: row, columns: 0..<size.columns, style: Style(.keyBar))
        let widths = page.keys.map { TextWidth.columns(of: "\($0.keyName) \($0.label)") }
        let whole = widths.reduce(0, +)
        let gap = 1 + whole + 2 * (page.keys.count - 1) <= block.count ? 2 : 1
        var column = block.lowerBound + 1
        for (binding, width) in zip(page.keys, widths) {
            let end = frame.canvas.put(
                binding.keyName, row: row, column: column, style: Style(.keyName), limit: block.upperBound)
            frame.canvas.put(
                binding.label, row: row, column: end + 1, style: Style(.keyBar), limit: block.upperBound)
            if column < block.upperBound {
                frame.regions.append(
                    Region(
                        row: row, columns: column..<min(block.upperBound, column + width), control: binding.control,
                        key: binding.key))
            }
            column += width + gap
        }
        frame.overflow += max(0, column - gap - block.upperBound)
    }

    /// The row above the keys, or as many as the sentence takes; gives the first row that the body may not take.
    mutating func drawStatus() -> Int {
        let last = size.rows - 2
        guard let status = page.status else { return last }
        let (mark, text, style): (String, String, Style) =
            switch status {
            case .wrong(let text): ("！ ", text, Style(.wrong))
            case .waiting(let text): ("＊ ", text, Style(.waiting))
            case .note(let text): ("", text, Style(.plain))
            }
        let columns = symbol.map { $0.lastRow >= last } == true ? beside : block
        let margin = TextWidth.columns(of: mark)
        let lines = LineBreaking.wrap(text, columns: columns.count - margin)
        let first = last - lines.count + 1
        for (index, line) in lines.enumerated() {
            frame.canvas.put(
                index == 0 ? mark + line : line, row: first + index,
                column: columns.lowerBound + (index == 0 ? 0 : margin), style: style, limit: columns.upperBound)
        }
        return first
    }
}
