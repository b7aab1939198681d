/// How words with kanji are read, by the list `Resources/words/readings.words`: of several words that begin at one place
/// the longest counts.
public struct Readings: Sendable {
    /// A line of the list. `#回` stands behind any number, `#1分` behind one that ends with 1, `4日` behind 4 alone.
    struct Entry: Sendable {
        /// As it stands in the list, without what it asks of a number.
        let word: [Unicode.Scalar]
        /// What it asks of the number before it; `nil` where there need be none.
        let number: String?
        /// Where its kanji stand in it, from the first to the last.
        let kanji: Range<Int>
        /// How they are read.
        let reading: String
    }

    /// A word in a text.
    public struct Word: Hashable, Sendable {
        /// Its kanji, from the first to the last, as scalars of the text.
        public let place: Range<Int>
        /// How they are read.
        public let reading: String
    }

    /// Those of the list, by the first character; the longest come first.
    private let entries: [Unicode.Scalar: [Entry]]

    /// Those that the program carries inside.
    public static let listed = Readings(list: EmbeddedFile.readings.text)

    /// A word and its reading in each line; lines that begin with `# ` are remarks.
    init(list: String) {
        var entries: [Unicode.Scalar: [Entry]] = [:]
        for line in list.split(separator: "\n") where !line.hasPrefix("# ") && line != "#" {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let entry = Entry(String(parts[0]), reading: String(parts[1])) else { continue }
            entries[entry.word[0], default: []].append(entry)
        }
        self.entries = entries.mapValues { $0.sorted { ($0.word.count, $0.rank) > ($1.word.count, $1.rank) } }
    }

    /// The words of a text that have a reading, from its beginning. What stands together with a kanji that has none, as in
    /// somebody's name, is left out: it would be read in parts.
    public func words(in text: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var known = Set<Int>()
        var place = 0
        while place < text.count {
            guard let entry = entry(at: place, in: text) else {
                place += 1
                continue
            }
            let kanji = place + entry.kanji.lowerBound..<place + entry.kanji.upperBound
            words.append(Word(place: kanji, reading: entry.reading))
            known.formUnion(kanji)
            place = kanji.upperBound
        }
        return words.filter { isWhole($0.place, known, in: text) }
    }

    private func entry(at place: Int, in text: [Unicode.Scalar]) -> Entry? {
        guard let candidates = entries[text[place]] else { return nil }
        let number = Self.number(before: place, in: text)
        return candidates.first { entry in
            let end = place + entry.word.count
            return end <= text.count && entry.isBehind(number) && text[place..<end].elementsEqual(entry.word)
        }
    }

    /// The digits that stand before a place.
    private static func number(before place: Int, in text: [Unicode.Scalar]) -> String {
        var first = place
        while first > 0, ("0"..."9").contains(text[first - 1]) { first -= 1 }
        var number = String.UnicodeScalarView()
        number.append(contentsOf: text[first..<place])
        return String(number)
    }

    /// Whether every kanji that stands together with these is read.
    private func isWhole(_ place: Range<Int>, _ known: Set<Int>, in text: [Unicode.Scalar]) -> Bool {
        var first = place.lowerBound
        while first > 0, text[first - 1].isKanji { first -= 1 }
        var end = place.upperBound
        while end < text.count, text[end].isKanji { end += 1 }
        return (first..<end).allSatisfy { !text[$0].isKanji || known.contains($0) }
    }
}

extension Readings.Entry {
    /// A line of the list; `nil` where it has no kanji, or its reading is not that of its letters.
    init?(_ written: String, reading: String) {
        let asksNumber = written.first.map { $0 == "#" || $0.isASCII && $0.isNumber } ?? false
        let name = asksNumber ? written.prefix { $0 == "#" || $0.isASCII && $0.isNumber } : ""
        word = Array(written.dropFirst(name.count).unicodeScalars)
        number = asksNumber ? String(name) : nil
        guard let first = word.firstIndex(where: \.isKanji), let last = word.lastIndex(where: \.isKanji) else {
            return nil
        }
        kanji = first..<last + 1
        let letters = Array(reading.unicodeScalars)
        let (before, behind) = (word[..<first], word[(last + 1)...])
        guard letters.count > before.count + behind.count,
            letters.prefix(before.count).elementsEqual(before.map(\.asHiragana)),
            letters.suffix(behind.count).elementsEqual(behind.map(\.asHiragana))
        else { return nil }
        var core = String.UnicodeScalarView()
        core.append(contentsOf: letters.dropFirst(before.count).dropLast(behind.count))
        self.reading = String(core)
    }

    /// Of words of one length, the one that asks most of the number.
    fileprivate var rank: Int {
        guard let number else { return 0 }
        return number.hasPrefix("#") ? number.count : 3
    }

    fileprivate func isBehind(_ digits: String) -> Bool {
        guard let number else { return true }
        guard !digits.isEmpty else { return false }
        return number.hasPrefix("#") ? digits.hasSuffix(number.dropFirst()) : digits == number
    }
}

extension Unicode.Scalar {
    /// Whether it is a kanji, or the sign that repeats one.
    public var isKanji: Bool { ("\u{4E00}"..."\u{9FFF}").contains(self) || self == "々" }

    /// A katakana as the hiragana of the same sound; any other as it is.
    public var asHiragana: Unicode.Scalar {
        guard ("ァ"..."ヶ").contains(self) else { return self }
        return Unicode.Scalar(value - 0x60) ?? self
    }
}
