extension PageLayout {
    /// The heading, the banner and a rule; gives the row where the body begins, and whether it lacks the rule above it,
    /// as below a heading of two rows: then there is one if the body leaves room.
    mutating func drawHeader() -> (row: Int, lacksRule: Bool) {
        let margin = Layout.margin
        let stageColumns = TextWidth.columns(of: page.heading.stage)
        let room = block.count - 2 * margin - (stageColumns == 0 ? 0 : stageColumns + 2)
        let lines = headingLines(columns: room)
        for row in 0..<(symbol?.takesBanner == true ? 1 : lines.count) {
            frame.canvas.paint(row: row, columns: 0..<size.columns, style: Style(.heading))
        }
        put(page.heading.stage, row: 0, column: block.upperBound - margin - stageColumns, style: Style(.heading))
        put(lines[0], row: 0, column: block.lowerBound + margin, style: Style(.heading))
        if symbol?.takesBanner == true { return (drawBannerBeside(after: lines.dropFirst()), false) }
        for (row, line) in lines.enumerated().dropFirst() {
            put(line, row: row, column: block.lowerBound + margin, style: Style(.heading))
        }
        if let symbol {
            // Its words begin where a second banner row would stand.
            if lines.count == 1 { drawBanner(row: 1) }
            return (symbol.firstRow, false)
        }
        drawBanner(row: lines.count)
        if lines.count == 1 { drawRule(row: 2) }
        return (max(3, lines.count + 1), lines.count > 1)
    }

    /// The heading in as many rows as it needs, broken between words; the second begins under its own words.
    private func headingLines(columns: Int) -> [String] {
        let title = LineBreaking.withRoomBehindSigns(page.heading.title)
        guard TextWidth.columns(of: title) > columns else { return [title] }
        // `2-5① 【4】` and what it says.
        let end =
            title.firstIndex(of: "】").map { title.index(after: $0) } ?? title.firstIndex(of: " ") ?? title.startIndex
        let number = title[..<end]
        let rest = title[end...].drop { $0 == " " }
        let hanging = rest.isEmpty ? 0 : TextWidth.columns(of: String(number)) + 1
        let lines = LineBreaking.wrap(
            rest.isEmpty ? title : String(rest), columns: max(10, columns - hanging), keepsWords: true)
        let indent = String(repeating: " ", count: hanging)
        return lines.enumerated().map { index, line in
            index == 0 && !rest.isEmpty ? "\(number) \(line)" : indent + line
        }
    }

    /// Society, page of the printed manual, telephone; what has no room is left out, the telephone last.
    private mutating func drawBanner(row: Int) {
        let left = block.lowerBound + Layout.margin
        let right = block.upperBound - Layout.margin
        let banner = page.banner
        let society = TextWidth.columns(of: banner.society)
        let telephone = TextWidth.columns(of: banner.telephone)
        let manual = TextWidth.columns(of: banner.manualPage)
        let manualColumn = left + (society == 0 ? 0 : society + 2)
        if left + society + 2 + telephone <= right {
            put(banner.society, row: row, column: left, style: Style(.banner))
            if manualColumn + manual + 1 + telephone <= right {
                put(banner.manualPage, row: row, column: manualColumn, style: Style(.banner))
            }
        }
        put(banner.telephone, row: row, column: right - telephone, style: Style(.banner))
    }

    mutating func drawRule(row: Int) {
        let columns = block.count - 2 * Layout.margin
        put(
            String(repeating: "─", count: columns), row: row, column: block.lowerBound + Layout.margin,
            style: Style(.rule))
    }

    private mutating func drawBannerBeside(after rest: ArraySlice<String>) -> Int {
        var row = 1
        let heading = rest.map { String($0.drop { $0 == " " }) }.joined()
        let parts = [
            (heading, Style(.heading)), (page.banner.manualPage, Style(.banner)),
            (page.banner.telephone, Style(.banner)),
        ]
        for (text, style) in parts where !text.isEmpty {
            for line in LineBreaking.wrap(text, columns: beside.count) {
                frame.canvas.put(line, row: row, column: beside.lowerBound, style: style, limit: beside.upperBound)
                row += 1
            }
        }
        return max(row, 3) + 1
    }

    @discardableResult
    private mutating func put(_ text: String, row: Int, column: Int, style: Style) -> Int {
        frame.canvas.put(text, row: row, column: column, style: style, limit: block.upperBound)
    }

