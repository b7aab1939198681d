import FlowEngine
import Manual
import OneTimeCodes
public import Portal
import Secrets
import Terminal

/// `キーを手で入力する`: the key in groups of four, and how to type it.
struct KeyScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in view: View) -> Page {
        var page = isSetUp(view) ? view.page(step) : view.page(titled: "top.title.methods")
        let words = view.words
        guard let key = view.shownKey else { return page }
        page.body =
            [
                .text(words("key.lead")), .blank,
            ] + key.large + [
                .blank, .text(words("key.how")), .blank,
                .buttons(
                    [Button(.submit, label: words("button.back"))]
                        + (isSetUp(view) ? [Button(.otherMethod, label: words("app.otherMethod"))] : [])),
            ]
        page.primary = .submit
        let copy = view.terminal.isKiosk ? [] : [view.ownKey(3, "copy", "key.copy")]
        page.keys = view.keys(enter: "key.back", own: copy)
        page.status = view.status() ?? .note(words("qr.private.line"))
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .close
        case .otherMethod where isSetUp(view): .open(.otherMethod)
        case "copy": view.copyKey()
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }

    /// On the top page the key is of another app: no step of the manual, and no choice to withdraw.
    private func isSetUp(_ view: View) -> Bool { view.situation.presence != .signedIn }
}

extension View {
    /// The key that this page may show: the set-up's, or that of another app.
    public var shownKey: ShownKey? { situation.key ?? situation.safeguards?.key }

    /// One string without separators: an app takes spaces for characters of the key.
    func copyKey() -> Act { shownKey.map { .copy($0.letters.revealedText()) } ?? .stay }
}

extension ShownKey {
    /// Large, in two rows.
    var large: [Block] {
        [key.groups.prefix(4), key.groups.dropFirst(4)].map {
            .text($0.joined(separator: "  "), indent: 8, tone: .strong)
        }
    }
}
