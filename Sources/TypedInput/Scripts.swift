/// The scripts of a text, by which look-alikes are found: `gmаil.com` with a Cyrillic а.
enum Scripts {
    /// What may stand together: Latin with what Japanese, Korean and Chinese are written in (UTS 39, Highly
    /// Restrictive).
    private static let together: [Set<String>] = [
        ["LATIN", "CJK", "HIRAGANA", "KATAKANA"], ["LATIN", "CJK", "HANGUL"], ["LATIN", "CJK", "BOPOMOFO"],
    ]

    /// Whether a text is written in scripts that do not belong together.
    static func areMixed(in text: String) -> Bool {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
        let scripts = Set(text.unicodeScalars.compactMap(script))
        return scripts.count > 1 && !together.contains { scripts.isSubset(of: $0) }
    }

    /// The script of a letter, by the first word of its name; nil for what belongs to all, such as digits and ー.
    private static func script(of scalar: Unicode.Scalar) -> String? {
        guard scalar.properties.isAlphabetic, let name = scalar.properties.name else { return nil }
        let word = String(name.prefix { $0 != " " })
        return switch word {
        case "IDEOGRAPHIC": "CJK"
        case "KATAKANA-HIRAGANA", "COMBINING", "MODIFIER": nil
        default: word
        }
    }
}
