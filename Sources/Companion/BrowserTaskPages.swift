import CredentialStore
import FlowEngine
import Content
import Accounts

/// The pages of a browser that opened a ticket: one task each, under the manual's own heading where it has one.
struct BrowserTaskPages {
    let words: Words
    let device: DeviceKind

    /// `key` is the one that a page of an app shows.
    func page(_ task: BrowserTask, key: ShownKey? = nil, alert: String? = nil) -> WebPage {
        var page =
            switch task.place {
            case .confirmation(let number): confirmation(number, task)
            case .step(let step): self.page(step, task)
            case .key(let step):
                key.map { KeyPages(words: words, device: device).page(of: $0, at: step, isAtHome: task.isAtHome) }
                    ?? TicketPages(words: words).over()
            case .told(let step): StepsAtHome(words: words).told(step)
            case .code(let step): StepsAtHome(words: words).code(step)
            case .addition: registration(WebPage(words("web.add.heading")), mayUsePhone: true)
            case .additionProof: signIn(WebPage(words("web.add.heading")), "web.prove.text", task)
            case .approval: approval(task)
            case .signIn: signIn(WebPage(words("web.approve.heading")), "web.signIn.text", task, mayBeUnknown: true)
            case .added: done("web.added.text")
            case .complete(let step): topPage(task, at: step)
            case .done: done(task.isAtHome ? "web.home.done" : "web.done.text")
            }
        page.alert = alert
        return page
    }

    /// S38: until she has typed the number at the terminal, the page does nothing else.
    private func confirmation(_ number: String, _ task: BrowserTask) -> WebPage {
        var page = WebPage(words("web.confirm.heading"))
        page.paragraphs = [words("web.confirm.text")]
        page.facts = words.facts(terminal: task.terminal, maskedName: task.maskedName, since: task.since)
        page.waiting = WebPage.Waiting(
            number: number, text: words("web.confirm.waiting"), next: words("web.confirm.next"))
        page.warning = words("web.confirm.warning")
        page.forms = [declining]
        return page
    }

    private func page(_ step: Step, _ task: BrowserTask) -> WebPage {
        var page = WebPage(words.heading(step))
        switch Branch.completion(of: step) {
        case .passkeyRegistered:
            // Whoever chose the phone holds it.
            page = registration(page, mayUsePhone: Branch.of(step) != .passkeyOnPhone)
        case .acknowledged:
            let isFirst = step == .step2_1_4
            page.paragraphs = [words(isFirst ? "web.acknowledge.text" : "web.acknowledge.again")]
            page.forms = [form(BrowserTaskPath.acknowledge, "web.acknowledge.button", at: step)]
        case .deviceNamed:
            page.paragraphs = [words("web.device.text")]
            var form = form(BrowserTaskPath.name, "web.device.button", at: step)
            form.fields = [
                WebPage.Field(
                    name: "name", label: words("web.device.label"),
                    hint: words(device.isHandheld ? "web.device.hint" : "web.device.hint.pc"),
                    value: words(device.suggestedName), length: BrowserTask.longestDeviceName, isRequired: false)
            ]
            page.forms = [form]
        case .continued:
            page.paragraphs = [words(task.deviceName == nil ? "web.next.text.unnamed" : "web.next.text")]
            page.forms = [form(BrowserTaskPath.next, "web.next.button", at: step)]
        case .passkeyProved: page = signIn(page, "web.prove.text", task)
        case .ticketOpened, .login, .appCode, .mailCode, .arrival, nil: break
        }
        return page
    }

    private func form(_ action: String, _ button: Phrase, at step: Step) -> WebPage.Form {
        WebPage.Form(action: action, button: words(button), step: step)
    }

    /// S27: what is approved and where; declining is as big as approving.
    private func approval(_ task: BrowserTask) -> WebPage {
        var page = WebPage(words("web.approve.heading"))
        page.paragraphs = [words("web.approve.text")]
        page.facts = words.facts(terminal: task.terminal, maskedName: task.maskedName, since: task.since)
        page.warning = words("web.approve.warning")
        page.forms = [
            WebPage.Form(
                action: BrowserTaskPath.approve, button: words("web.approve.button"),
                fields: [
                    WebPage.Field(
                        name: "number", label: words("web.approve.label"), hint: words("web.approve.hint"), length: 4,
                        mode: "numeric")
                ]),
            declining,
        ]
        return page
    }

