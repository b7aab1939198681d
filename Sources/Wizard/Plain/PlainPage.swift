import Content
import TextUI

/// A page as lines and questions: its sentences in order, what can be chosen with a number each, and its fields.
struct PlainPage {
    /// Something that can be chosen by its number.
    struct Option {
        let control: Control
        let label: String
        var detail = ""
        /// The paper's letter for it.
        var letter: Character?
    }

    let page: Page
    let words: Words

    /// What the page says, without heading, fields and what can be chosen.
    var sentences: [String] { page.body.flatMap(sentences(of:)).filter(isOfUse) }

    /// The sentences of a text that is said, without those about keys that only a screen has.
    func sentences(of text: String) -> [String] { PlainSpelling.sentences(text).filter(isOfUse) }

    private func isOfUse(_ sentence: String) -> Bool {
        // An address has any letters, F4 among them.
        sentence.utf8.contains("://")
            || !words("plain.keysOfScreen").split(separator: " ").contains { sentence.utf8.contains($0) }
    }

    /// What can be chosen, in the order of the page: choices, then buttons.
    var options: [Option] {
        page.body.flatMap { block -> [Option] in
            switch block {
            case .choices(let choices):
                choices.map { Option(control: $0.control, label: $0.title, detail: $0.detail, letter: $0.letter) }
            case .buttons(let buttons), .ways(let buttons):
                buttons.map { Option(control: $0.control, label: $0.label, detail: $0.note) }
            case .letters(_, _, let button): button.map { [Option(control: $0.control, label: $0.label)] } ?? []
            case .blank, .text, .large, .samples, .field, .reading: []
            }
        }
    }

    /// `1 はい、使っています。パソコンで設定します。`
    func line(of option: Option, number: Int) -> String {
        // ① as the first choice is said once.
        let spelled = PlainSpelling.spelled(option.label)
        let label = spelled.hasPrefix("\(number) ") ? String(spelled.dropFirst("\(number) ".count)) : spelled
        let detail = PlainSpelling.sentences(option.detail)
        return "\(number) " + PlainSpelling.joined([label] + detail, in: words.language)
    }

    /// What Enter alone takes, where no field is to be filled in.
    var preset: Control? {
        if let entrance = page.entrance { return entrance }
        // Whoever reads on with Enter has not agreed to what she has read (T17).
        guard page.preselects, page.readings.allSatisfy({ !$0.isRequired }) else { return nil }
        return page.choices.first?.control ?? page.primary
    }

    /// `1【3】 ご自身の生年月日を入力します`, and how far she is of four.
    var heading: [String] {
        let title = PlainSpelling.spelled(page.heading.title.replacing("★", with: words("plain.star")))
        let stage = page.heading.stage.split(separator: " ").last?.split(separator: "/").map(String.init) ?? []
        return stage.count == 2 ? [title, words("plain.stage", ["stage": stage[0], "last": stage[1]])] : [title]
    }

    /// What is being waited for, or noted, when the page is opened.
    var status: [String] {
        switch page.status {
        case .waiting(let text)?, .note(let text)?: PlainSpelling.sentences(text)
        case .wrong?, nil: []
        }
    }

    private func sentences(of block: Block) -> [String] {
        switch block {
        case .text(let text, _, let tone):
            return tone == .strong ? groups(of: text) : PlainSpelling.sentences(text)
        case .letters(let text, _, _): return groups(of: text)
        case .field(let field): return field.praise.map(PlainSpelling.sentences) ?? []
        case .reading(let reading): return reading.isRequired ? [] : PlainSpelling.sentences(reading.text)
        case .blank, .large, .samples, .choices, .buttons, .ways: return []
        }
    }

    /// A code in its groups, each with its number; any other text as its sentences.
    private func groups(of text: String) -> [String] {
        guard let groups = PlainSpelling.groups(ofCode: text) else { return PlainSpelling.sentences(text) }
        guard groups.count > 1 else { return groups }
        return groups.enumerated().map { index, letters in
            words("plain.group", ["number": "\(index + 1)", "letters": letters])
        }
    }
}

extension PlainPage {
    /// `ユーザID（必須）、例 0123 4567: `; `kept` is what stands there from before.
    func prompt(for field: Field, keeping kept: String?) -> String {
        var parts = [PlainSpelling.spelled(field.label)]
        let aside = PlainSpelling.sentences(field.aside)
        switch (field.kind, kept) {
        case (.secret, nil): parts += [words("plain.secret")] + aside.filter(isOfUse).prefix(1)
        case (.secret, _?): parts += [words("plain.secret"), words("plain.keepSecret")]
        case (_, let kept?): parts.append(words("plain.keep", ["text": PlainSpelling.spelled(kept)]))
        case (_, nil): parts += aside.prefix(1)
        }
        return prompt(parts)
    }

    /// The number of what is chosen, and what Enter alone takes.
    func prompt(for options: [Option]) -> String {
        let preset = options.first { $0.control == self.preset }
        let enter = preset.map { words("plain.enter", ["label": PlainSpelling.spelled($0.label)]) }
        if let enter, options.count == 1 { return prompt([enter]) }
        return prompt([words("plain.number"), enter].compactMap(\.self))
    }

    /// Parts of a question; its prompt ends the line.
    func prompt(_ parts: [String]) -> String {
        parts.joined(separator: PlainSpelling.comma(in: words.language)) + ": "
    }
}
