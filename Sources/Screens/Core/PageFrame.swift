import FlowEngine
public import Content
import Accounts
public import TextUI

/// What stands on every page: heading, banner, keys and the line above them.
extension ScreenContext {
    /// A page under the heading of a numbered step.
    func page(_ step: Step, tail: String = "") -> Page {
        let pages = StepHeading.of(step).pages
        let heading = Heading(title: words.heading(step) + tail, stage: Self.stage(step.stage))
        return framed(heading, manualPage: pages.isEmpty ? "" : manualPage(pages))
    }

    /// A page that the paper does not number.
    public func page(titled phrase: Phrase, stage: String = "") -> Page {
        framed(Heading(title: words(phrase), stage: stage), manualPage: "")
    }

    /// A page beside a step: under the heading of the page below it.
    func page(over below: Page) -> Page { Page(heading: below.heading, banner: below.banner) }

    private func framed(_ heading: Heading, manualPage: String) -> Page {
        Page(
            heading: heading,
            banner: Banner(
                society: society.name(in: words.language), manualPage: manualPage, telephone: words("banner.telephone"))
        )
    }

    /// `● ● ○ ○  2/4`: apart, since most Japanese fonts draw such signs wider than their cell.
    static func stage(_ stage: Int) -> String {
        (1...4).map { $0 <= stage ? "●" : "○" }.joined(separator: " ") + "  \(stage)/4"
    }

    private func manualPage(_ pages: String) -> String {
        let parts = pages.split(separator: "-")
        guard parts.count == 2 else { return words("banner.page", ["page": pages]) }
        return words("banner.pages", ["first": String(parts[0]), "last": String(parts[1])])
    }

    /// The keys in the order of the key bar; `shown` where the page shows secrets until they are hidden.
    public func keys(
        back: Bool = true, reveal: Bool = false, shown: Bool = false,
        refresh: Bool = false,
        own: [KeyBinding] = []
    ) -> [KeyBinding] {
        var keys: [KeyBinding] = []
        // The last line names Enter by what it does.
        keys.append(KeyBinding(.enter, key: .enter, keyName: "Enter", label: words("key.next")))
        if back { keys.append(KeyBinding(.back, key: .escape, keyName: "Esc", label: words("key.back"))) }
        keys.append(KeyBinding(.help, key: .function(1), keyName: "F1", label: words("key.help")))
        keys.append(
            KeyBinding(.language, key: .function(2), keyName: "F2", label: nameOfNextLanguage))
        if reveal {
            let label: Phrase = draft.revealed ?? shown ? "key.hide" : "key.reveal"
            keys.append(KeyBinding(.reveal, key: .function(4), keyName: "F4", label: words(label)))
        }
        if refresh {
            keys.append(KeyBinding(.refresh, key: .function(5), keyName: "F5", label: words("key.refresh")))
        }
        keys += own
        let leave: Phrase = terminal.isKiosk ? "key.startOver" : "key.leave"
        keys.append(KeyBinding(.leave, key: .function(10), keyName: "F10", label: words(leave)))
        return keys + furiganaKeys
    }

    /// F11 writes readings behind words with kanji, on a member's screen and in Japanese alone.
    private var furiganaKeys: [KeyBinding] {
        isPlain || staff != nil || !words.language.isJapanese ? [] : [ownKey(11, .furigana, "key.furigana")]
    }

    private var nameOfNextLanguage: String {
        let next = words.language.next(in: languages)
        return words.language == .kana ? next.nameInKana : next.ownName
    }

    /// A key for a step's own action. One key, one meaning: F6 shows another (code, letters, example,
    /// shape), F7 leads to another method.
    func ownKey(_ number: Int, _ control: Control, _ phrase: Phrase) -> KeyBinding {
        KeyBinding(control, key: .function(number), keyName: "F\(number)", label: words(phrase))
    }
}
