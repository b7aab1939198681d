import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import TextUI

/// 2-5①【4】: the paper's way first, a page in the browser with the QR code; the key itself is the way out, and the only
/// way where no page can be opened.
struct ExtensionKeyScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        let words = context.words
        guard let key = context.screenState.key else { return page }
        let ways: Block = .ways([Button(.otherMethod, label: words("2-5.other"))])
        if context.screenState.hasPages {
            page.body = [
                .text(words("2-5c.4.pages")), .blank, .buttons([Button(Action.keyPage, label: words("2-5c.4.open"))]),
                .blank,
                .ways([
                    Button(Action.key, label: words("2-5c.4.byHand")), Button(.otherMethod, label: words("2-5.other")),
                ]),
            ]
            page.primary = Action.keyPage.control
        } else {
            page.body =
                [.text(words("2-5c.4.text")), .blank] + key.large + [
                    .blank, .text(words("2-5c.4.how", ["label": key.label])), .blank,
                    .buttons(
                        [Button(.submit, label: words("2-5c.4.next"))] + context.copyButton(Action.copy.control)),
                    ways,
                ]
            page.primary = .submit
        }
        page.keys = context.keys(own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = .note(words("qr.private.line"))
        return page
    }

    enum Action: String, PageAction { case submit, copy, keyPage, key, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: .ask(.goOn)
        case .copy: context.copyKey()
        case .keyPage: context.openKeyPage()
        case .key: .open(.key)
        case .otherMethod: .open(.otherMethod)
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }
}

/// 2-5②【4】: the QR code as a picture on the member's own PC, which the extension for Edge opens.
struct SavePictureScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        let words = context.words
        guard let key = context.screenState.key else { return page }
        var buttons = [Button(.submit, label: words("2-5e.4.next"))]
        if context.terminal.mayHoldPictures {
            page.body = [.text(words("2-5e.4.text", ["file": context.pictureName]))]
            if let folder = context.savedPicture {
                page.body.append(.text(words("picture.place", ["folder": folder]), indent: Layout.indent))
            }
            page.body.append(.blank)
            buttons.insert(Button(Action.save, label: words("2-5e.4.save")), at: 0)
        } else {
            // It would lie on somebody else's disk.
            page.body = [.text(words("2-5e.4.elsewhere")), .blank]
        }
        buttons += context.copyButton(Action.copy.control) + [context.keyPageButton].compactMap(\.self)
        page.body +=
            key.large + [
                .blank, .text(words("2-5e.4.key", ["label": key.label])), .blank, .buttons(buttons),
                .ways([Button(.otherMethod, label: words("2-5.other"))]),
            ]
        page.primary = .submit
        // Whoever has saved it goes on.
        page.entrance =
            context.savedPicture == nil ? buttons.map(\.control).first { $0 == Action.save.control } : nil
        page.keys = context.keys(own: [context.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = .note(words("qr.private.line"))
        return page
    }

    enum Action: String, PageAction { case submit, save, copy, keyPage, otherMethod }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: .ask(.goOn)
        case .save: save(context)
        case .copy: context.copyKey()
        case .keyPage: context.openKeyPage()
        case .otherMethod: .open(.otherMethod)
        }
    }

    private func save(_ context: ScreenContext) -> ScreenAction {
        guard context.terminal.mayHoldPictures, let key = context.screenState.key else { return .stay }
        do {
            return .save(try QRSymbol(text: key.uri.revealedText()).png, name: context.pictureName)
        } catch {
            return .refuse(FormError(nil, sentence: context.words("picture.failed")))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.goBack) }
}

extension ScreenContext {
    /// So named that she recognises it among her other files.
    var pictureName: String { words("picture.name") }
}
