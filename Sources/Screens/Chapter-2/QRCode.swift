import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import TextUI

/// 2-4【6】, and 2-3【5】 where this terminal is not the phone itself: the QR code on this very screen, the key beside it.
/// Later it adds another app on the top page.
struct QRCodeScreen: Screen {
    let step: Step
    var isAddition = false

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = isAddition ? context.page(titled: "top.title.methods") : context.page(step)
        let words = context.words
        guard let key = context.shownKey else { return page }
        if isOnPhone(context) { return keyPage(key, page, context, lead: "2-3.5.onPhone") }
        if !context.showsSymbols {
            return keyPage(key, page, context, lead: context.isPlain ? "qr.plain" : "qr.small")
        }
        page.symbol = symbol(of: key, context)
        let groups = key.key.groups
        page.body = [
            .text(words(Phrase("\(step.rawValue).text")), indent: 0), .blank,
            .buttons([Button(.submit, label: words(Phrase("\(step.rawValue).next")))]), .blank,
            .text(words("qr.cannotRead"), indent: 0),
        ]
        // A remedy that a terminal of this size does not have is not offered.
        let hasShapes =
            page.symbol.map {
                $0.shape.next(side: $0.side, in: context.size, isColourless: context.isColourless) != $0.shape
            }
            ?? false
        if hasShapes { page.body.append(.buttons([Button(Action.shape, label: words("qr.shape"))])) }
        page.body += [
            .buttons([Button(Action.key, label: words("qr.key"))])
        ]
        if !isAddition { page.body.append(.buttons([Button(.otherMethod, label: words("other.other"))])) }
        page.body += [
            .text(words("qr.keyFollows"), indent: 0),
            .text(groups.prefix(4).joined(separator: " "), indent: 2, tone: .strong),
            .text(groups.dropFirst(4).joined(separator: " "), indent: 2, tone: .strong),
            .text(words("qr.private"), indent: 0),
        ]
        page.primary = .submit
        page.keys = context.keys(
            own: (hasShapes ? [context.ownKey(6, Action.shape.control, "key.shape")] : [])
                + (isAddition ? [] : [context.ownKey(7, .otherMethod, "key.otherMethod")]))
        return page
    }

    /// A phone's camera cannot see its own screen: there the key is copied.
    func isOnPhone(_ context: ScreenContext) -> Bool {
        (step == .step2_3_5 || isAddition) && context.terminal.kind == .phone
    }

    private func keyPage(_ key: ShownKey, _ page: Page, _ context: ScreenContext, lead: Phrase) -> Page {
        var page = page
        page.body =
            [.text(context.words(lead)), .blank] + key.large + [
                .blank, .text(context.words("key.how")), .blank,
                .buttons(
                    [Button(.submit, label: context.words("2-3.5.next"))] + context.copyButton(Action.copy.control)
                        + [isAddition ? nil : context.keyPageButton].compactMap(\.self)),
            ]
        page.primary = .submit
        page.keys = context.keys(own: isAddition ? [] : [context.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = .note(context.words("qr.private.line"))
        return page
    }

    private func symbol(of key: ShownKey, _ context: ScreenContext) -> Symbol? {
        do {
            let code = try QRSymbol(text: key.uri.revealedText(), level: .low)
            return Symbol(side: code.side, modules: code.modules, shape: context.draft.symbolShape ?? .halfBlocks)
        } catch {
            // A key URI that no code can hold is refused in the settings, at start.
            return nil
        }
    }

    enum Action: String, PageAction { case submit, shape, key, copy, keyPage, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: isAddition ? .open(.newAppCode) : .ask(.goOn)
        case .shape: .changeShape
        case .key: .open(.key)
        case .copy: context.copyKey()
        case .keyPage: context.openKeyPage()
        case .otherMethod: .open(.otherMethod)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { isAddition ? .close : .ask(.goBack) }
}
