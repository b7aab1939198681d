/// How this terminal draws the characters whose width Unicode leaves open: `★ ① ▀`.
public enum AmbiguousWidth: Hashable, Sendable {
    /// One column, as ncurses counts them.
    case narrow
    /// Two columns: such characters are replaced by ones that are the same everywhere.
    case wide

    /// What is drawn in place of a text.
    func shown(_ text: String) -> String {
        self == .narrow ? text : String(text.map(shown(_:)))
    }

    /// What is drawn in place of a grapheme.
    func shown(_ character: Character) -> Character {
        guard self == .wide, let scalar = character.unicodeScalars.first else { return character }
        switch scalar.value {
        // CIRCLED DIGIT ONE to NINE become full-width digits: two columns on every terminal.
        case 0x2460...0x2468:
            guard let digit = Unicode.Scalar(scalar.value - 0x2460 + 0xFF11) else { return character }
            return Character(digit)
        case 0x2605, 0x2606, 0x203B: return "*"
        case 0x2190: return "<"
        case 0x2191: return "^"
        case 0x2192: return ">"
        case 0x2193: return "v"
        case 0x2018, 0x2019: return "'"
        case 0x201C, 0x201D: return "\""
        case 0x25CB: return "o"
        case 0x25CF: return "*"
        case 0x2500, 0x2501: return "-"
        case 0x2502, 0x2503: return "|"
        case 0x2026: return "."
        default: return character
        }
    }
}
