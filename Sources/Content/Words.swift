private import Glibc

/// Names a text in `Resources/words`. The name begins with the manual's number where the text belongs to a step.
public struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name, as it stands before the `=`.
    public let name: String

    /// The phrase of that name.
    public init(_ name: String) { self.name = name }

    /// The phrase of that name.
    public init(stringLiteral name: String) { self.name = name }
}

/// Every word that is shown, in one language, with the society's own names filled in.
public struct Words: Sendable {
    /// The language.
    public let language: Language
    /// Read when the first word of a language is said: a start in one language does not pay for the other.
    private var texts: WordsFile { WordsFile.of(language) }
    private let names: [(String, String)]

    /// The words of a language; `names` fill blanks such as `{product}` and `{society}` wherever they stand.
    public init(_ language: Language, names: [String: String] = [:]) {
        self.language = language
        self.names = names.sorted { $0.key < $1.key }
    }

    /// The text of a phrase. A phrase that is missing shows its name between `⟦⟧`, which the tests look for.
    public func callAsFunction(_ phrase: Phrase, _ blanks: KeyValuePairs<String, String> = [:]) -> String {
        guard let text = texts[phrase.name] ?? language.substitute.flatMap({ WordsFile.of($0)[phrase.name] }) else {
            return "⟦\(phrase.name)⟧"
        }
        return fill(text, blanks)
    }

    /// A text from elsewhere, such as the terms, with the society's names filled in.
    public func filled(_ text: String) -> String { fill(text, [:]) }

    /// Whether the phrase exists in this very language.
    public func has(_ phrase: Phrase) -> Bool { texts.has(phrase.name) }

    /// The names of all phrases of this very language.
    public var phraseNames: Set<String> { Set(texts.names) }

    /// The step's heading as printed, with its number: `1【3】 ご自身の生年月日を入力します`.
    public func heading(_ step: Step) -> String {
        let number = language == .kana ? step.spokenNumber : step.printedNumber
        return fill("\(number) \(StepHeading.of(step).title(in: language))", [:])
    }

    /// The step's number within its section as printed, `【3】`, or as it is said: `3、`.
    public func number(_ step: Step) -> String { language == .kana ? "\(step.number)、 " : "【\(step.number)】" }

    /// The name of a month, 1 to 12.
    public func monthName(_ month: Int) -> String {
        let names = self("date.monthNames").split(whereSeparator: \.isWhitespace)
        return names.indices.contains(month - 1) ? String(names[month - 1]) : "\(month)"
    }

    /// Fills blanks: first the caller's, then the society's names. A name never fills a blank inside another's value.
    private func fill(_ text: String, _ blanks: KeyValuePairs<String, String>) -> String {
        // By bytes: it is done for every word on every page at every key.
        guard text.mayHaveBlanks else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = rest[rest.utf8.index(after: open)..<close]
            let value = blanks.first { $0.key == name }?.value ?? names.first { $0.0 == name }?.1
            result += String(rest[..<open])
            result += value ?? String(rest[open...close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + String(rest)
    }
}

extension String {
    /// Whether there is a `{`.
    fileprivate var mayHaveBlanks: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, Int32(UInt8(ascii: "{")), bytes.count) != nil } ?? false
        } ?? utf8.contains(UInt8(ascii: "{"))
    }
}
