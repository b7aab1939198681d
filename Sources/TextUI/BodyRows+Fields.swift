extension BodyRows {
    /// Label, box with what stands at its right, error and praise below (T05).
    func rows(of field: Field) -> [BodyRow] {
        let isFocused = focus == field.control
        var rows: [BodyRow] = []
        var box = BodyRow()
        var column = field.indent
        if field.labelBeside {
            box.add(field.label, column: column, style: Style(.label))
            column += TextWidth.columns(of: field.label) + 2
        } else if !field.label.isEmpty {
            rows += self.rows(of: field.label, indent: field.indent, style: Style(.label))
        }
        box.add(field, in: draft, isFocused: isFocused, showsSecrets: page.showsSecrets, column: column)
        box.box = (field, column)
        let end = column + field.width + 2
        box.regions = [(field.indent..<end, field.control)]
        rows.append(box)
        add(aside: field, after: end, to: &rows)
        if let error = field.error {
            rows += self.rows(of: error, indent: field.indent, style: Style(.wrong), mark: "！ ")
        }
        if let praise = field.praise {
            rows += self.rows(of: praise, indent: field.indent, style: Style(.right), mark: "○ ")
        }
        return rows
    }

    private func add(aside field: Field, after end: Int, to rows: inout [BodyRow]) {
        guard !field.aside.isEmpty else { return }
        var gap = 3
        if case .code = field.kind { gap = 6 }
        let column = end + gap
        guard textEnd - column >= 20 || TextWidth.columns(of: field.aside) <= textEnd - column else {
            rows += self.rows(of: field.aside, indent: Layout.indent, style: .plain)
            return
        }
        for (index, line) in LineBreaking.wrap(field.aside, columns: textEnd - column).enumerated() {
            if index == 0 {
                rows[rows.count - 1].add(line, column: column, style: .plain)
            } else {
                rows.append(BodyRow(line, column: column, style: .plain))
            }
        }
    }

}

extension BodyRow {
    /// `│ text │`: a column of padding at both ends, where `<` and `>` say that more stands outside.
    mutating func add(_ field: Field, in draft: Draft, isFocused: Bool, showsSecrets: Bool, column: Int) {
        let frame = isFocused ? "┃" : "│"
        add(frame, column: column, style: Style(.frame, focused: isFocused))
        add(frame, column: column + 1 + field.width, style: Style(.frame, focused: isFocused))
        addInside(of: field, in: draft, isFocused: isFocused, showsSecrets: showsSecrets, column: column)
    }

    /// What stands between the two lines of a box: all of it, so that nothing of before is left there.
    mutating func addInside(of field: Field, in draft: Draft, isFocused: Bool, showsSecrets: Bool, column: Int) {
        let inside = Style(.field, focused: isFocused)
        let text = draft.fields[field.control] ?? FieldText()
        let window = FieldWindow(text, of: field, revealed: draft.revealed ?? showsSecrets)
        let givesWay = isFocused && field.givesWay(in: draft)
        add(String(repeating: " ", count: field.width), column: column + 1, style: inside)
        add(window.shown, column: column + 2, style: givesWay ? Style(.selection, focused: true) : inside)
        if window.hidesBefore { add("<", column: column + 1, style: inside) }
        if window.hidesAfter { add(">", column: column + field.width, style: inside) }
        if isFocused { cursor = column + 2 + window.cursor }
    }
}

/// The part of a field's text that is seen in its box.
struct FieldWindow {
    var shown = ""
    /// Column of the cursor in the box.
    var cursor = 0
    var hidesBefore = false
    var hidesAfter = false

    init(_ text: FieldText, of field: Field, revealed: Bool) {
        let room = max(1, field.width - 2)
        let graphemes = FieldWindow.shownGraphemes(of: text, kind: field.kind, revealed: revealed)
        let widths = graphemes.map(TextWidth.columns(of:))
        let whole = widths.reduce(0, +)
        var first = 0
        if whole > room {
            // The cursor needs a column of its own at the end of the text.
            var columns = widths[..<text.cursor].reduce(0, +) + (text.cursor == text.count ? 0 : widths[text.cursor])
            while columns > room, first < text.cursor {
                columns -= widths[first]
                first += 1
            }
        }
        var last = first
        var columns = 0
        while last < graphemes.count, columns + widths[last] <= room {
            columns += widths[last]
            last += 1
        }
        shown = String(graphemes[first..<last])
        cursor = widths[first..<min(last, max(first, text.cursor))].reduce(0, +)
        hidesBefore = first > 0
        hidesAfter = last < graphemes.count
        if case .code(let digits) = field.kind {
            // Empty, the whole room, as drawn; then as many places as digits are missing, so that six are enough.
            let typed = text.shownGraphemes.filter { $0.wholeNumberValue != nil }.count
            let places = text.isEmpty ? room : max(0, min(digits - typed, room - columns))
            shown += String(repeating: "_", count: places)
        }
    }

    private static func shownGraphemes(of text: FieldText, kind: Field.Kind, revealed: Bool) -> [Character] {
        kind == .secret && !revealed ? Array(repeating: "*", count: text.count) : text.shownGraphemes
    }
}
