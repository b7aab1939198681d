/// Keys that are drawn below the page, for a terminal that has none: a finger or the mouse types with them (T03). They
/// have no more than what a field takes, letters in the order of the alphabet, and each is two rows high.
struct OnScreenKeyboard {
    /// One key.
    struct Key {
        var label: String
        var does: Deed
        /// How many plain keys are as wide.
        var units = 1
    }

    /// What a key does when it is touched.
    enum Deed {
        /// What that key of a keyboard does.
        case press(TextUI.Key)
        /// Other letters stand on the keys.
        case show(KeyboardLayer)
    }

    /// Rows of a key, the gap to the next included in its columns.
    private static let keyRows = 2
    private static let keyColumns = 6

    private let keys: [[Key]]

    /// The keys for a field, with those letters on them.
    init(for field: Field, layer: KeyboardLayer, words: KeyboardWords) {
        let erase = Key(label: words.erase, does: .press(.backspace), units: 2)
        let eraseAll = Key(label: words.eraseAll, does: .press(.clear), units: 2)
        let next = Key(label: words.next, does: .press(.enter), units: 2)
        let digits = "1234567890".map(Self.typing)
        switch field.keyboard {
        case .digits: keys = [digits + [erase], [eraseAll, next]]
        case .date:
            let parts = words.eras.map { Key(label: $0, does: .press(.paste($0))) } + words.dateParts.map(Self.typing)
            keys = [digits + [erase], parts + [next]]
        case .letters, .mail, .password:
            var rows = layer.rows.map { $0.map(Self.typing) }
            rows[0] += [erase]
            rows[1] += [eraseAll]
            rows[2] += [Self.otherLayer(than: layer, for: field.keyboard, words)].compactMap { $0 }
            rows[3] += Self.extras(for: field.keyboard, layer, words) + [next]
            keys = rows
        }
    }

    /// How many rows it takes, the rule above it included.
    var rows: Int { 1 + keys.count * Self.keyRows }

    /// Draws it on the rows from `top`, in the middle of the canvas, and says what can be touched there.
    func draw(on frame: inout Frame, from top: Int) {
        let columns = keys.map { $0.reduce(0) { $0 + $1.units } }.max().map { $0 * Self.keyColumns } ?? 0
        let left = max(0, (frame.canvas.size.columns - columns) / 2)
        frame.canvas.put(
            String(repeating: "─", count: columns), row: top, column: left, style: Style(.rule))
        for (place, row) in keys.enumerated() {
            var column = left
            for key in row {
                draw(key, on: &frame, row: top + 1 + place * Self.keyRows, column: column)
                column += key.units * Self.keyColumns
            }
        }
    }

    private func draw(_ key: Key, on frame: inout Frame, row: Int, column: Int) {
        let width = key.units * Self.keyColumns - 1
        let style = Style(.screenKey)
        for line in row..<row + Self.keyRows {
            frame.canvas.paint(row: line, columns: column..<column + width, style: style)
            let columns = column..<column + width
            switch key.does {
            case .press(let pressed):
                frame.regions.append(Region(row: line, columns: columns, control: .keyboard, key: pressed))
            case .show(let layer): frame.regions.append(Region(row: line, columns: columns, control: layer.control))
            }
        }
        // Its lower edge, so that it does not run into the key below.
        frame.canvas.put(
            String(repeating: "_", count: width), row: row + Self.keyRows - 1, column: column, style: style)
        let label = TextWidth.columns(of: key.label) <= width ? key.label : String(key.label.prefix(width / 2))
        frame.canvas.put(
            label, row: row, column: column + (width - TextWidth.columns(of: label)) / 2, style: style,
            limit: column + width)
    }

    private static func typing(_ character: Character) -> Key {
        Key(label: String(character), does: .press(.character(character)))
    }

    /// Addresses are written in small letters, and user IDs in either: only passwords need the others.
    private static func otherLayer(
        than layer: KeyboardLayer, for keyboard: Field.Keyboard, _ words: KeyboardWords
    ) -> Key? {
        keyboard == .password ? turning(to: .capital, called: words.capital, from: layer, words) : nil
    }

    /// To other letters, or from those to the small ones.
    private static func turning(
        to other: KeyboardLayer, called label: String, from layer: KeyboardLayer, _ words: KeyboardWords
    ) -> Key {
        layer == other
            ? Key(label: words.small, does: .show(.small), units: 2)
            : Key(label: label, does: .show(other), units: 2)
    }

    /// The four keys behind the last letters.
    private static func extras(
        for keyboard: Field.Keyboard, _ layer: KeyboardLayer, _ words: KeyboardWords
    ) -> [Key] {
        switch keyboard {
        case .mail: "@.-_".map(typing)
        case .password:
            [
                turning(to: .signs, called: words.signs, from: layer, words),
                Key(label: words.space, does: .press(.character(" ")), units: 2),
            ]
        case .letters: [Key(label: words.space, does: .press(.character(" ")), units: 4)]
        case .digits, .date: []
        }
    }
}
