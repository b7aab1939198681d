import CredentialStore
import FlowEngine
import Manual
import Portal

/// The pages of a browser that opened a ticket: one task each, under the manual's own heading where it has one.
struct ErrandPages {
    let words: Words
    let device: DeviceKind

    /// `key` is the one that a page of an app shows.
    func page(_ errand: Errand, key: ShownKey? = nil, alert: String? = nil) -> WebPage {
        var page =
            switch errand.place {
            case .confirmation(let number): confirmation(number, errand)
            case .step(let step): self.page(step, errand)
            case .key(let step):
                key.map { KeyPages(words: words, device: device).page(of: $0, at: step, isAtHome: errand.isAtHome) }
                    ?? TicketPages(words: words).over()
            case .told(let step): StepsAtHome(words: words).told(step)
            case .code(let step): StepsAtHome(words: words).code(step)
            case .addition: registration(WebPage(words("web.add.heading")))
            case .additionProof: signIn(WebPage(words("web.add.heading")), "web.prove.text", errand)
            case .approval: approval(errand)
            case .signIn: signIn(WebPage(words("web.approve.heading")), "web.signIn.text", errand)
            case .added: done("web.added.text")
            case .complete(let step): topPage(errand, at: step)
            case .done: done(errand.isAtHome ? "web.home.done" : "web.done.text")
            }
        page.alert = alert
        return page
    }

    /// S38: until she has typed the number at the terminal, the page does nothing else.
    private func confirmation(_ number: String, _ errand: Errand) -> WebPage {
        var page = WebPage(words("web.confirm.heading"))
        page.paragraphs = [words("web.confirm.text")]
        page.facts = words.facts(terminal: errand.terminal, maskedName: errand.maskedName, since: errand.since)
        page.waiting = WebPage.Waiting(
            number: number, text: words("web.confirm.waiting"), next: words("web.confirm.next"))
        page.warning = words("web.confirm.warning")
        page.forms = [declining]
        return page
    }

    private func page(_ step: Step, _ errand: Errand) -> WebPage {
        var page = WebPage(words.heading(step))
        switch Branch.completion(of: step) {
        case .passkeyRegistered:
            page = registration(page)
        case .acknowledged:
            let isFirst = step == .step2_1_4
            page.paragraphs = [words(isFirst ? "web.acknowledge.text" : "web.acknowledge.again")]
            page.forms = [form(ErrandPath.acknowledge, "web.acknowledge.button", at: step)]
        case .deviceNamed:
            page.paragraphs = [words("web.device.text")]
            var form = form(ErrandPath.name, "web.device.button", at: step)
            form.fields = [
                WebPage.Field(
                    name: "name", label: words("web.device.label"), hint: words("web.device.hint"),
                    value: words(device.suggestedName), length: Portal.longestDeviceName, isRequired: false)
            ]
            page.forms = [form]
        case .continued:
            page.paragraphs = [words("web.next.text")]
            page.forms = [form(ErrandPath.next, "web.next.button", at: step)]
        case .passkeyProved: page = signIn(page, "web.prove.text", errand)
        case .ticketOpened, .login, .appCode, .mailCode, .arrival, nil: break
        }
        return page
    }

    private func form(_ action: String, _ button: Phrase, at step: Step) -> WebPage.Form {
        WebPage.Form(action: action, button: words(button), step: step)
    }

