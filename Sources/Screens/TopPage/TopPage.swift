import CredentialStore
import FlowEngine
import Manual
import Portal
import Terminal
import World
import Writing

/// The portal's top page. The first time it bears the branch's last step; 2-3 and 2-4 end with the code itself, so
/// theirs bears 0【4】; from the second login on it has no number.
struct TopPageScreen: Screen {
    let step: Step?

    func page(in view: View) -> Page {
        let words = view.words
        let isFirst = view.situation.previousLogin == nil
        var page: Page =
            if let step {
                view.page(step)
            } else if isFirst {
                view.page(.step0_4)
            } else {
                view.page(titled: "top.title")
            }
        page.heading.stage = isFirst || step != nil ? View.stage(4) : ""
        page.body = [.text(words("top.name", ["name": view.situation.name ?? ""])), .blank]
        if isFirst || step != nil { page.body += [.text(words("top.done"), tone: .right), .blank] }
        page.body += facts(view) + [.blank, .text(words(nextLogin(view))), .blank]
        page.body += [.choices(choices(view)), .blank, .text(words(lost(view)))]
        // Nobody is logged out by one Enter too many; at a kiosk whoever comes back mostly wants to be gone.
        page.preselects = false
        if view.terminal.isKiosk, !isFirst { page.entrance = "logOut" }
        page.keys = view.keys(back: false)
        return page
    }

    /// What the next login asks for.
    private func nextLogin(_ view: View) -> Phrase {
        switch view.situation.usualMethod ?? .app {
        case .passkey: "top.next.passkey"
        case .mail: "top.next.mail"
        case .app: isExtensionAlone(view) ? "top.next.app.pc" : "top.next.app"
        }
    }

    private func isExtensionAlone(_ view: View) -> Bool {
        view.situation.branch?.isExtension == true && view.safeguarding.filter { $0.method == .app }.count == 1
    }

    /// Whoever has only the extension of her PC can lose no phone with it.
    private func lost(_ view: View) -> Phrase {
        isExtensionAlone(view) && view.safeguarding.allSatisfy { $0.method == .app } ? "top.lost.pc" : "top.lost"
    }

    private func facts(_ view: View) -> [Block] {
        let words = view.words
        // The one that a login asks for comes first, whatever was registered first.
        let usual = view.situation.usualMethod
        let methods = view.safeguarding
        let names = (methods.filter { $0.method == usual } + methods.filter { $0.method != usual })
            .map { view.name(of: $0) }
        var lines = [words("top.method", ["method": names.first ?? ""])]
        lines.append(words("top.second", ["method": names.dropFirst().first ?? words("top.noSecond")]))
        if names.count > 2 { lines.append(words("top.more", ["count": "\(names.count - 2)"])) }
        lines.append(words("top.mail", ["address": view.situation.registeredMail ?? words("top.noMail")]))
        if let last = view.situation.previousLogin {
            lines.append(
                words("top.lastLogin", ["time": view.dateAndTime(last.at), "terminal": last.terminal]))
        }
        return lines.map { .text($0, indent: Layout.indent) }
    }

    private func mayTryPhone(_ view: View) -> Bool {
        [.passkeyOnPhone, .phoneForPC].contains(view.situation.branch) && view.situation.enrolled.contains(.passkey)
            && view.terminal.kind == .own
    }

    private func choices(_ view: View) -> [Choice] {
        let words = view.words
        let hasSecond = view.safeguarding.count > 1
        let second = Choice("methods", title: words("top.addSecond"), detail: words("top.addSecond.detail"))
        let choices = [
            hasSecond ? Choice("methods", title: words("top.methods")) : second
        ]
        // 2-2★: where the phone's passkey opens a screen that has none.
        let phone = Choice("phone", title: words("top.phone"), detail: words("top.phone.detail"))
        return choices + (mayTryPhone(view) ? [phone] : []) + [
            Choice("changePassword", title: words("top.changePassword")),
            Choice(
                "replaceMail",
                title: words(view.situation.registeredMail == nil ? "top.registerMail" : "top.replaceMail")),
            Choice("logOut", title: words("top.logOut")),
        ]
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case "methods": .open(.methods)
        case "phone": .ask(.signInWithPhone)
        case "changePassword": .open(.changePassword(beside: nil))
        case "replaceMail": .open(.replaceMail)
        case "logOut": .leave
        default: .stay
        }
    }
}
