import Content
import Mustache
import Accounts
import TypedInput

/// Prints pages from the template in `Resources/pages`.
struct PageRenderer: Sendable {
    private let template: MustacheTemplate
    private let settings: AccountSettings

    init(settings: AccountSettings) throws {
        template = try MustacheTemplate(string: WebFile.page.text)
        self.settings = settings
    }

    func words(in language: Language) -> Words { settings.words(in: language) }

    /// The page as HTML; every value is escaped by the template. `path` is where the page stands; `isAnswer`
    /// says that it answers something that was sent.
    func html(of page: WebPage, in language: Language, at path: String, isAnswer: Bool = false) -> String {
        let words = words(in: language)
        var context: [String: Any] = [
            "language": language.tag, "otherLanguages": Self.others(than: language), "path": path,
            "heading": Phrases.of(bound(page.heading), in: language),
            "title": "\(page.heading) - \(settings.society.name(in: language))",
            "product": bound(settings.society.product), "society": settings.society.name(in: language),
            "help": words("web.help"), "dial": Self.dialled(settings.society.telephone),
            "telephone": settings.society.telephone, "hours": words("web.hours"),
            "paragraphs": page.paragraphs, "facts": page.facts.map(Self.context), "hasFacts": !page.facts.isEmpty,
            "forms": page.forms.map(Self.context),
        ]
        if isAnswer { context["answered"] = true }
        if let alert = page.alert { context["alert"] = alert }
        if let warning = page.warning { context["warning"] = warning }
        if let ceremony = page.ceremony {
            context["ceremony"] =
                [
                    "kind": ceremony.kind, "begin": ceremony.begin, "finish": ceremony.finish,
                    "button": ceremony.button, "working": words("web.working"),
                    "withoutScript": words("web.withoutScript"), "failures": ceremony.failures.map(Self.context),
                ] as [String: Any]
        }
        if let waiting = page.waiting {
            context["waiting"] = ["number": waiting.number, "text": waiting.text, "next": waiting.next, "path": path]
        }
        if let key = page.key { context["key"] = Self.context(key) }
        if let link = page.link { context["outside"] = ["to": link.address, "text": link.text] }
        if let closing = page.closing { context["closing"] = closing }
        return template.render(context)
    }

    /// The other languages that the page is offered in.
    private static func others(than language: Language) -> [[String: Any]] {
        Language.inBrowser.filter { $0 != language }.map {
            ["language": $0.rawValue, "tag": $0.tag, "name": $0.ownName]
        }
    }

    /// The product's name is never cut where its words meet.
    private func bound(_ text: String) -> String {
        let product = settings.society.product
        return text.replacing(product, with: product.replacing(" ", with: "\u{A0}"))
    }

    /// A telephone as a link dials it (RFC 3966): digits, and a plus before them.
    private static func dialled(_ telephone: String) -> String {
        Folding.folded(telephone).filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    }

    private static func context(_ fact: WebPage.Fact) -> [String: Any] { ["name": fact.name, "value": fact.value] }

    private static func context(_ key: WebPage.Key) -> [String: Any] {
        var context: [String: Any] = [
            "file": key.file, "letters": key.letters, "lettersText": key.lettersText, "copy": key.copyText,
            "copied": key.copiedText,
        ]
        if let link = key.link { context["link"] = ["to": link, "text": key.linkText] }
        if let picture = key.picture { context["picture"] = ["at": picture, "text": key.pictureText] }
        if let picture = key.picture, let text = key.saveText {
            context["save"] = ["at": picture, "text": text, "file": key.file]
        }
        return context
    }

    private static func context(_ form: WebPage.Form) -> [String: Any] {
        [
            "action": form.action, "button": form.button, "hidden": form.hidden.map(Self.context),
            "fields": form.fields.map(Self.context), "rank": form.rank.rawValue,
        ]
    }

    private static func context(_ field: WebPage.Field) -> [String: Any] {
        [
            "name": field.name, "label": field.label, "hint": field.hint, "value": field.value,
            "length": "\(field.length)", "mode": field.mode, "capitals": field.capitals,
            "required": field.isRequired, "type": field.type, "autofill": field.autofill,
        ]
    }
}