    /// S27: what is approved and where; declining is as big as approving.
    private func approval(_ errand: Errand) -> WebPage {
        var page = WebPage(words("web.approve.heading"))
        page.paragraphs = [words("web.approve.text")]
        page.facts = words.facts(terminal: errand.terminal, maskedName: errand.maskedName, since: errand.since)
        page.warning = words("web.approve.warning")
        page.forms = [
            WebPage.Form(
                action: ErrandPath.approve, button: words("web.approve.button"),
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
        WebPage.Form(action: ErrandPath.decline, button: words("web.decline.button"), rank: .second)
    }

    private func registration(_ page: WebPage) -> WebPage {
        var page = page
        page.paragraphs = [words("web.register.text")] + beside(true)
        page.ceremony = WebPage.Ceremony(
            kind: "create", begin: ErrandPath.beginRegistration, finish: ErrandPath.finishRegistration,
            button: words("web.register.button"), failures: failures)
        return page
    }

    private func signIn(_ page: WebPage, _ text: Phrase, _ errand: Errand) -> WebPage {
        var page = page
        page.paragraphs = [words(text)] + beside(errand.mayUsePhone)
        page.ceremony = WebPage.Ceremony(
            kind: "get", begin: ErrandPath.beginSignIn, finish: ErrandPath.finishSignIn,
            button: words("web.signIn.button"), failures: failures)
        return page
    }

    /// On a PC a browser that has it offers the phone by its hybrid transport, which proves nearness (S27).
    private func beside(_ mayUsePhone: Bool) -> [String] {
        device.isHandheld || !mayUsePhone ? [] : [words("web.hybrid")]
    }

    /// The top page, as the terminal beside it shows it.
    private func topPage(_ errand: Errand, at step: Step) -> WebPage {
        var page = WebPage(words.heading(step))
        let branch = Branch.of(step)
        let method = branch?.method ?? .passkey
        let name = words(Phrase("method.\(method.rawValue)"))
        let device = method == .passkey ? errand.deviceName : nil
        let next: Phrase = branch?.isExtension == true ? "top.next.app.pc" : Phrase("top.next.\(method.rawValue)")
        let lines = words.lines(next)
        page.paragraphs = [words("top.done"), lines.joined(separator: words.between)]
        page.facts = [
            WebPage.Fact(name: words("web.name"), value: words("top.name", ["name": errand.maskedName])),
            WebPage.Fact(
                name: words("web.method"),
                value: device.map { words("method.named", ["method": name, "name": $0]) } ?? name),
        ]
        page.closing = words(errand.isAtHome ? "web.close" : "web.close.both")
        return page
    }

    private func done(_ text: Phrase) -> WebPage {
        var page = WebPage(words("web.done.heading"))
        page.paragraphs = [words(text)]
        return page
    }

    /// WebAuthn L3 §5.1.3 and §5.1.4 name what a browser may throw; each has its own sentence with a next step.
    private var failures: [WebPage.Fact] {
        let phrases: [(String, Phrase)] = [
            ("NotAllowedError", "web.failure.cancelled"), ("TimeoutError", "web.failure.late"),
            ("barred", "web.failure.barred"), ("noAuthenticator", "web.failure.noScreenLock"),
            ("AbortError", "web.failure.aborted"), ("OperationError", "web.failure.aborted"),
            ("InvalidStateError", "web.failure.registered"),
            ("NotSupportedError", "web.failure.notSupported"), ("ConstraintError", "web.failure.noScreenLock"),
            ("SecurityError", "web.failure.security"), ("offline", "web.failure.offline"),
            ("refused", "web.failure.refused"), ("registered", "web.failure.registered"), ("over", "web.noTicket"),
            ("otherStep", "web.otherStep"), ("other", "web.failure.other"),
        ]
        return phrases.map { WebPage.Fact(name: $0.0, value: words($0.1)) }
    }
}

/// Where a browser's errand stands and is answered.
enum ErrandPath {
    static let page = "/errand"
    static let keyPicture = "/errand/key.png"
    static let acknowledge = "/errand/acknowledge"
    static let name = "/errand/name"
    static let next = "/errand/next"
    static let back = "/errand/back"
    static let code = "/errand/code"
    static let approve = "/errand/approve"
    static let decline = "/errand/decline"
    static let beginRegistration = "/errand/registration/begin"
    static let finishRegistration = "/errand/registration/finish"
    static let beginSignIn = "/errand/sign-in/begin"
    static let finishSignIn = "/errand/sign-in/finish"
}
