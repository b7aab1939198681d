/// Wraps text to columns by the Japanese rules of what may not begin or end a line (kinsoku, JIS X 4051), and keeps
/// Latin words whole where they fit.
public enum LineBreaking {
    /// Lines of at most `columns`; line breaks in the text are kept, and a line that goes on starts under the first
    /// character of its text (spaces, the dot `・` and the number of a list count as margin). A heading keeps its words
    /// whole too.
    public static func wrap(_ text: String, columns: Int, keepsWords: Bool = false) -> [String] {
        withRoomBehindSigns(text).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .flatMap { wrapLine(String(Substring($0)), columns: max(2, columns), keepsWords: keepsWords) }
    }

    /// `※無料` as `※ 無料`: most Japanese fonts draw such signs wider than the column that terminals give them, over the
    /// character behind.
    static func withRoomBehindSigns(_ text: String) -> String {
        // All of them begin with this byte, which hardly any other Japanese text has.
        guard text.utf8.contains(0xE2) else { return text }
        var spaced = ""
        var isBehindSign = false
        for character in text {
            if isBehindSign, !character.isWhitespace { spaced.append(" ") }
            spaced.append(character)
            isBehindSign = wideSigns.contains(character)
        }
        return spaced
    }

    private static let wideSigns = Set("※★①②③④⑤⑥⑦⑧⑨")

    /// Words stay whole where that costs no line.
    private static func wrapLine(_ line: String, columns: Int, keepsWords: Bool) -> [String] {
        guard TextWidth.columns(of: line) > columns else { return [line] }
        if let (left, right) = columnsApart(line) {
            return [left, right].flatMap { wrapLine($0, columns: columns, keepsWords: keepsWords) }
        }
        let words = units(of: line.drop { $0 == " " }, keepsWords: true)
        if keepsWords { return fill(words, of: line, columns: columns) }
        let dense = fill(units(of: line.drop { $0 == " " }, keepsWords: false), of: line, columns: columns)
        // A word of more than half a line would leave a ragged edge, or be cut anywhere.
        guard words.allSatisfy({ TextWidth.columns(of: $0) * 2 <= columns }) else { return dense }
        let whole = fill(words, of: line, columns: columns)
        return whole.count <= dense.count ? whole : dense
    }

    /// What stands in two columns, with three spaces or more between them, goes one below the other.
    private static func columnsApart(_ line: String) -> (String, String)? {
        let text = line.drop { $0 == " " }
        guard let gap = text.firstRange(of: "   ") else { return nil }
        let hanging = String(repeating: " ", count: marginColumns(of: line))
        return (String(line[..<gap.lowerBound]), hanging + text[gap.upperBound...].drop { $0 == " " })
    }

    /// Lines of stretches that no line breaks within.
    private static func fill(_ units: [String], of line: String, columns: Int) -> [String] {
        let margin = marginColumns(of: line)
        let hanging = margin * 2 <= columns ? String(repeating: " ", count: margin) : ""
        var lines: [String] = []
        var present = String(line.prefix { $0 == " " })
        var presentColumns = TextWidth.columns(of: present)
        var startsLine = true
        for unit in units {
            for piece in pieces(of: unit, columns: columns - hanging.count) {
                let width = TextWidth.columns(of: piece)
                if presentColumns + width > columns, !startsLine {
                    lines.append(trimmed(present))
                    present = hanging
                    presentColumns = hanging.count
                    startsLine = true
                }
                if startsLine, !lines.isEmpty, piece.allSatisfy({ $0 == " " }) { continue }
                present += piece
                presentColumns += width
                startsLine = false
            }
        }
        lines.append(trimmed(present))
        return lines
    }

    /// Stretches between which a line may break.
    private static func units(of line: some Sequence<Character>, keepsWords: Bool) -> [String] {
        var units: [String] = []
        var last: Character?
        for character in line {
            let isOneWord = { (before: Character) in keepsWords && isWithinWord(before, character) }
            if let before = last, !units.isEmpty, mayNotPart(before, character) || isOneWord(before) {
                units[units.count - 1].append(character)
            } else {
                units.append(String(character))
            }
            last = character
        }
        return units
    }

    private static func mayNotPart(_ before: Character, _ after: Character) -> Bool {
        if before == " " || after == " " { return before == after }
        if neverFirst.contains(after) || neverLast.contains(before) { return true }
        // A loanword that is cut is not read: `ペー`, `ジ`.
        if Script(before) == .katakana, Script(after) == .katakana { return true }
        // `書(か)き`: a reading stays with its word.
        if after == "(", Script(before) == .kanji { return true }
        if before == ")", Script(after) == .hiragana { return true }
        // `10分`
        if before.isASCII, before.isNumber, Script(after) == .kanji { return true }
        return TextWidth.columns(of: before) == 1 && TextWidth.columns(of: after) == 1
            && !isHalfWidthKana(before) && !isHalfWidthKana(after)
    }

    /// Japanese has no spaces: a word is taken to begin where kanji, katakana or Latin follow hiragana or a mark.
    private static func isWithinWord(_ before: Character, _ after: Character) -> Bool {
        guard let left = Script(before), let right = Script(after) else { return false }
        return left == right || (left != .latin && right == .hiragana)
    }

    /// What a character of a Japanese word is written in.
    private enum Script {
        case kanji
        case hiragana
        case katakana
        case latin

        init?(_ character: Character) {
            guard let scalar = character.unicodeScalars.first else { return nil }
            switch scalar.value {
            case 0x3041...0x309F: self = .hiragana
            case 0x30A1...0x30FA, 0x30FC: self = .katakana
            case 0x3005, 0x3400...0x9FFF: self = .kanji
            default:
                guard character.isASCII, character.isLetter || character.isNumber else { return nil }
                self = .latin
            }
        }
    }

    /// A unit that is longer than a line is cut where the line ends.
    private static func pieces(of unit: String, columns: Int) -> [String] {
        guard TextWidth.columns(of: unit) > columns else { return [unit] }
        var pieces: [String] = []
        var piece = ""
        var width = 0
        for character in unit {
            let more = TextWidth.columns(of: character)
            if width + more > columns, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                width = 0
            }
            piece.append(character)
            width += more
        }
        return pieces + [piece]
    }

    private static func marginColumns(of line: String) -> Int {
        let spaces = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(spaces)
        if rest.first == "・" { return spaces + 2 }
        // `1 The society`
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return !(1...2).contains(digits.count) || rest.dropFirst(digits.count).first != " "
            ? spaces : spaces + digits.count + 1
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func isHalfWidthKana(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { (0xFF61...0xFF9F).contains($0.value) } ?? false
    }

    private static let neverFirst = Set(
        "、。，．・：；？！ー～〜々ゝゞヽヾ」』）］｝】〉》〕ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
            + "｡､｣･ｰﾞﾟ,.:;?!)]}%")
    private static let neverLast = Set("「『（［｛【〈《〔｢([{")
}
