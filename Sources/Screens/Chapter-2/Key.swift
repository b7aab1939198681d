import FlowEngine
import Content
import OneTimeCodes
public import Accounts
import Secrets
import TextUI

/// `キーを手で入力する`: the key in groups of four, and how to type it.
struct KeyScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = isSetUp(context) ? context.page(step) : context.page(titled: "top.title.methods")
        let words = context.words
        guard let key = context.shownKey else { return page }
        page.body =
            [
                .text(words(step == .step2_5chrome_4 ? "2-5c.4.text" : "key.lead")), .blank,
            ] + key.large + [
                .blank, .text(words(how, ["label": key.label])), .blank,
                .buttons(
                    [Button(.submit, label: words("key.entered"))] + context.copyButton(Action.copy.control)),
            ]
        if isSetUp(context) { page.body.append(.ways([Button(.otherMethod, label: words("app.otherMethod"))])) }
        page.primary = .submit
        page.keys = context.keys(own: isSetUp(context) ? [context.ownKey(7, .otherMethod, "key.otherMethod")] : [])
        page.status = .note(words("qr.private.line"))
        return page
    }

    enum Action: String, PageAction { case submit, otherMethod, copy }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        // It was entered by hand: the number is asked next.
        case .submit: isSetUp(context) ? .ask(.goOn) : .open(.newAppCode)
        case .otherMethod: isSetUp(context) ? .open(.otherMethod) : .stay
        case .copy: context.copyKey()
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }

    /// An extension is told otherwise than an app on a phone.
    private var how: Phrase { step == .step2_5chrome_4 ? "2-5c.4.how" : "key.how" }

    /// On the top page the key is of another app: no step of the manual, and no choice to withdraw.
    private func isSetUp(_ context: ScreenContext) -> Bool { context.screenState.authenticationLevel != .signedIn }
}

extension ScreenContext {
    /// The key that this page may show: the set-up's, or that of another app.
    public var shownKey: ShownKey? { screenState.key ?? screenState.securitySettings?.key }

    /// One string without separators: an app takes spaces for characters of the key.
    func copyKey() -> ScreenAction { shownKey.map { .copy($0.letters.revealedText()) } ?? .stay }
}

extension ShownKey {
    /// Large, in two rows.
    var large: [Block] {
        [key.groups.prefix(4), key.groups.dropFirst(4)].map {
            .text($0.joined(separator: "  "), indent: 8, tone: .strong)
        }
    }
}
