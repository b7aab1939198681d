import FlowEngine
public import Manual
import Portal
public import Terminal

/// What stands on every page: heading, banner, keys and the line above them.
extension View {
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
        enter: Phrase? = "key.next", back: Bool = true, reveal: Bool = false, shown: Bool = false,
        refresh: Bool = false,
        own: [KeyBinding] = []
    ) -> [KeyBinding] {
        var keys: [KeyBinding] = []
        if let enter { keys.append(KeyBinding(.enter, key: .enter, keyName: "Enter", label: words(enter))) }
        if back { keys.append(KeyBinding(.back, key: .escape, keyName: "Esc", label: words("key.back"))) }
        keys.append(KeyBinding(.help, key: .function(1), keyName: "F1", label: words("key.help")))
        keys.append(KeyBinding(.language, key: .function(2), keyName: "F2", label: words("key.language")))
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
        return keys
    }

    /// A key for a step's own action. One key, one meaning: F3 copies, F6 shows another (code, letters, example,
    /// shape), F7 leads to another method.
    func ownKey(_ number: Int, _ control: Control, _ phrase: Phrase) -> KeyBinding {
        KeyBinding(control, key: .function(number), keyName: "F\(number)", label: words(phrase))
    }

    /// What the last line names: at most five keys, Enter by what it does now (T04, T24).
    public func bar(of page: Page) -> [KeyBinding] {
        var draft = draft
        draft.settle(on: page)
        let bound = { (control: Control) in page.keys.first { $0.control == control } }
        var bar: [KeyBinding] = []
        if let enter = enterKey(on: page, draft) { bar.append(enter) }
        if let down = downKey(on: page, draft) { bar.append(down) }
        bar += [Control.back, .help].compactMap(bound)
        if bar.count < 4, let language = bound(.language) { bar.append(language) }
        return bar + [bound(.leave)].compactMap(\.self)
    }

    private func enterKey(on page: Page, _ draft: Draft) -> KeyBinding? {
        func enter(_ label: String) -> KeyBinding {
            KeyBinding(.enter, key: .enter, keyName: "Enter", label: label)
        }
        guard let focus = draft.focus else {
            guard !page.choices.isEmpty else { return nil }
            return KeyBinding(.enter, key: .enter, keyName: "1～\(page.choices.count)", label: words("key.number"))
        }
        if let reading = page.readings.first(where: \.isRequired), focus == page.primary,
            !draft.isReadToEnd(reading.control)
        {
            return enter(words("key.readOn"))
        }
        if let index = page.fields.firstIndex(where: { $0.control == focus }) {
            if index + 1 < page.fields.count { return enter(words("key.nextField")) }
            return enter(page.buttons.first { $0.control == page.primary }.map(short) ?? words("key.next"))
        }
        if page.choices.contains(where: { $0.control == focus }) { return enter(words("key.choose")) }
        return page.buttons.first { $0.control == focus }.map { enter(short($0)) }
    }

    /// Long labels have no room beside the other keys.
    private func short(_ button: Button) -> String {
        TextWidth.columns(of: button.label) <= 18 ? button.label : words("key.press")
    }

    private func downKey(on page: Page, _ draft: Draft) -> KeyBinding? {
        let stops = page.stops
        let index = draft.focus.flatMap(stops.firstIndex(of:))
        guard let next = index.map({ stops.dropFirst($0 + 1).first }) ?? stops.first else { return nil }
        let label: Phrase =
            if page.choices.contains(where: { $0.control == next }) {
                "key.down.choice"
            } else if page.fields.contains(where: { $0.control == next }) {
                "key.down.field"
            } else {
                "key.down.button"
            }
        return KeyBinding("down", key: .down, keyName: "↓", label: words(label))
    }
}

extension Control {
    static let enter: Control = "enter"
    /// Esc.
    public static let back: Control = "back"
    /// F1.
    public static let help: Control = "help"
    /// F2.
    public static let language: Control = "language"
    static let reveal: Control = "reveal"
    /// F5.
    public static let refresh: Control = "refresh"
    /// F10.
    public static let leave: Control = "leave"
    static let submit: Control = "submit"
    /// A button that ends the sitting; it says what F10 asks.
    static let finish: Control = "finish"
    static let otherMethod: Control = "otherMethod"
}
