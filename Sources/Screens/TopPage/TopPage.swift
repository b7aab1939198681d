import CredentialStore
import FlowEngine
import Content
import Accounts
import TextUI
import World
import TypedInput

/// The portal's top page. The first time it bears the branch's last step; 2-3 and 2-4 end with the code itself, so
/// theirs bears 0【4】; from the second login on it has no number.
struct TopPageScreen: Screen {
    let step: Step?

    func page(in context: ScreenContext) -> Page {
        let words = context.words
        let isFirst = context.screenState.previousLogin == nil
        var page: Page =
            if let step {
                context.page(step)
            } else if isFirst {
                context.page(.step0_4)
            } else {
                context.page(titled: "top.title")
            }
        page.heading.stage = isFirst || step != nil ? ScreenContext.stage(4) : ""
        page.body = [.text(words("top.name", ["name": context.screenState.name ?? ""])), .blank]
        if isFirst || step != nil { page.body += [.text(words("top.done"), tone: .right), .blank] }
        page.body += facts(context) + [.blank, .text(words(nextLogin(context))), .blank]
        page.body += [.choices(choices(context)), .blank, .text(words(context.lostPhrase))]
        // Nobody is logged out by one Enter too many; at a kiosk whoever comes back mostly wants to be gone.
        page.preselects = false
        if context.terminal.isKiosk, !isFirst { page.entrance = Action.logOut.control }
        page.keys = context.keys(back: false)
        return page
    }

    /// What the next login asks for.
    private func nextLogin(_ context: ScreenContext) -> Phrase {
        switch context.screenState.usualMethod ?? .app {
        case .passkey: "top.next.passkey"
        case .mail: "top.next.mail"
        case .app: context.hasExtensionAlone ? "top.next.app.pc" : "top.next.app"
        }
    }

    private func facts(_ context: ScreenContext) -> [Block] {
        let words = context.words
        // The one that a login asks for comes first, whatever was registered first.
        let usual = context.screenState.usualMethod
        let methods = context.securityMethods
        let names = (methods.filter { $0.method == usual } + methods.filter { $0.method != usual })
            .map { context.name(of: $0) }
        var lines = [words("top.method", ["method": names.first ?? ""])]
        lines.append(words("top.second", ["method": names.dropFirst().first ?? words("top.noSecond")]))
        if names.count > 2 { lines.append(words("top.more", ["count": "\(names.count - 2)"])) }
        lines.append(words("top.mail", ["address": context.screenState.registeredMail ?? words("top.noMail")]))
        if let last = context.screenState.previousLogin {
            lines.append(
                words("top.lastLogin", ["time": context.dateAndTime(last.at), "terminal": last.terminal]))
        }
        return lines.map { .text($0, indent: Layout.indent) }
    }

    private func mayTryPhone(_ context: ScreenContext) -> Bool {
        [.passkeyOnPhone, .phoneForPC].contains(context.screenState.branch)
            && context.screenState.enrolled.contains(.passkey)
            && context.terminal.kind == .own
            // It was just done.
            && step != .step2_2star_5
    }

    private func choices(_ context: ScreenContext) -> [Choice] {
        let words = context.words
        let hasSecond = context.securityMethods.count > 1
        // Of both devices she has set up one so far.
        let hasOther = context.screenState.devices == .both && context.screenState.usualMethod == .passkey
        let second = Choice(
            Action.methods, title: words("top.addSecond"),
            detail: words(hasOther ? "top.addSecond.both" : "top.addSecond.detail"))
        let choices = [
            hasSecond ? Choice(Action.methods, title: words("top.methods")) : second
        ]
        // 2-2★: where the phone's passkey opens a screen that has none.
        let phone = Choice(Action.phone, title: words("top.phone"), detail: words("top.phone.detail"))
        return choices + (mayTryPhone(context) ? [phone] : []) + [
            Choice(Action.changePassword, title: words("top.changePassword")),
            Choice(
                Action.replaceMail,
                title: words(context.screenState.registeredMail == nil ? "top.registerMail" : "top.replaceMail")),
            Choice(Action.logOut, title: words("top.logOut")),
        ]
    }

    enum Action: String, PageAction { case methods, phone, changePassword, replaceMail, logOut }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .methods: .open(.methods)
        case .phone: .ask(.signInWithPhone)
        case .changePassword: .open(.changePassword(beside: nil))
        case .replaceMail: .open(.replaceMail)
        case .logOut: .leave
        }
    }
}

extension ScreenContext {
    /// What to do when something is lost: whoever has set up no phone can lose none with it.
    var lostPhrase: Phrase {
        let methods = securityMethods.map(\.method)
        if Set(methods) == [.mail] { return "top.lost.mail" }
        let isOnPC = hasExtensionAlone || screenState.branch == .passkeyOnPC
        return isOnPC && methods.count == 1 ? "top.lost.pc" : "top.lost"
    }

    /// Whether her only app is the extension that she set up first.
    var hasExtensionAlone: Bool {
        screenState.branch?.isExtension == true && securityMethods.filter { $0.method == .app }.count == 1
    }
}
