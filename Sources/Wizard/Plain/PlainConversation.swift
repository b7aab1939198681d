import Accounts
import Content
import Screens
public import Secrets
import TextUI
import World

/// A session in plain text, without a terminal: lines come in, lines and commands go out (T10). It asks one question at
/// a time, of the pages of the same wizard.
public struct PlainConversation: Sendable {
    /// What comes in.
    public enum Event: Sendable {
        /// A line that was typed.
        case line(SecretBytes)
        /// Anything else that a wizard takes.
        case other(Wizard.Input)
    }

    /// What the next line answers.
    enum Question: Equatable {
        case field(Int)
        case option
        /// What else the page can do, beside its fields.
        case other
        /// Whether what was read back is right.
        case confirmation
        /// Whether to read on in a long text, from that sentence.
        case reading(from: Int)
    }

    /// A page as it was said last.
    struct Said {
        let key: DraftKey
        let language: Language
        /// What could be filled in and chosen.
        var stops: [Control]
        /// Its sentences, without what counts down in them.
        var sentences: Set<String>
    }

    /// The session as it stands.
    public internal(set) var wizard: Wizard
    /// What is to be written, not yet taken by the driver.
    var output = PlainOutput()
    var question: Question?
    /// The page that was said last, and what it said.
    var said: Said?
    var toldError: FormError?
    var toldRemark: String?
    var isEndTold = false
    var isWaitTold = false
    /// Since when she has been waiting, and for how many seconds that was said last.
    var waitingSince: Instant
    var toldWait = 0

    /// Seconds between two signs of life.
    static let signSeconds = 30

    /// A session that begins with the wizard's present page.
    public init(_ wizard: Wizard) {
        self.wizard = wizard
        waitingSince = wizard.now
    }

    /// Whether the next line is a secret, and is not to be echoed.
    public var isSecret: Bool {
        guard case .field(let index)? = question, wizard.page.fields.indices.contains(index) else { return false }
        return wizard.page.fields[index].kind == .secret
    }

    /// Gives what is to be written.
    public mutating func takeOutput() -> String {
        output.take()
    }

    /// Says how it goes, and the first page.
    public mutating func begin() {
        say(sentences: "plain.intro")
        if !wizard.windows.isEmpty {
            let page = wizard.page
            output.say(page.windowBar.map { "\($0.keyName) \($0.label)" }.joined(separator: separator))
        }
        settle()
    }

    /// Takes what came in, and says what has to be done. What was typed before the page changed by itself is not meant
    /// for it: `forgetsTyping` tells the driver.
    public mutating func take(_ event: Event) -> (commands: [Wizard.Command], forgetsTyping: Bool) {
        switch event {
        case .line(let line):
            output.lineWasTyped()
            guard wizard.askedAt == nil else { return ([], false) }
            let commands = answer(line)
            if wizard.askedAt == nil { settle() }
            return (commands, false)
        case .other(let input):
            let before = pageKey
            let wasAsked = wizard.askedAt != nil
            let commands = wizard.take(input)
            guard wizard.askedAt == nil else {
                tellOfWait()
                return (commands, false)
            }
            isWaitTold = false
            let hasChanged = before != pageKey || said?.stops != wizard.page.stops
            if wasAsked || hasChanged || !changes.isEmpty { settle() } else { tellOfTime() }
            return (commands, hasChanged && !wasAsked)
        }
    }

    /// Whether neither an answer nor a look at the store is awaited.
    public var isIdle: Bool { wizard.isWatching && wizard.askedAt == nil && !wizard.isLooking }

    /// The terminal showed something else meanwhile.
    public mutating func askAnew() { ask() }

    /// Nothing more will be typed: what is stored stays, as if she had left.
    public mutating func end() -> Wizard.Ending {
        output.endPrompt()
        for case .end(let ending) in wizard.leave() { return ending }
        return .stopped
    }

    // MARK: what is said

    var words: Words { wizard.presentWords }
    var view: PlainPage { PlainPage(page: wizard.page, words: words) }
    var pageKey: DraftKey { wizard.draftKey }
    private var separator: String { PlainSpelling.comma(in: words.language) }

