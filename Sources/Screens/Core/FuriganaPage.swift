import Content
public import TextUI

/// A page with the readings of its words, each at its first time, for whoever reads few kanji (T11).
///
/// Heading, banner, key bar and what she has to read to its end, the terms of use, stay as they are. Buttons, labels and
/// the line above the keys have readings where they stay in their rows. A text grows by the rows that the page has to
/// spare: what finds no room where it stands first has its reading where it stands next.
public struct FuriganaPage {
    private let size: Size
    private let isBesideSymbol: Bool
    /// Columns that the page's rows have.
    private let columns: Int
    private var furigana = Furigana()
    /// Rows that texts may still grow by, and those that they have grown by.
    private var rowsLeft: Int
    private var rowsGrown = 0

    /// The page with as many readings as fit it.
    public static func of(_ page: Page, size: Size, fits: (Page) -> Bool) -> Page {
        var all = FuriganaPage(page, size: size, rows: .max)
        let whole = all.written(page)
        if fits(whole) { return whole }
        var best = page
        var (least, most) = (0, all.rowsGrown)
        while least < most {
            let rows = (least + most) / 2
            var some = FuriganaPage(page, size: size, rows: rows)
            let candidate = some.written(page)
            if fits(candidate) {
                best = candidate
                least = rows + 1
            } else {
                most = rows
            }
        }
        return best
    }

    private init(_ page: Page, size: Size, rows: Int) {
        self.size = size
        rowsLeft = rows
        let width = min(size.columns, Size.usual.columns)
        isBesideSymbol = page.symbol != nil
        // A code with its quiet zone, and a column between.
        columns = width - (page.symbol.map { $0.side + 9 } ?? 0)
    }

    private mutating func written(_ page: Page) -> Page {
        var page = page
        for index in page.body.indices { page.body[index] = written(page.body[index]) }
        let room = min(size.columns, Size.usual.columns) - 2 * Layout.margin
        page.remark = page.remark.map { write($0, in: room) }
        switch page.status {
        case .wrong(let text)?: page.status = .wrong(write(text, in: room - 3))
        case .waiting(let text)?: page.status = .waiting(write(text, in: room - 3))
        case .note(let text)?: page.status = .note(write(text, in: room))
        case nil: break
        }
        return page
    }

    // MARK: blocks

    private mutating func written(_ block: Block) -> Block {
        switch block {
        case .blank, .letters, .large, .samples: return block
        case .text(let text, let indent, let tone):
            return .text(write(text, in: textColumns - indent, mayGrow: true), indent: indent, tone: tone)
        case .field(let field): return .field(written(field))
        case .choices(let choices): return .choices(choices.map { written($0) })
        case .buttons(let buttons): return .buttons(written(buttons))
        case .ways(let buttons): return .ways(buttons.flatMap { written([$0]) })
        case .reading(var reading):
            guard !reading.isRequired else { return block }
            reading.text = write(reading.text, in: textColumns - Layout.margin, mayScroll: true)
            return .reading(reading)
        }
    }

    /// Text keeps a margin at its right, but not beside a QR code.
    private var textColumns: Int { isBesideSymbol ? columns : columns - Layout.margin }

    private mutating func written(_ field: Field) -> Field {
        var field = field
        let room = textColumns - field.indent
        field.label = write(field.label, in: field.labelBeside ? TextWidth.columns(of: field.label) : room)
        let label = field.labelBeside ? TextWidth.columns(of: field.label) + 2 : 0
        let beside = room - label - field.width - 2 - 6
        field.aside = write(field.aside, in: beside >= 20 ? beside : textColumns - Layout.indent, mayGrow: true)
        field.error = field.error.map { write($0, in: room - 3, mayGrow: true) }
        field.praise = field.praise.map { write($0, in: room - 3, mayGrow: true) }
        return field
    }

    private mutating func written(_ choice: Choice) -> Choice {
        var choice = choice
        let room = columns - Layout.margin - Layout.indent - 2
        choice.title = write(choice.title, in: room - TextWidth.columns(of: choice.mark) - 1)
        choice.detail = write(choice.detail, in: room, mayGrow: true)
        return choice
    }

    /// Side by side, with brackets and the names of keys.
    private mutating func written(_ buttons: [Button]) -> [Button] {
        func width(_ button: Button) -> Int {
            TextWidth.columns(of: button.label) + TextWidth.columns(of: button.note) + 6 + 5 + 5
        }
        var left = textColumns - Layout.indent - buttons.map(width).reduce(0, +)
        var buttons = buttons
        for index in buttons.indices where left > 0 {
            let before = TextWidth.columns(of: buttons[index].label)
            buttons[index].label = write(buttons[index].label, in: before + left)
            left -= TextWidth.columns(of: buttons[index].label) - before
        }
        return buttons
    }

    // MARK: lines

    private mutating func write(
        _ text: String, in columns: Int, mayGrow: Bool = false, mayScroll: Bool = false
    ) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let most = mayScroll ? .max : mayGrow ? rowsLeft : 0
            let (written, rows) = write(line: String(line), in: columns, rows: most)
            if !mayScroll {
                rowsGrown += rows
                rowsLeft -= rows
            }
            return written
        }
        .joined(separator: "\n")
    }

    /// A line with as many readings as let it grow by no more rows than that.
    private mutating func write(line: String, in columns: Int, rows most: Int) -> (line: String, rows: Int) {
        var trial = furigana
        var (written, count) = trial.write(in: line)
        guard count > 0 else {
            furigana = trial
            return (line, 0)
        }
        let before = LineBreaking.wrap(line, columns: columns).count
        while count > 0 {
            let rows = LineBreaking.wrap(written, columns: columns).count - before
            if rows <= most {
                furigana = trial
                return (written, max(0, rows))
            }
            trial = furigana
            (written, count) = trial.write(in: line, atMost: count - 1)
        }
        furigana = trial
        return (line, 0)
    }
}
