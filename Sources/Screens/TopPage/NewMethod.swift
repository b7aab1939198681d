import FlowEngine
import Manual
import Portal
import Terminal

/// Another app: its code. The key before it is the page of 2-4【6】.
struct NewAppCodeScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(titled: "top.title.methods")
        page.body = view.appCodeBody(
            buttons: [Button("back", label: view.words(view.showAgainLabel))], submit: "method.add")
        page.primary = .submit
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { .addApp(code: $0) }
        case "back": .close
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }

    func mistake(for trouble: Trouble, in view: View) -> Mistake { view.codeMistake(for: trouble) }
}

/// A code by mail: to the confirmed address, so that it may be a method, or to another one, so that it takes its place.
struct AddressCodeScreen: Screen {
    let isReplacement: Bool

    var waitsForOutside: Bool { true }

    func page(in view: View) -> Page {
        var page = view.page(titled: isReplacement ? "top.title.mail" : "top.title.methods")
        page.body = view.mailCodeBody(confirming: true, submit: isReplacement ? "1.6.submit" : "method.add")
        page.body.append(.ways([view.resendButton(view.expected)]))
        page.primary = .submit
        page.keys = view.keys(refresh: true)
        page.status = view.mailStatus(
            view.expected, waiting: "2-6.3.waiting", refused: isReplacement ? "mail.refusedNew" : "mail.refusedLater")
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: view.submitCode { isReplacement ? .proveReplacement(code: $0) : .addMail(code: $0) }
        case "resend": view.resend(then: .stay)
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }

    func mistake(for trouble: Trouble, in view: View) -> Mistake { view.codeMistake(for: trouble) }
}

/// S05: the code by mail asks for a longer password than she has.
struct LongerPasswordScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(titled: "top.title.methods")
        page.body = [
            .text(view.words("longer.text")), .blank,
            .buttons([
                Button(.submit, label: view.words("top.changePassword")),
                Button("back", label: view.words("button.back")),
            ]),
        ]
        page.primary = .submit
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: .open(.changePassword(beside: .mail))
        case "back": .close
        default: .stay
        }
    }

    func back(in view: View) -> Act? { .close }
}
