import FlowEngine
public import Manual
import Portal
public import Terminal

/// What stands on every page: heading, banner, keys and the line above them.
extension View {
    /// A page under the heading of a numbered step.
    func page(_ step: Step, tail: String = "") -> Page {
        let pages = StepHeading.of(step).pages
        let heading = Heading(title: words.heading(step) + tail, stage: "\(step.stage)/4")
        return framed(heading, manualPage: pages.isEmpty ? "" : manualPage(pages))
    }

    /// A page that the paper does not number.
    public func page(titled phrase: Phrase, stage: String = "") -> Page {
        framed(Heading(title: words(phrase), stage: stage), manualPage: "")
    }

    /// A page beside a step: under the heading of the page below it.
    func page(over below: Page) -> Page { Page(heading: below.heading, banner: below.banner) }

    private func framed(_ heading: Heading, manualPage: String) -> Page {
        var page = Page(
            heading: heading,
            banner: Banner(
                society: society.name(in: words.language), manualPage: manualPage, telephone: words("banner.telephone"))
        )
        page.status = status()
        return page
    }

    private func manualPage(_ pages: String) -> String {
        let parts = pages.split(separator: "-")
        guard parts.count == 2 else { return words("banner.page", ["page": pages]) }
        return words("banner.pages", ["first": String(parts[0]), "last": String(parts[1])])
    }

    /// The line above the keys: a mistake, what went right last, or the wait that is on.
    func status(orWaiting waiting: String? = nil) -> Status? {
        if let mistake { return .wrong(mistake.sentence) }
        if let remark { return .note(remark) }
        return waiting.map(Status.waiting)
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

    /// F6 or F7 for a step's own action.
    func ownKey(_ number: Int, _ control: Control, _ phrase: Phrase) -> KeyBinding {
        KeyBinding(control, key: .function(number), keyName: "F\(number)", label: words(phrase))
    }

    /// The error under a field, if the last mistake blames it.
    func error(under control: Control) -> String? { mistake?.control == control ? mistake?.underField : nil }
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
    static let otherMethod: Control = "otherMethod"
}