    /// The last row: the keys that she needs, and each can be touched (T04). Above it a rule, or a paler row of the
    /// keys that are not the wizard's.
    mutating func drawKeys() {
        let last = size.rows - 1
        var keys = page.bar ?? page.keys
        // Enter shows what is below before it does anything (T25).
        if let body = frame.body, let focus, !body.shows(focus),
            let enter = keys.firstIndex(where: { $0.key == .enter })
        {
            keys[enter].label = words.readOn
        }
        // Behind the last choice or button there may still be something to read.
        if frame.body?.hasMoreBelow == true, !keys.contains(where: { $0.key == .down }) {
            keys.removeAll { $0.key == .function(2) }
            let down = KeyBinding(Control("down"), key: .down, keyName: "↓", label: words.readOn)
            keys.insert(down, at: min(1, keys.count))
        }
        draw(keys, row: last)
        let upper = keysToTouch(beside: keys) + page.windowBar
        if !upper.isEmpty {
            draw(upper, row: last - 1, ground: Style(.windowBar), name: Style(.button))
        } else if symbol == nil {
            drawRule(row: last - 1)
        }
    }

    /// Where there is no keyboard, the keys that have no room on the bar stand above it.
    private func keysToTouch(beside bar: [KeyBinding]) -> [KeyBinding] {
        guard words.keyboard != nil else { return [] }
        return page.keys.filter { key in !(bar + page.windowBar).contains { $0.key == key.key } && !key.label.isEmpty }
    }

    private mutating func draw(
        _ keys: [KeyBinding], row: Int, ground: Style = Style(.keyBar), name: Style = Style(.keyName)
    ) {
        // Over whatever stands there: the margin of a QR code may reach so far.
        frame.canvas.put(String(repeating: " ", count: size.columns), row: row, column: 0, style: ground)
        let room = block.count - 2 * Layout.margin
        let keys = fitting(keys, in: room)
        let widths = keys.map(columns(of:))
        let gap = widths.reduce(0, +) + 3 * (keys.count - 1) <= room ? 3 : 1
        var column = block.lowerBound + Layout.margin
        for (binding, width) in zip(keys, widths) {
            let end = put(binding.keyName, row: row, column: column, style: name)
            if !binding.label.isEmpty { put(binding.label, row: row, column: end + 1, style: ground) }
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

    private func columns(of binding: KeyBinding) -> Int {
        TextWidth.columns(of: binding.keyName)
            + (binding.label.isEmpty ? 0 : 1 + TextWidth.columns(of: binding.label))
    }

    /// Where the words of all keys have no room, those between the first and the last lose theirs, one by one (T25).
    private func fitting(_ keys: [KeyBinding], in room: Int) -> [KeyBinding] {
        var keys = keys
        for index in keys.indices.dropFirst().dropLast() {
            let whole = keys.map(columns(of:)).reduce(0, +) + keys.count - 1
            guard whole > room else { break }
            keys[index].label = ""
        }
        return keys
    }

    /// What happened and what is awaited, above the keys and what stands over them; gives the first row that the body
    /// may not take.
    mutating func drawStatus() -> Int {
        let hasEdge = symbol == nil || !page.windowBar.isEmpty || words.keyboard != nil
        let last = size.rows - (hasEdge ? 3 : 2)
        let columns = symbol.map { $0.lastRow >= last } == true ? beside : block
        let left = columns.lowerBound + (columns == block ? Layout.margin : 0)
        var lines: [(text: String, column: Int, style: Style)] = []
        func add(_ mark: String, _ text: String, _ style: Style) {
            let margin = TextWidth.columns(of: mark)
            for (index, line) in LineBreaking.wrap(text, columns: columns.upperBound - left - margin).enumerated() {
                lines.append((index == 0 ? mark + line : line, left + (index == 0 ? 0 : margin), style))
            }
        }
        if let remark = page.remark { add("", remark, Style(.right)) }
        switch page.status {
        case .wrong(let text)?: add("！ ", text, Style(.wrong))
        case .waiting(let text)?: add("＊ ", text, Style(.waiting))
        case .note(let text)?: add("", text, Style(.plain))
        case nil: break
        }
        let first = last - lines.count + 1
        for (index, line) in lines.enumerated() {
            frame.canvas.put(
                line.text, row: first + index, column: line.column, style: line.style, limit: columns.upperBound)
        }
        return first
    }
}
