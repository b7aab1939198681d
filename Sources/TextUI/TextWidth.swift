import CWideText

/// Columns that text takes on a terminal, by the C library's `wcwidth`, which is what ncurses goes by too.
public enum TextWidth {
    /// Columns of a text.
    public static func columns(of text: String) -> Int {
        var total = 0
        forEachCell(of: text) { _, columns in
            total += columns
            return true
        }
        return total
    }

    /// Columns of one grapheme: 2 for most of Japanese, 1 for Latin letters, 0 for control characters.
    public static func columns(of character: Character) -> Int {
        if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
        return columns(of: String(character))
    }

    /// Text as cells, from the left, until `body` has enough. Half-width ﾊﾟ is one grapheme in two cells; a family of
    /// emoji shows its first person, because no two terminals agree on more.
    static func forEachCell(of text: String, _ body: (Glyph, Int) -> Bool) {
        var cell: (glyph: Glyph, columns: Int)?
        var joinsNext = false
        var isFlag = false
        for scalar in text.unicodeScalars {
            if joinsNext {
                joinsNext = false
                continue
            }
            if let present = cell, joins(scalar, to: present.glyph, isFlag: isFlag) {
                joinsNext = scalar.value == 0x200D
                isFlag = false
                continue
            }
            let columns = columns(of: scalar)
            if columns == 0 {
                if !isInvisible(scalar) { cell?.glyph.add(scalar) }
                continue
            }
            if let present = cell, !body(present.glyph, present.columns) { return }
            cell = (Glyph(scalar), columns)
            isFlag = isRegionalIndicator(scalar.value)
        }
        if let present = cell { _ = body(present.glyph, present.columns) }
    }

    /// What goes on with an emoji and takes no cell: joiners with what they join, tones of skin, the second half of
    /// a flag.
    private static func joins(_ scalar: Unicode.Scalar, to glyph: Glyph, isFlag: Bool) -> Bool {
        guard glyph.base >= 0x203C else { return false }
        switch scalar.value {
        case 0x200D, 0x1F3FB...0x1F3FF: return glyph.base < 0x3000 || glyph.base >= 0x1F000
        case 0x1F1E6...0x1F1FF: return isFlag
        default: return false
        }
    }

    private static func isRegionalIndicator(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }

    /// Control characters, joiners and variation selectors change nothing that a cell could show.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...: true
        default: false
        }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        guard localeIsReady else { return 1 }
        return max(0, Int(wide_text_columns(scalar.value)))
    }

    private static let localeIsReady = wide_text_ready()
}
