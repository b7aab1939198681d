/// Turns the blocks of a page into rows of a given width.
struct BodyRows {
    let page: Page
    let draft: Draft
    let focus: Control?
    /// Columns that the rows may take.
    let columns: Int
    /// Beside a QR code, buttons stand two columns in.
    let isBesideSymbol: Bool

    /// The column where text ends: the margin is on both sides, but for the little room beside a QR code.
    var textEnd: Int { isBesideSymbol ? columns : columns - Layout.margin }

    /// Rows of one block; `firstChoice` is how many choices stand above it. What a page says first is what to do.
    func rows(of block: Block, firstChoice: Int, isFirst: Bool) -> [BodyRow] {
        switch block {
        case .blank: [.blank(.blank)]
        case .text(let text, let indent, .plain) where isFirst: lead(text, indent: indent)
        case .text(let text, let indent, let tone): rows(of: text, indent: indent, style: tone.style)
        case .letters(let letters, let indent, let button): rows(of: letters, indent: indent, button: button)
        case .large(let letters):
            LargeLetters.lines(of: letters, isASCII: draft.symbolShape == .ascii)
                .map { BodyRow($0, column: Layout.indent, style: Style(.strong)) }
        case .samples(let samples): rows(of: samples)
        case .field(let field): rows(of: field)
        case .choices(let choices): rows(of: choices, first: firstChoice)
        case .buttons(let buttons): rows(of: buttons)
        case .ways(let buttons): ways(buttons)
        case .reading(let reading): [.blank(.reading(reading))]
        }
    }

    /// The first sentence has the weight of the page, what explains it has not.
    private func lead(_ text: String, indent: Int) -> [BodyRow] {
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return rows(of: lines[0], indent: indent, style: Style(.lead))
            + lines.dropFirst().flatMap { rows(of: $0, indent: indent, style: .plain) }
    }

    /// Text with a mark before its first line.
    func rows(of text: String, indent: Int, style: Style, mark: String = "") -> [BodyRow] {
        let markColumns = TextWidth.columns(of: mark)
        let lines = LineBreaking.wrap(text, columns: textEnd - indent - markColumns)
        return lines.enumerated().map { index, line in
            if line.isEmpty, mark.isEmpty { return .blank(.blank) }
            return index == 0
                ? BodyRow(mark + line, column: indent, style: style)
                : BodyRow(line, column: indent + markColumns, style: style)
        }
    }

