/// Turns the blocks of a page into rows of a given width.
struct BodyRows {
    let page: Page
    let draft: Draft
    let focus: Control?
    /// Columns that the rows may take.
    let columns: Int
    /// Beside a QR code, buttons stand two columns in.
    let isBesideSymbol: Bool

    /// Rows of one block; `firstChoice` is how many choices stand above it.
    func rows(of block: Block, firstChoice: Int) -> [BodyRow] {
        switch block {
        case .blank: [.blank(.blank)]
        case .text(let text, let indent, let tone): rows(of: text, indent: indent, style: tone.style)
        case .field(let field): rows(of: field)
        case .choices(let choices): rows(of: choices, first: firstChoice)
        case .buttons(let buttons): rows(of: buttons)
        case .reading(let reading): [.blank(.reading(reading))]
        }
    }

    /// Text with a mark before its first line.
    func rows(of text: String, indent: Int, style: Style, mark: String = "") -> [BodyRow] {
        let markColumns = TextWidth.columns(of: mark)
        let lines = LineBreaking.wrap(text, columns: columns - indent - markColumns)
        return lines.enumerated().map { index, line in
            if line.isEmpty, mark.isEmpty { return .blank(.blank) }
            return index == 0
                ? BodyRow(mark + line, column: indent, style: style)
                : BodyRow(line, column: indent + markColumns, style: style)
        }
    }

    // MARK: choices

    private func rows(of choices: [Choice], first: Int) -> [BodyRow] {
        let areApart = choices.contains { !$0.detail.isEmpty }
        var rows: [BodyRow] = []
        for (index, choice) in choices.enumerated() {
            if index > 0, areApart { rows.append(.blank(.betweenChoices)) }
            rows += self.rows(of: choice, number: first + index + 1)
        }
        return rows
    }

    private func rows(of choice: Choice, number: Int) -> [BodyRow] {
        let isFocused = focus == choice.control
        let numeral = String(number)
        let numeralColumn = 4 - numeral.count
        let markColumn = columns - 3 - TextWidth.columns(of: choice.mark)
        let titleColumns = (choice.mark.isEmpty ? columns : markColumn - 1) - 6
        var rows: [BodyRow] = []
        for (index, line) in LineBreaking.wrap(choice.title, columns: titleColumns).enumerated() {
            var row = BodyRow()
            if index == 0 {
                if isFocused { row.add("＞", column: 0, style: Style(.pointer, focused: true)) }
                row.add(numeral, column: numeralColumn, style: Style(.number, focused: isFocused))
                if !choice.mark.isEmpty { row.add(choice.mark, column: markColumn, style: Style(.strong)) }
                if isFocused {
                    row.add(" ", column: 2, style: Style(.number, focused: true))
                    row.add("  ", column: 4, style: Style(.choice, focused: true))
                    row.cursor = numeralColumn
                }
            }
            row.add(line, column: 6, style: Style(.choice, focused: isFocused))
            rows.append(row)
        }
        if !choice.detail.isEmpty { rows += self.rows(of: choice.detail, indent: 7, style: .plain) }
        for index in rows.indices { rows[index].regions = [(0..<columns, choice.control)] }
        return rows
    }

    // MARK: buttons

    /// `［` stands in column 4 in the row of what Enter presses and in column 3 elsewhere, as in the drawings; the
    /// pointer takes the two columns before it.
    private func rows(of buttons: [Button]) -> [BodyRow] {
        let hasPrimary = buttons.contains { $0.control == page.primary }
        let indent = isBesideSymbol ? 2 : (hasPrimary ? 4 : 3)
        let wide = buttons.map(columns(of:)).reduce(0, +) + 5 * (buttons.count - 1)
        let gap = indent + wide <= columns ? 5 : 3
        var rows = [BodyRow()]
        var column = indent
        for button in buttons {
            if column > indent, column + columns(of: button) > columns {
                rows.append(BodyRow())
                column = indent
            }
            column = draw(button, at: column, in: &rows) + gap
        }
        return rows
    }

    private func columns(of button: Button) -> Int {
        TextWidth.columns(of: label(of: button)) + (button.note.isEmpty ? 0 : 1 + TextWidth.columns(of: button.note))
    }

    private func label(of button: Button) -> String { "［ \(button.label) ］" }

    private func draw(_ button: Button, at column: Int, in rows: inout [BodyRow]) -> Int {
        let isFocused = focus == button.control
        let label = label(of: button)
        let end = column + TextWidth.columns(of: label)
        let last = rows.count - 1
        if isFocused {
            rows[last].add("＞", column: column - 2, style: Style(.pointer, focused: true))
            rows[last].cursor = column
        }
        rows[last].add(label, column: column, style: Style(.button, focused: isFocused))
        rows[last].regions.append((max(0, column - 2)..<end, button.control))
        guard !button.note.isEmpty else { return end }
        let room = columns - end - 1
        if TextWidth.columns(of: button.note) <= room {
            rows[last].add(button.note, column: end + 1, style: .plain)
            return end + 1 + TextWidth.columns(of: button.note)
        }
        rows += self.rows(of: button.note, indent: column + 2, style: .plain)
        return columns
    }
}
