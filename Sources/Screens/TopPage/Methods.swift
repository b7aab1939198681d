import FlowEngine
import Content
import Accounts
import TextUI
import TypedInput

/// What counts as her second proof, and what may be added.
struct MethodsScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        let words = context.words
        page.body = [.text(words("methods.lead")), .blank]
        let hasOthers = Set(context.securityMethods.map(\.method)).count > 1
        let devices = context.securityMethods.map { method in
            Choice(
                Action.method(id: method.id), title: context.name(of: method),
                mark: hasOthers && method.method == context.screenState.usualMethod ? words("methods.first") : "",
                detail: context.detail(of: method))
        }
        var additions: [Choice] = []
        if context.screenState.methods.contains(.app) {
            let detail: Phrase =
                context.screenState.enrolled.contains(.app) ? "methods.addApp.another" : "methods.addApp.detail"
            additions.append(Choice(Action.addApp, title: words("methods.addApp"), detail: words(detail)))
        }
        if context.screenState.methods.contains(.mail), !context.screenState.enrolled.contains(.mail) {
            let isLongEnough = context.screenState.securitySettings?.passwordSuitsMail != false
            let detail: Phrase = isLongEnough ? "methods.addMail.detail" : "methods.addMail.longer"
            additions.append(Choice(Action.addMail, title: words("methods.addMail"), detail: words(detail)))
        }
        if context.screenState.methods.contains(.passkey), context.screenState.hasPages {
            let detail: Phrase =
                context.screenState.enrolled.contains(.passkey)
                ? "methods.addPasskey.another" : "methods.addPasskey.detail"
            additions.append(Choice(Action.addPasskey, title: words("methods.addPasskey"), detail: words(detail)))
        }
        page.body += [
            .choices(devices + additions), .blank, .buttons([Button(Action.back, label: words("button.back"))]),
            .text(words(context.lostPhrase)),
        ]
        page.primary = Action.back.control
        // Behind a device's page Enter leads back, and not to the next device.
        page.preselects = false
        page.keys = context.keys()
        return page
    }

    enum Action: PageAction {
        case back, addPasskey, addApp, addMail
        case method(id: String)

        init?(_ control: Control) {
            let method = control.name(after: "enrolled.").map { Action.method(id: $0) }
            guard let action = method ?? .first(of: [.back, .addPasskey, .addApp, .addMail], for: control) else {
                return nil
            }
            self = action
        }

        var control: Control {
            switch self {
            case .back: .back
            case .addPasskey: Control("addPasskey")
            case .addApp: Control("addApp")
            case .addMail: Control("addMail")
            case .method(let id): Control("enrolled.\(id)")
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .back: return .close
        case .addPasskey:
            let known = context.securityMethods.filter { $0.method == .passkey }.count
            return .ask(.preparePasskey, then: .open(.newPasskey(beside: known)))
        case .addApp: return .open(.newAppInstalled)
        case .addMail where context.screenState.securitySettings?.passwordSuitsMail == false:
            return .open(.longerPassword)
        case .addMail: return .ask(.prepareMail, then: .open(.newMailMethod))
        case .method(let id): return .open(.method(id))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

/// One device, or the mail: its name, and how to be rid of it.
struct MethodDetailScreen: Screen {
    let id: String

    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        let words = context.words
        guard let method = context.screenState.securitySettings?.method(id) else { return page }
        page.body = [
            .text(context.name(of: method)), .text(context.detail(of: method), indent: Layout.indent),
        ]
        if let used = method.lastUsed {
            page.body.append(
                .text(words("method.lastUsed", ["time": context.dateAndTime(used)]), indent: Layout.indent))
        }
        if method.isSynced { page.body.append(.text(words("method.synced"), indent: Layout.indent)) }
        page.body.append(.blank)
        var ways = [Button(Action.back, label: words("button.back"))]
        if method.method != context.screenState.usualMethod {
            ways.append(Button(Action.prefer, label: words("method.prefer")))
        }
        ways.append(Button(Action.remove, label: words("method.remove")))
        if method.method != .mail {
            page.body += [
                .field(
                    Field(
                        .deviceName, label: words("method.name"), width: 40, aside: words("method.name.example"),
                        missing: words("method.name.missing"))),
                .buttons([Button(.submit, label: words("method.rename"))]), .blank,
            ]
            // Enter behind the name is the name's; else the page leads back.
            page.primary = .submit
        }
        page.body.append(.ways(ways))
        // Whoever comes to name it types at once.
        if method.method == .mail { page.entrance = Action.back.control }
        page.keys = context.keys()
        return page
    }

    /// Its name, so that it is changed and not written anew.
    func initialTexts(in context: ScreenContext) -> [Control: String] {
        guard let name = context.screenState.securitySettings?.method(id)?.name else { return [:] }
        return [.deviceName: name]
    }

    enum Action: String, PageAction { case submit, back, prefer, remove }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit:
            return .ask(.renameMethod(id: id, name: context.text(.deviceName)), then: .close)
        case .back: return .close
        case .prefer:
            return context.screenState.securitySettings?.method(id).map { .ask(.preferMethod($0.method), then: .close) }
                ?? .stay
        case .remove:
            // Without it she could not log in any more.
            guard context.securityMethods.count > 1 else {
                return .refuse(FormError(nil, sentence: context.words("method.last")))
            }
            return .open(.removeMethod(id))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

/// Asks once before a method is removed.
struct RemoveMethodScreen: Screen {
    let id: String

    func page(in context: ScreenContext) -> Page {
        var page = context.page(titled: "top.title.methods")
        guard let method = context.screenState.securitySettings?.method(id) else { return page }
        page.body = [
            .text(context.words("method.remove.ask", ["name": context.name(of: method)])), .blank,
            .choices([
                Choice(Action.back, title: context.words("method.remove.not")),
                Choice(Action.remove, title: context.words("method.remove.yes")),
            ]),
        ]
        page.keys = context.keys()
        return page
    }

    enum Action: String, PageAction { case back, remove }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .back: .close
        case .remove: .ask(.removeMethod(id: id))
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension ScreenContext {
    /// What counts as her second proof.
    var securityMethods: [EnrolledMethod] { screenState.securitySettings?.methods ?? [] }

    /// `認証アプリ 「タロウの電話」`.
    func name(of method: EnrolledMethod) -> String {
        let isInBrowser = method.method == .app && hasExtensionAlone
        let title = words(isInBrowser ? "method.app.pc" : Phrase("method.\(method.method.rawValue)"))
        return method.name.map { words("method.named", ["method": title, "name": $0]) } ?? title
    }

    /// Since when, or where to.
    func detail(of method: EnrolledMethod) -> String {
        if method.method == .mail { return screenState.registeredMail ?? "" }
        return method.since.map { words("method.since", ["time": dateAndTime($0)]) } ?? ""
    }
}