    mutating func say(sentences phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) {
        for sentence in PlainSpelling.sentences(words(phrase, values)) { output.say(sentence) }
    }

    mutating func tell(error sentence: String) {
        for (index, line) in view.sentences(of: sentence).enumerated() {
            output.say(index == 0 ? words("plain.error") + " " + line : line)
        }
    }

    /// What the page says now and did not before; numbers that count down are no news.
    var changes: [String] {
        guard let said, said.key == pageKey, said.language == wizard.language else { return [] }
        return view.sentences.filter { !said.sentences.contains(PlainSpelling.withoutNumbers($0)) }
    }

    private mutating func note(_ sentences: [String]) {
        let old = said.map { $0.key == pageKey && $0.language == wizard.language ? $0.sentences : [] } ?? []
        said = Said(
            key: pageKey, language: wizard.language, stops: wizard.page.stops,
            sentences: old.union(sentences.map(PlainSpelling.withoutNumbers)))
    }

    /// Says what is new: the page, what changed on it, what went wrong; then asks.
    mutating func settle() {
        let isNew = said?.key != pageKey || said?.language != wizard.language
        if isNew {
            question = nil
            tellPage()
        } else {
            // What went wrong is said first, then what the page says to it.
            tellRemarks()
            let isOther = said?.stops != wizard.page.stops
            let news = changes
            note(news)
            for sentence in news { output.say(sentence) }
            if isOther {
                question = nil
                tellDoors()
            }
        }
        tellRemarks()
        ask()
    }

    /// The whole page, also when she asks for it again.
    mutating func tellPage() {
        let view = view
        isEndTold = false
        waitingSince = wizard.now
        toldWait = 0
        output.say("")
        for line in view.heading { output.say(line) }
        let sentences = view.sentences
        note(sentences)
        for sentence in sentences { output.say(sentence) }
        tellDoors()
        for sentence in view.status { output.say(sentence) }
    }

    /// What can be chosen; beside fields, that there is something.
    private mutating func tellDoors() {
        let view = view
        if view.page.asksFieldsFirst {
            if view.options.contains(where: { $0.control != view.page.primary }) { say(sentences: "plain.others") }
        } else if view.page.firstUnread(wizard.draft) == nil {
            tellOptions(options(of: view))
        }
    }

    mutating func tellOptions(_ options: [PlainPage.Option]) {
        let view = view
        if options.count == 1, options[0].control == view.preset { return }
        for (index, option) in options.enumerated() { output.say(view.line(of: option, number: index + 1)) }
    }

    private mutating func tellRemarks() {
        if let remark = wizard.remark, remark != toldRemark {
            toldRemark = remark
            for sentence in PlainSpelling.sentences(remark) { output.say(sentence) }
        }
        guard let error = wizard.formError, error != toldError else { return }
        toldError = error
        tell(error: wizard.page.fields.compactMap(\.error).first ?? wizard.view.sentence(of: error))
        // The whole question is asked again.
        if wizard.page.asksFieldsFirst { question = nil }
    }

    /// The end that comes near, and a sign of life while she waits.
    private mutating func tellOfTime() {
        if let seconds = wizard.secondsToEnd {
            guard !isEndTold else { return }
            isEndTold = true
            say(sentences: "plain.ending", ["seconds": "\(seconds)"])
            return ask()
        }
        isEndTold = false
        guard wizard.isWatching else { return }
        let waited = waitingSince.secondsRemaining(until: wizard.now) / Self.signSeconds * Self.signSeconds
        guard waited > toldWait else { return }
        toldWait = waited
        say(sentences: "plain.waiting", ["span": words.span(waited)])
        ask()
    }

    /// An answer takes long.
    private mutating func tellOfWait() {
        guard !isWaitTold, let askedAt = wizard.askedAt, wizard.now.milliseconds - askedAt.milliseconds >= 1_000 else {
            return
        }
        isWaitTold = true
        say(sentences: "plain.asking")
    }
}
