import Content
import Screens
import Secrets
import TextUI

/// What a line comes to, and what is asked next.
extension PlainConversation {
    /// Sentences of a long text between two questions.
    private static let sentencesAtOnce = 8

    /// What can be chosen on the page; on one whose fields may stay empty, these too.
    func options(of view: PlainPage) -> [PlainPage.Option] {
        let fields = view.page.asksFieldsFirst ? [] : view.page.fields
        return fields.map { PlainPage.Option(control: $0.control, label: $0.label) } + view.options
    }

    // MARK: asking

    /// Asks what comes next on the page.
    mutating func ask() {
        let view = view
        let next = question ?? firstQuestion(view.page)
        question = next
        switch next {
        case .field(let index) where view.page.fields.indices.contains(index):
            let field = view.page.fields[index]
            output.prompt(view.prompt(for: field, keeping: kept(field)))
        case .confirmation:
            output.prompt(view.prompt([words("plain.confirm")]))
        case .reading(let start): tellReading(from: start)
        case .other: output.prompt(view.prompt([words("plain.otherNumber")]))
        case .option, .field:
            question = .option
            output.prompt(view.prompt(for: options(of: view)))
        }
    }

    private func firstQuestion(_ page: Page) -> Question {
        if page.firstUnread(wizard.draft)?.isRequired == true { return .reading(from: 0) }
        return page.asksFieldsFirst ? .field(0) : .option
    }

    /// What stands in a field from before, as it may be said.
    private func kept(_ field: Field) -> String? {
        let draft = wizard.draft
        guard !draft.isEmpty(field.control), !field.isRefused(by: wizard.formError) else { return nil }
        return field.kind == .secret ? "" : draft.text(of: field.control)
    }

    private mutating func tellReading(from start: Int) {
        guard let reading = wizard.page.firstUnread(wizard.draft) else { return }
        let sentences = PlainSpelling.sentences(reading.text)
        let end = min(sentences.count, start + Self.sentencesAtOnce)
        for sentence in sentences[min(start, end)..<end] { output.say(sentence) }
        guard end == sentences.count else {
            question = .reading(from: end)
            return output.prompt(view.prompt([words("plain.readOn")]))
        }
        _ = PlainInput.readToEnd(reading.control).put(into: &wizard)
        question = .option
        tellOptions(options(of: view))
        output.prompt(view.prompt(for: options(of: view)))
    }

    // MARK: answering

    mutating func answer(_ line: SecretBytes) -> [Wizard.Command] {
        let text = PlainSpelling.trimmed(line.revealedText())
        if text.isEmpty, wizard.secondsToEnd != nil {
            _ = PlainInput.awake.put(into: &wizard)
            say(sentences: "plain.goesOn")
            return []
        }
        // The paper's letter of a choice is that choice.
        let isLetter = view.options.contains { $0.letter.map(String.init)?.lowercased() == text.lowercased() }
        if !isLetter, let word = PlainWord(text) { return follow(word) }
        let page = wizard.page
        switch question {
        case .field(let index)? where page.fields.indices.contains(index):
            return fill(page.fields[index], at: index, with: line, isEmpty: text.isEmpty)
        case .confirmation?:
            guard !text.isEmpty else { return pressPrimary(of: page) }
            question = .field(0)
            // Anything but the 1 that was asked for is what she would rather have there.
            if PlainSpelling.spelled(text) == "1" || page.fields[0].kind == .secret { return [] }
            return page.fields.count == 1
                ? correct(page.fields[0], with: line) : fill(page.fields[0], at: 0, with: line, isEmpty: false)
        case .reading?:
            return []
        case .other?:
            guard !text.isEmpty else {
                question = nil
                return []
            }
            return choose(text, of: view.options, preset: nil)
        case .option?, .field?, nil: return choose(text, of: options(of: view), preset: view.preset)
        }
    }

    private mutating func fill(_ field: Field, at index: Int, with line: SecretBytes, isEmpty: Bool)
        -> [Wizard.Command]
    {
        if isEmpty {
            if wizard.draft.isEmpty(field.control) || field.isRefused(by: wizard.formError), let missing = field.missing
            {
                tell(error: field.unfit ?? missing)
                return []
            }
        } else {
            _ = PlainInput.filled(field.control, line).put(into: &wizard)
            if let unfit = wizard.page.fields.first(where: { $0.control == field.control })?.unfit {
                tell(error: unfit)
                return []
            }
        }
        let page = wizard.page
        guard page.asksFieldsFirst else { return pressPrimary(of: page) }
        if index + 1 < page.fields.count {
            question = .field(index + 1)
            return []
        }
        // What the page reads back is confirmed first; of what nobody can see nothing is read back.
        let isSeen = page.fields.contains { $0.kind != .secret }
        if isSeen, !page.fields.compactMap(\.praise).isEmpty || !changes.isEmpty {
            question = .confirmation
            return []
        }
        return pressPrimary(of: page)
    }