    /// As many on a row as have room.
    private func rows(of samples: [Sample]) -> [BodyRow] {
        var rows = [BodyRow()]
        var column = Layout.margin
        for sample in samples {
            let text = " \(sample.text) "
            let end = column + TextWidth.columns(of: text)
            if end > textEnd, column > Layout.margin {
                rows.append(BodyRow())
                column = Layout.margin
            }
            rows[rows.count - 1].add(text, column: column, style: sample.style)
            column += TextWidth.columns(of: text)
        }
        return rows
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

    /// The pointer stands in the margin, number, title and detail at the indent; a selection goes over the whole width.
    private func rows(of choice: Choice, number: Int) -> [BodyRow] {
        let isFocused = focus == choice.control
        let numeral = String(number)
        let indent = Layout.indent
        let titleColumn = indent + max(2, numeral.count + 1)
        let markColumn = columns - Layout.margin - TextWidth.columns(of: choice.mark)
        let titleColumns = (choice.mark.isEmpty ? columns - Layout.margin : markColumn - 1) - titleColumn
        var rows: [BodyRow] = []
        for (index, line) in LineBreaking.wrap(choice.title, columns: titleColumns).enumerated() {
            var row = BodyRow()
            if isFocused { row.ground = Style(.choice, focused: true) }
            if index == 0 {
                if isFocused { row.add("＞", column: indent - 3, style: Style(.pointer, focused: true)) }
                row.add(numeral, column: indent, style: Style(.number, focused: isFocused))
                if !choice.mark.isEmpty {
                    row.add(choice.mark, column: markColumn, style: Style(.strong, focused: isFocused))
                }
                if isFocused { row.cursor = indent }
            }
            row.add(line, column: titleColumn, style: Style(.choice, focused: isFocused))
            rows.append(row)
        }
        if !choice.detail.isEmpty { rows += self.rows(of: choice.detail, indent: titleColumn, style: .plain) }
        for index in rows.indices { rows[index].regions = [(0..<columns, choice.control)] }
        return rows
    }

    // MARK: buttons

    /// Beside a symbol the words have no margin of their own.
    private var buttonColumn: Int { isBesideSymbol ? 2 : Layout.indent }

    private func rows(of buttons: [Button]) -> [BodyRow] {
        let indent = buttonColumn
        let wide = buttons.map(columns(of:)).reduce(0, +) + 5 * (buttons.count - 1)
        let gap = indent + wide <= columns ? 5 : 3
        var rows = [BodyRow()]
        var column = indent
        for button in buttons {
            if column > indent, column + columns(of: button) > columns {
                rows.append(BodyRow())
                column = indent
            }
            column = draw(button, label(of: button), at: column, in: &rows) + gap
        }
        return rows
    }

    /// Letters, and the button at their right; below them where it has no room there.
    private func rows(of letters: String, indent: Int, button: Button?) -> [BodyRow] {
        var rows = self.rows(of: letters, indent: indent, style: Style(.strong))
        guard let button else { return rows }
        let column = indent + TextWidth.columns(of: letters) + 2
        if column + columns(of: button) <= columns {
            _ = draw(button, label(of: button), at: column, in: &rows)
            return rows
        }
        return rows + self.rows(of: [button])
    }

    /// One below the other, and what each does in one column.
    private func ways(_ buttons: [Button]) -> [BodyRow] {
        let longest = buttons.filter { !$0.note.isEmpty }.map { TextWidth.columns(of: name(of: $0)) }.max() ?? 0
        let room = columns - buttonColumn - 6
        return buttons.flatMap { button -> [BodyRow] in
            let name = name(of: button)
            let isAligned = !button.note.isEmpty && longest <= room
            let missing = isAligned ? max(0, longest - TextWidth.columns(of: name)) : 0
            var rows = [BodyRow()]
            _ = draw(
                button, "［ \(name)\(String(repeating: " ", count: missing)) ］", as: .way, at: buttonColumn, in: &rows)
            return rows
        }
    }

    private func columns(of button: Button) -> Int {
        TextWidth.columns(of: label(of: button)) + (button.note.isEmpty ? 0 : 1 + TextWidth.columns(of: button.note))
    }

    private func label(of button: Button) -> String { "［ \(name(of: button)) ］" }

    /// Where a key does the same, the button names it: the last line has no room for such keys.
    private func name(of button: Button) -> String {
        guard let key = page.keys.first(where: { $0.control == button.control && $0.isFunctionKey }) else {
            return button.label
        }
        return "\(button.label)  \(key.keyName)"
    }

    /// Ways out weigh less than what leads on.
    private func draw(
        _ button: Button, _ label: String, as role: Style.Role = .button, at column: Int, in rows: inout [BodyRow]
    ) -> Int {
        let isFocused = focus == button.control
        let end = column + TextWidth.columns(of: label)
        let last = rows.count - 1
        if isFocused {
            rows[last].add("＞", column: column - 2, style: Style(.pointer, focused: true))
            rows[last].cursor = column
        }
        rows[last].add(label, column: column, style: Style(role, focused: isFocused))
        if end > columns { rows[last].isCut = true }
        rows[last].regions.append((max(0, column - 2)..<end, button.control))
        guard !button.note.isEmpty else { return end }
        let room = textEnd - end - 2
        if TextWidth.columns(of: button.note) <= room {
            rows[last].add(button.note, column: end + 2, style: .plain)
            return end + 2 + TextWidth.columns(of: button.note)
        }
        rows += self.rows(of: button.note, indent: column + 2, style: .plain)
        return columns
    }
}

extension KeyBinding {
    /// Whether it is one of F1 to F12.
    var isFunctionKey: Bool { if case .function = key { true } else { false } }
}
