import Foundation
import Content
import Testing

@Suite("One thing, one name: the glossary")
struct GlossaryTests {
    /// A row of `Resources/docs/glossary.md`.
    struct Term {
        let names: [Language: [String]]
        let forbidden: [Language: [String]]
    }

    /// Those whose words the glossary has; easy Japanese has easier ones, which its file lists.
    static let languages: [Language] = [.japanese, .english]

    /// The passwords' and the demo's words are kept by their own rooms.
    static let apart: [String] = []

    @Test("every word that is shown keeps to the glossary", arguments: Self.languages)
    func words(language: Language) throws {
        let terms = try terms()
        #expect(terms.count > 20)
        var key = ""
        for (number, line) in try lines(of: "Resources/words/\(language.rawValue).words") {
            var text = line
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("|") {
                text = line.dropFirst()
            } else if let sign = line.firstRange(of: " =") {
                key = String(line[..<sign.lowerBound])
                text = line[sign.upperBound...]
            }
            guard !Self.apart.contains(where: key.hasPrefix) else { continue }
            for found in offences(in: String(text), language, terms) {
                Issue.record("\(language.rawValue).words, line \(number), \(key): \(found)")
            }
        }
    }

    @Test("so do the terms of use", arguments: Self.languages)
    func termsOfUse(language: Language) throws {
        let terms = try terms()
        for (number, line) in try lines(of: "Resources/terms/\(language.rawValue).txt") {
            for found in offences(in: String(line), language, terms) {
                Issue.record("terms, \(language.rawValue), line \(number): \(found)")
            }
        }
    }

    @Test("what the glossary forbids is found, and what only looks like it is not")
    func isFound() throws {
        let terms = try terms()
        for (text, language, isForbidden) in [
            ("ご自分の機器で開きます", Language.japanese, true), ("「別のデバイス」を選び", .japanese, false),
            ("F7 のキーを使います", .japanese, true), ("Enter キーを押してください。", .japanese, false),
            ("キーをコピーする", .japanese, true), ("登録キーをコピーする", .japanese, false),
            ("タロウの電話", .japanese, true), ("組合へお電話ください。電話 03-0000-0000", .japanese, false),
            ("A mail was sent", .english, true), ("An email was sent to a@mail.jp", .english, false),
            ("please telephone us", .english, true), ("Telephone 03-0000-0000", .english, false),
            ("Copy the key", .english, true), ("Press any key", .english, false),
            ("under 'Enter a setup key'", .english, false), ("In place of the picture", .english, false),
        ] {
            #expect(offences(in: text, language, terms).isEmpty != isForbidden, "\(text)")
        }
    }

    private func offences(in line: String, _ language: Language, _ terms: [Term]) -> [String] {
        // An apostrophe stands between letters; a quotation mark does not.
        let unquoted =
            language == .japanese
            ? line.replacing(/「[^」]*」/, with: "…")
            : line.replacing(/(^|[^A-Za-z])'[^']*'(?![A-Za-z])/) { "\($0.output.1)…" }
        return terms.flatMap { term in
            var text = unquoted
            for name in term.names[language] ?? [] { text = text.replacing(name, with: "…") }
            return (term.forbidden[language] ?? []).filter { contains($0, text, language) }
        }
    }

    private func contains(_ expression: String, _ text: String, _ language: Language) -> Bool {
        guard language == .english else { return text.contains(expression) }
        var rest = text[...]
        while let found = rest.range(of: expression, options: .caseInsensitive) {
            let before = text[..<found.lowerBound].last
            let after = text[found.upperBound...].first
            if !isPartOfWord(before), !isPartOfWord(after) { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    /// Letters, and what joins an address or a blank.
    private func isPartOfWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || "-@{}_".contains($0) } ?? false
    }

    private func terms() throws -> [Term] {
        try lines(of: "Resources/docs/glossary.md").compactMap { _, line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 7, cells[1] != "English", !cells[1].hasPrefix("---") else { return nil }
            func forbidden(_ cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.1) } }
            let term = Term(
                names: [
                    .english: cells[1].components(separatedBy: ", "), .japanese: cells[2].components(separatedBy: "、"),
                ],
                forbidden: [.english: forbidden(cells[4]), .japanese: forbidden(cells[5])])
            for (language, expressions) in term.forbidden {
                #expect(!expressions.isEmpty, "\(cells[1]) forbids nothing in \(language.rawValue)")
            }
            return term
        }
    }

    private func lines(of file: String) throws -> [(number: Int, text: Substring)] {
        let text = try String(contentsOf: PhraseUseTests.root.appendingPathComponent(file), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            ($0.offset + 1, $0.element)
        }
    }
}
