import Content
public import TextUI

/// What the last line names.
public struct KeyBar {
    let context: ScreenContext

    /// The last line of a page drawn from that.
    public init(context: ScreenContext) { self.context = context }

    /// What the last line names: at most five keys, Enter by what it does now (T04, T24). The draft's focus is on the
    /// page.
    public func bar(of page: Page, with draft: Draft) -> [KeyBinding] {
        let bound = { (control: Control) in page.keys.first { $0.control == control } }
        var bar: [KeyBinding] = []
        if let enter = enterKey(on: page, draft) { bar.append(enter) }
        if let down = downKey(on: page, draft) { bar.append(down) }
        bar += [Control.back, .help].compactMap(bound)
        if bar.count < 4, let language = bound(.language) { bar.append(language) }
        // Whoever reads easy Japanese is the likeliest to want readings.
        let isEasy = context.words.language == .easyJapanese
        if bar.count < 4, isEasy, let furigana = bound(.furigana) { bar.append(furigana) }
        return bar + [bound(.leave)].compactMap(\.self)
    }

    private func enterKey(on page: Page, _ draft: Draft) -> KeyBinding? {
        func enter(_ label: String) -> KeyBinding {
            KeyBinding(.enter, key: .enter, keyName: "Enter", label: label)
        }
        guard let focus = draft.focus else {
            guard !page.choices.isEmpty else { return nil }
            return KeyBinding(
                .enter, key: .enter, keyName: context.words("key.numbers", ["last": "\(page.choices.count)"]),
                label: context.words("key.number"))
        }
        if focus == page.primary, page.firstUnread(draft) != nil {
            return enter(context.words("key.readOn"))
        }
        let fields = page.fields
        if let index = fields.firstIndex(where: { $0.control == focus }) {
            if index + 1 < fields.count { return enter(context.words("key.nextField")) }
            let button = page.buttons.first { $0.control == page.primary }
            return enter(button.map { short($0, or: "key.next") } ?? context.words("key.next"))
        }
        if page.choices.contains(where: { $0.control == focus }) { return enter(context.words("key.choose")) }
        return page.buttons.first { $0.control == focus }.map { enter(short($0, or: "key.press")) }
    }

    /// Long labels have no room beside the other keys.
    private func short(_ button: Button, or phrase: Phrase) -> String {
        TextWidth.columns(of: button.label) <= 22 ? button.label : context.words(phrase)
    }

    private func downKey(on page: Page, _ draft: Draft) -> KeyBinding? {
        // A long text beside no field is scrolled by the arrows.
        if page.fields.isEmpty, page.readings.contains(where: { !draft.isReadToEnd($0.control) }) {
            return KeyBinding(.down, key: .down, keyName: "↓", label: context.words("key.readOn"))
        }
        let stops = page.stops
        let index = draft.focus.flatMap(stops.firstIndex(of:))
        guard let next = index.map({ stops.dropFirst($0 + 1).first }) ?? stops.first else { return nil }
        let label: Phrase =
            if page.firstUnread(draft) != nil {
                "key.readOn"
            } else if page.choices.contains(where: { $0.control == next }) {
                "key.down.choice"
            } else if page.fields.contains(where: { $0.control == next }) {
                "key.down.field"
            } else {
                "key.down.button"
            }
        return KeyBinding(.down, key: .down, keyName: "↓", label: context.words(label))
    }
}
