import FlowEngine
import Manual
import OneTimeCodes
import Portal
import Secrets
import Terminal

/// 2-5①【4】: the key for Chrome's extension.
struct ExtensionKeyScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(step)
        let words = view.words
        guard let key = view.situation.key else { return page }
        page.body =
            [.text(words(view.situation.hasPages ? "2-5c.4.pages" : "2-5c.4.text")), .blank] + key.large + [
                .blank, .text(words("2-5c.4.how", ["label": key.label])), .blank,
                .buttons(
                    [Button(.submit, label: words("2-5c.4.next")), Button("copy", label: words("key.copy"))]
                        + [view.keyPageButton].compactMap(\.self)),
            ]
        page.primary = .submit
        page.keys = view.keys(
            own: [view.ownKey(3, "copy", "key.copy"), view.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = view.status() ?? .note(words("qr.private.line"))
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .ask(.goOn)
        case "copy": view.copyKey()
        case "page": view.openKeyPage()
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .ask(.goBack) }
}

/// 2-5②【4】: the QR code as a picture on the member's own PC, which the extension for Edge opens.
struct SavePictureScreen: Screen {
    let step: Step

    var waitsForOutside: Bool { true }

    var showsKey: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(step)
        let words = view.words
        guard let key = view.situation.key else { return page }
        var buttons = [Button(.submit, label: words("2-5e.4.next"))]
        if view.terminal.mayHoldPictures {
            page.body = [.text(words("2-5e.4.text", ["file": view.pictureName])), .blank]
            buttons.insert(Button("save", label: words("2-5e.4.save")), at: 0)
        } else {
            // It would lie on somebody else's disk.
            page.body = [.text(words("2-5e.4.elsewhere")), .blank]
            buttons.append(Button("copy", label: words("key.copy")))
        }
        buttons += [view.keyPageButton].compactMap(\.self)
        page.body += key.large + [.blank, .text(words("2-5e.4.key", ["label": key.label])), .blank, .buttons(buttons)]
        page.primary = buttons.first?.control
        page.keys = view.keys(
            own: [view.ownKey(3, "copy", "key.copy"), view.ownKey(7, .otherMethod, "key.otherMethod")])
        page.status = view.status() ?? .note(words("qr.private.line"))
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .ask(.goOn)
        case "save": save(view)
        case "copy": view.copyKey()
        case "page": view.openKeyPage()
        case .otherMethod: .open(.otherMethod)
        default: .stay
        }
    }

    private func save(_ view: View) -> Act {
        guard view.terminal.mayHoldPictures, let key = view.situation.key else { return .stay }
        do {
            return .save(try QRSymbol(text: key.uri.revealedText()).png, name: view.pictureName)
        } catch {
            return .refuse(Mistake(nil, sentence: view.words("picture.failed")))
        }
    }

    func back(in view: View) -> Act? { .ask(.goBack) }
}

extension View {
    /// So named that she recognises it among her other files.
    var pictureName: String { words("picture.name") }
}
