/// The pieces of a written date, read from left to right.
struct DatePieces {
    struct Number {
        let value: Int
        /// As many as were written; for 二十五 as many as 25 has.
        let digits: Int
        /// Written 元, which only a year can be.
        var isFirstYear = false
        /// 年, 月 or 日 right behind it.
        var unit: Character?
    }

    private(set) var era: JapaneseEra?
    private(set) var monthByName: Int?
    private(set) var numbers: [Number] = []
    private var rest: Substring

    init(_ text: String) { rest = Substring(text) }

    var hasUnitMarks: Bool { numbers.contains { $0.unit != nil } }

    var unitMarksInOrder: Bool {
        zip(numbers, ["年", "月", "日"] as [Character]).allSatisfy { $0.unit == nil || $0.unit == $1 }
    }

    /// Reads everything; false at the first thing that has no place in a date. Bounded: a date is short.
    mutating func readAll() -> Bool {
        guard rest.count <= 40 else { return false }
        readCalendar()
        while let next = rest.first {
            if Self.separators.contains(next) {
                rest.removeFirst()
            } else if next.isASCII && next.isNumber {
                guard readDigits() else { return false }
            } else if next == "元" {
                rest.removeFirst()
                numbers.append(Number(value: 1, digits: 1, isFirstYear: true))
                readUnit()
            } else if KanjiNumeral.contains(next) {
                guard readKanji() else { return false }
            } else if rest.hasPrefix("生") && !numbers.isEmpty {
                // 生, 生まれ
                guard ["生", "生まれ", "生れ"].contains(String(rest)) else { return false }
                rest = ""
            } else {
                guard readMonthName() else { return false }
            }
        }
        return true
    }

    private static let separators: Set<Character> = [" ", ".", "/", "-", ",", "。", "、", "・", "'", ":", "_"]

    private mutating func readCalendar() {
        if rest.hasPrefix("西暦") {
            rest.removeFirst(2)
            return
        }
        for candidate in JapaneseEra.allCases {
            for spelling in candidate.spellings where rest.hasPrefix(spelling) {
                let behind = rest.dropFirst(spelling.count)
                // `m` begins `march` too: a letter counts only when no other letter follows.
                if let next = behind.first, next.isLetter, next.isASCII { continue }
                era = candidate
                rest = behind
                return
            }
        }
    }

    private mutating func readDigits() -> Bool {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 8, let value = Int(digits), numbers.count < 3 else { return false }
        rest = rest.dropFirst(digits.count)
        numbers.append(Number(value: value, digits: digits.count))
        // `4th March`
        for ending in ["st", "nd", "rd", "th"] where rest.hasPrefix(ending) { rest = rest.dropFirst(2) }
        readUnit()
        return true
    }

    private mutating func readKanji() -> Bool {
        let numeral = rest.prefix { KanjiNumeral.contains($0) }
        guard let (value, digits) = KanjiNumeral.read(numeral), numbers.count < 3 else { return false }
        rest = rest.dropFirst(numeral.count)
        numbers.append(Number(value: value, digits: digits))
        readUnit()
        return true
    }

    private mutating func readUnit() {
        let spaces = rest.prefix { $0 == " " }
        guard let next = rest.dropFirst(spaces.count).first, ["年", "月", "日"].contains(next), !numbers.isEmpty else {
            return
        }
        numbers[numbers.count - 1].unit = next
        rest = rest.dropFirst(spaces.count + 1)
    }

    private mutating func readMonthName() -> Bool {
        let word = rest.prefix { $0.isLetter && $0.isASCII }
        if word == "of" && !numbers.isEmpty {
            rest = rest.dropFirst(2)
            return true
        }
        guard monthByName == nil, word.count >= 3,
            let place = Self.months.firstIndex(where: { $0.hasPrefix(word) || (word == "sept" && $0 == "september") })
        else { return false }
        monthByName = place + 1
        rest = rest.dropFirst(word.count)
        return true
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
}
