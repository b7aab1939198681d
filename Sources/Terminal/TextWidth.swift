import CWideText

/// Columns that text takes on a terminal, by the C library's `wcwidth`, which is what ncurses goes by too.
public enum TextWidth {
    /// A part of a grapheme that has cells of its own.
    struct Part: Hashable {
        let grapheme: Character
        let columns: Int
    }

    /// Columns of a text.
    public static func columns(of text: String) -> Int {
        var total = 0
        for character in text { total += columns(of: character) }
        return total
    }

    /// Columns of one grapheme: 2 for most of Japanese, 1 for Latin letters, 0 for control characters.
    public static func columns(of character: Character) -> Int {
        if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
        var total = 0
        var first = true
        for scalar in character.unicodeScalars {
            if first {
                total = columns(of: scalar)
                first = false
            } else if hasOwnCell(scalar) {
                total += 1
            }
        }
        return total
    }

    /// A grapheme as cells: half-width ﾊﾟ is one grapheme in two cells, a family of emoji shows its first person.
    static func parts(of character: Character) -> [Part] {
        guard character.asciiValue == nil else {
            return [Part(grapheme: character, columns: columns(of: character))]
        }
        var parts: [Part] = []
        var cell = String.UnicodeScalarView()
        var columnsOfCell = 0
        for scalar in character.unicodeScalars {
            if cell.isEmpty {
                cell.append(scalar)
                columnsOfCell = columns(of: scalar)
            } else if hasOwnCell(scalar) {
                parts.append(Part(grapheme: String(cell).first ?? " ", columns: columnsOfCell))
                cell = String.UnicodeScalarView()
                cell.append(scalar)
                columnsOfCell = 1
            } else if joinsVisibly(scalar) {
                cell.append(scalar)
            }
        }
        parts.append(Part(grapheme: String(cell).first ?? " ", columns: columnsOfCell))
        return parts
    }

    /// Half-width voicing marks join the grapheme before them and yet take a column of their own.
    private static func hasOwnCell(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFF9E || scalar.value == 0xFF9F
    }

    /// Combining marks go into the cell; joiners, variation selectors and joined emoji do not, because no two
    /// terminals agree on their width.
    private static func joinsVisibly(_ scalar: Unicode.Scalar) -> Bool {
        guard columns(of: scalar) == 0 else { return false }
        return scalar.value != 0x200D && !(0xFE00...0xFE0F).contains(scalar.value)
            && scalar.properties.generalCategory != .control
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        guard localeIsReady else { return 1 }
        return max(0, Int(wide_text_columns(scalar.value)))
    }

    private static let localeIsReady = wide_text_ready()
}