    /// Whoever knows nothing of it ends it here (S27).
    private var declining: WebPage.Form {
        WebPage.Form(action: BrowserTaskPath.decline, button: words("web.decline.button"), rank: .second)
    }

    private func registration(_ page: WebPage, mayUsePhone: Bool) -> WebPage {
        var page = page
        page.paragraphs = [words("web.register.text")] + beside(mayUsePhone)
        page.ceremony = WebPage.Ceremony(
            kind: "create", begin: BrowserTaskPath.beginRegistration, finish: BrowserTaskPath.finishRegistration,
            button: words("web.register.button"), failures: failures())
        return page
    }

    /// `mayBeUnknown` where the browser may be another than the one that was registered.
    private func signIn(_ page: WebPage, _ text: Phrase, _ task: BrowserTask, mayBeUnknown: Bool = false) -> WebPage {
        var page = page
        page.paragraphs = [words(text)] + beside(task.mayUsePhone)
        page.ceremony = WebPage.Ceremony(
            kind: "get", begin: BrowserTaskPath.beginSignIn, finish: BrowserTaskPath.finishSignIn,
            button: words("web.signIn.button"), failures: failures(mayBeUnknown: mayBeUnknown))
        return page
    }

    /// On a PC a browser that has it offers the phone by its hybrid transport, which proves nearness (S27).
    private func beside(_ mayUsePhone: Bool) -> [String] {
        device.isHandheld || !mayUsePhone ? [] : [words("web.hybrid")]
    }

    /// The top page, as the terminal beside it shows it.
    private func topPage(_ task: BrowserTask, at step: Step) -> WebPage {
        var page = WebPage(words.heading(step))
        let branch = Branch.of(step)
        let method = branch?.method ?? .passkey
        let name = words(Phrase("method.\(method.rawValue)"))
        let device = method == .passkey ? task.deviceName : nil
        let next: Phrase = branch?.isExtension == true ? "top.next.app.pc" : Phrase("top.next.\(method.rawValue)")
        let lines = words.lines(next)
        page.paragraphs = [words("top.done"), lines.joined(separator: words.between)]
        page.facts = [
            WebPage.Fact(name: words("web.name"), value: words("top.name", ["name": task.maskedName])),
            WebPage.Fact(
                name: words("web.method"),
                value: device.map { words("method.named", ["method": name, "name": $0]) } ?? name),
        ]
        page.closing = words(task.isAtHome ? "web.close" : "web.close.both")
        return page
    }

    private func done(_ text: Phrase) -> WebPage {
        var page = WebPage(words("web.done.heading"))
        page.paragraphs = [words(text)]
        return page
    }

    /// WebAuthn L3 §5.1.3 and §5.1.4 name what a browser may throw; each has its own sentence with a next step.
    private func failures(mayBeUnknown: Bool = false) -> [WebPage.Fact] {
        let phrases: [(String, Phrase)] = [
            ("NotAllowedError", "web.failure.cancelled"), ("TimeoutError", "web.failure.late"),
            // A browser does not say whether it knows no passkey of hers.
            ("barred", mayBeUnknown ? "web.failure.unknown" : "web.failure.barred"),
            ("noAuthenticator", "web.failure.noScreenLock"),
            ("AbortError", "web.failure.aborted"), ("OperationError", "web.failure.aborted"),
            ("InvalidStateError", "web.failure.registered"),
            ("NotSupportedError", "web.failure.notSupported"), ("ConstraintError", "web.failure.noScreenLock"),
            ("SecurityError", "web.failure.security"), ("offline", "web.failure.offline"),
            ("refused", "web.failure.refused"), ("registered", "web.failure.registered"),
            ("other", "web.failure.other"),
        ]
        return phrases.map { WebPage.Fact(name: $0.0, value: words($0.1)) }
    }
}

/// Where a browser's task stands and is answered.
enum BrowserTaskPath {
    static let page = "/task"
    static let keyPicture = "/task/key.png"
    static let acknowledge = "/task/acknowledge"
    static let name = "/task/name"
    static let next = "/task/next"
    static let back = "/task/back"
    static let code = "/task/code"
    static let approve = "/task/approve"
    static let decline = "/task/decline"
    static let beginRegistration = "/task/registration/begin"
    static let finishRegistration = "/task/registration/finish"
    static let beginSignIn = "/task/sign-in/begin"
    static let finishSignIn = "/task/sign-in/finish"
}
