private import Foundation

/// How what is typed is brought to one form, whatever keyboard, width or input method it came from.
public enum Folding {
    /// Text in one width, with one kind of dash and of space, without control characters or space at its ends.
    ///
    /// For fields that hold codes, numbers, dates and the like. The long-vowel mark of kana counts as a dash,
    /// since in kana mode it stands on the dash's key: never fold a name with it.
    public static func folded(_ text: String) -> String {
        // Plain letters, digits, hyphens and spaces are so already.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return trimmed(text) }
        var scalars = String.UnicodeScalarView()
        for scalar in compatible(text).unicodeScalars {
            if isDash(scalar) {
                scalars.append("-")
            } else if isSpace(scalar) {
                scalars.append(" ")
            } else if !isInvisible(scalar) {
                scalars.append(scalar)
            }
        }
        return trimmed(String(scalars))
    }

    /// Folded, upper-cased, without spaces and dashes: the form in which identifiers are compared.
    public static func bare(_ text: String) -> String {
        let folded = folded(text).uppercased()
        return folded.utf8.contains { $0 == 0x20 || $0 == 0x2D } ? folded.filter { $0 != " " && $0 != "-" } : folded
    }

    /// The same text without spaces of any kind at its ends; nothing else is changed.
    public static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x7F).contains(first),
            (0x21..<0x7F).contains(last)
        {
            return text
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Unicode's compatibility composition (NFKC): full width, half width and squared forms become plain ones.
    public static func compatible(_ text: String) -> String {
        // Plain letters are in it already, and Unicode's tables are not even opened for them. Foundation on Linux
        // leaves a mark that has just become a combining one beside its letter: half-width ﾀﾞ would be タ and U+3099.
        // (T06)
        text.utf8.allSatisfy { $0 < 0x80 } ? text : composed(text.precomposedStringWithCompatibilityMapping)
    }

    /// The same text, with letters and their marks as one character where there is such a one (NFC): names are kept in
    /// no other form. (T06)
    public static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Whether people type this mark where a dash is meant.
    public static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2010...0x2015, 0x2043, 0x207B, 0x2212, 0x2500, 0x2501, 0x30FC, 0xFE58, 0xFE63, 0xFF0D, 0xFF70:
            true
        default: false
        }
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        !isCommon(scalar) && scalar.properties.generalCategory == .spaceSeparator
    }

    /// Whether it is one of the visible ASCII characters, kana or kanji that nearly all text is made of, of which no
    /// table of Unicode has to be asked: looking each up took a third of an import.
    static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFC: true
        default: false
        }
    }

    /// Controls, and formatting marks that nobody sees (zero-width space, marks of direction, byte order).
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if isCommon(scalar) { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
