/// Text of a file or of a stranger as it may be shown in somebody's terminal.
public enum PrintableText {
    /// The text with all that a terminal would obey, or nobody would see, written as its number: `\u{1B}`. A letter's
    /// own marks and variants stay.
    public static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if isShown(scalar) {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return escaped
    }

    /// Whether anything of a text can be seen.
    public static func hasVisible(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { scalar in
            // U+2800 is a letter of braille without a dot.
            Folding.isCommon(scalar)
                || isShown(scalar) && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                    && scalar.value != 0x2800
        }
    }

    /// The characters of a text that are neither visible ASCII nor common kana and kanji.
    public static func uncommon(in text: String) -> [Unicode.Scalar] {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? [] : text.unicodeScalars.filter { !Folding.isCommon($0) }
    }

    /// Whether a terminal draws it, as what it is.
    public static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        if Folding.isCommon(scalar) { return true }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        // Spaces of other widths look like one, and are none.
        case .spaceSeparator: scalar == " " || scalar.value == 0x3000
        // U+FE00 to U+FE0F and U+E0100 to U+E01EF choose a letter's form (葛󠄀); the others draw nothing.
        default: !scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isVariationSelector
        }
    }
}