    /// What takes the place of what was read back is read back too, in all its numbers.
    private mutating func correct(_ field: Field, with line: SecretBytes) -> [Wizard.Command] {
        let before = view.sentences
        _ = PlainInput.filled(field.control, line).put(into: &wizard)
        let news = view.sentences.filter { !before.contains($0) }
        guard !news.isEmpty else { return pressPrimary(of: wizard.page) }
        for sentence in news { output.say(sentence) }
        question = .confirmation
        return []
    }

    private mutating func pressPrimary(of page: Page) -> [Wizard.Command] {
        question = nil
        return page.primary.map { press($0) } ?? []
    }

    private mutating func press(_ control: Control) -> [Wizard.Command] {
        // The same may go wrong again, and is said again.
        (toldError, toldRemark) = (nil, nil)
        let before = shownSecrets
        let commands = PlainInput.pressed(control).put(into: &wizard)
        // A suggestion is read out before it is confirmed.
        let after = shownSecrets
        if after != before {
            for text in after where !text.isEmpty { output.say(words("plain.example", ["text": text])) }
        }
        return commands
    }

    /// What stands in the secret fields of a page that shows it.
    private var shownSecrets: [String] {
        guard wizard.draft.revealed == true else { return [] }
        return wizard.page.fields.filter { $0.kind == .secret }
            .map { wizard.draft.secret(of: $0.control).revealedText() }
    }

    private mutating func choose(_ text: String, of options: [PlainPage.Option], preset: Control?)
        -> [Wizard.Command]
    {
        if text.isEmpty {
            if let preset { return take(preset) }
            tell(error: wizard.page.enterHint ?? words("plain.choose", ["last": "\(options.count)"]))
            return []
        }
        let typed = PlainSpelling.spelled(text).lowercased()
        if let number = Int(typed), options.indices.contains(number - 1) { return take(options[number - 1].control) }
        let meant = options.filter {
            $0.letter.map(String.init)?.lowercased() == typed || PlainSpelling.spelled($0.label).lowercased() == typed
        }
        if meant.count == 1 { return take(meant[0].control) }
        tell(error: words("plain.choose", ["last": "\(options.count)"]))
        return []
    }

    /// Presses what was chosen, or asks for the field that was.
    private mutating func take(_ control: Control) -> [Wizard.Command] {
        if let index = wizard.page.fields.firstIndex(where: { $0.control == control }) {
            question = .field(index)
            return []
        }
        question = nil
        return press(control)
    }

    private mutating func follow(_ word: PlainWord) -> [Wizard.Command] {
        let page = wizard.page
        switch word {
        case .back:
            guard let before = questionBefore(on: page) else { return press(.escape, of: page) }
            question = before
            return []
        case .help: return press(.function(1), of: page)
        case .key(let number): return press(.function(number), of: page)
        case .otherKey:
            tell(error: words("plain.noKey"))
            return []
        case .language(let language):
            return language == wizard.language ? [] : PlainInput.turned(to: language).put(into: &wizard)
        case .again:
            question = nil
            tellPage()
            return []
        case .others:
            guard page.asksFieldsFirst || page.firstUnread(wizard.draft) != nil, !view.options.isEmpty else {
                // There is nothing else.
                tellOptions(options(of: view))
                return []
            }
            tellOptions(view.options)
            question = .other
            return []
        }
    }

    /// What was asked before on this page; `nil` at its first question.
    private func questionBefore(on page: Page) -> Question? {
        switch question {
        case .field(let index)? where index > 0: .field(index - 1)
        case .confirmation?: .field(page.fields.count - 1)
        case .other?: .field(0)
        case .field?, .option?, .reading?, nil: nil
        }
    }

    private mutating func press(_ key: Key, of page: Page) -> [Wizard.Command] {
        guard let binding = page.keys.first(where: { $0.key == key }), binding.control != .reveal else {
            tell(error: words("plain.noKey"))
            return []
        }
        return press(binding.control)
    }
}

extension Page {
    /// Whether it is a form: its fields are asked one after the other. Where all of them may stay empty, they are chosen
    /// like everything else.
    var asksFieldsFirst: Bool { fields.contains { $0.missing != nil } }
}

extension Field {
    /// Whether what stands there cannot count, and so is not offered again.
    fileprivate func isRefused(by error: FormError?) -> Bool { error?.control == control || unfit != nil }
}
