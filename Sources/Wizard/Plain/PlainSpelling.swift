import Content
import TextUI

/// Text as screen readers, braille displays and serial lines have it: a sentence a line, single spaces, and no sign that
/// speech leaves out or that stands there only to be looked at (T10).
enum PlainSpelling {
    /// The sentences of a text that was broken into lines for a screen.
    static func sentences(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.drop { $0 == " " }
            let isColumns = words.utf8.contains("  ")
            if isOpen, !isColumns, !words.isEmpty, !beginsItem(words), let last = paragraphs.last {
                paragraphs[paragraphs.count - 1] = joined(last, String(words))
            } else {
                paragraphs.append(String(words))
            }
            isOpen = !isColumns && !endsSentence(words)
        }
        return paragraphs.flatMap { parted(spelled($0)) }.filter { !$0.isEmpty }
    }

    /// What stands between the parts of a question.
    static func comma(in language: Language) -> String {
        switch language {
        case .japanese, .easyJapanese: "、"
        case .kana: "、 "
        case .english: ", "
        }
    }

    /// Sentences on one line, of which the first is a name and bears no full stop. Japanese has no space between them,
    /// but in kana.
    static func joined(_ sentences: [String], in language: Language) -> String {
        guard let first = sentences.first, sentences.count > 1 else { return sentences.first ?? "" }
        let space = language.isJapanese && language != .kana ? "" : " "
        let fullStop = language.isJapanese ? "。" : "."
        // Not by `joined`, whose first call looks for what the runtime has to know of slices (P01).
        var line = first + fullStop
        for sentence in sentences.dropFirst() {
            // What stood on a line of its own may bear none.
            if !endsSentence(line[...]) { line += fullStop }
            line += space + sentence
        }
        return line
    }

    /// The text in signs that are spoken.
    static func spelled(_ text: String) -> String {
        var spelled = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // Digits and letters of full width are not spoken.
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                Unicode.Scalar(scalar.value - 0xFEE0).map { spelled.unicodeScalars.append($0) }
            // Nothing that would command a terminal, whoever typed it.
            case 0..<0x20, 0x7F...0x9F: spelled += " "
            // 2-5① is not 2-51.
            case 0x2460...0x2468:
                spelled += "\(spelled.last?.isNumber == true ? "-" : "")\(scalar.value - 0x245F)"
            case ..<0x7F: spelled.unicodeScalars.append(scalar)
            default:
                if let replacement = replacement(of: scalar) {
                    spelled += replacement
                } else {
                    spelled.unicodeScalars.append(scalar)
                }
            }
        }
        return spelled.split(separator: " ").joined(separator: " ")
    }

    /// A code that is typed elsewhere, a group a line and each character by itself; nil for what is none.
    static func groups(ofCode text: String) -> [String]? {
        let groups = text.split { $0 == " " || $0 == "-" || $0 == "\n" }
        let isCode = groups.allSatisfy { group in
            group.utf8.allSatisfy {
                UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            }
        }
        guard isCode, !groups.isEmpty, groups.contains(where: { $0.count > 1 }) || groups.count > 1 else { return nil }
        if groups.allSatisfy({ $0.count == 1 }) { return [groups.joined(separator: " ")] }
        return groups.map { $0.map(String.init).joined(separator: " ") }
    }

    /// A line as it was meant, without the blanks round it.
    static func trimmed(_ line: String) -> String {
        String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// What stays of a sentence that counts down.
    static func withoutNumbers(_ sentence: String) -> String { sentence.filter { !$0.isNumber } }

    /// A switch and no dictionary, which would be filled at every start (P01).
    private static func replacement(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{3000}", "\u{A0}", "※", "★", "●", "○", "◎", "─", "＊", "”", "█": " "
        case "！", "？", "…": "。"
        case "＜", "［": "「"
        case "＞", "］": "」"
        case "～", "〜": "から"
        case "＋": "プラス"
        case "－": "マイナス"
        case "＝": "は"
        default: nil
        }
    }

    private static func beginsItem(_ line: Substring) -> Bool {
        guard let first = line.first else { return false }
        if "・-【「".contains(first) { return true }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && " .".contains(line.dropFirst(digits.count).first ?? "x")
    }

    private static func endsSentence(_ line: Substring) -> Bool {
        line.last.map { "。．.!?）):：".contains($0) } ?? true
    }

    /// Latin words have a space between them; Japanese has none.
    private static func joined(_ first: String, _ second: String) -> String {
        let needsSpace = first.last?.isASCII == true && second.first?.isASCII == true
        return first + (needsSpace ? " " : "") + second
    }

    /// Scalar by scalar: a full stop has no mark upon it, and nobody has to find out where letters end (P01).
    private static func parted(_ text: String) -> [String] {
        var sentences: [String] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        func add(until end: String.Index) {
            sentences.append(String(scalars[start..<end].drop { $0 == " " || $0 == "。" }))
            start = end
        }
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            let rest = scalars[next...]
            let isEnd =
                scalars[index] == "。"
                || scalars[index] == "." && rest.first == " "
                    && rest.dropFirst().first?.properties.isUppercase == true
            index = next
            // A bracket or another full stop belongs to what it closes.
            if isEnd, !closesSentence(rest.first) { add(until: index) }
        }
        add(until: index)
        return sentences
    }

    private static func closesSentence(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == "）" || scalar == "」" || scalar == "。" || scalar == ")"
    }
}
