import Content
import Accounts
import World
import TypedInput

/// The pages before a ticket is opened: the eight letters, and whose screen it is.
struct TicketPages {
    let words: Words

    /// `/t`: the letters, for whoever cannot scan.
    func letters(alert: String? = nil, typed: String = "") -> WebPage {
        var page = WebPage(words("web.letters.heading"))
        page.alert = alert
        page.paragraphs = [words("web.letters.who"), words("web.letters.text")]
        page.forms = [lettersForm(typed: typed)]
        return page
    }

    private func lettersForm(typed: String = "") -> WebPage.Form {
        WebPage.Form(
            action: "/t", button: words("web.letters.button"),
            fields: [
                WebPage.Field(
                    name: "letters", label: words("web.letters.label"), hint: words("web.letters.hint"), value: typed,
                    length: 20, capitals: "characters")
            ])
    }

    /// What a ticket is opened with: one button beside its terminal, or a login at home.
    func opening(of notice: TicketNotice, named key: TicketKey, action: String) -> WebPage {
        if notice.isForHome { return home(of: notice, named: key) }
        let letters: String? = if case .userCode(let letters) = key { letters } else { nil }
        return confirmation(of: notice, action: action, letters: letters)
    }

    /// One button: looking changes nothing (S20), and she sees whose screen it is before she presses it.
    private func confirmation(of notice: TicketNotice, action: String, letters: String?) -> WebPage {
        var page = WebPage(words("web.look.heading"))
        page.paragraphs = [words("web.look.text")]
        page.facts = words.facts(terminal: notice.terminal, maskedName: notice.maskedName, since: notice.since)
        page.warning = words("web.look.warning")
        page.forms = [
            WebPage.Form(
                action: action, button: words("web.look.button"),
                hidden: letters.map { [WebPage.Fact(name: "letters", value: $0)] } ?? [])
        ]
        return page
    }

    /// Going on at home: user ID and the new password, for the ticket that is named.
    func home(
        of notice: TicketNotice, named key: TicketKey, userID: String = "", alert: String? = nil
    ) -> WebPage {
        var page = WebPage(words("web.home.heading"))
        page.alert = alert
        page.paragraphs = [words("web.home.text")]
        page.facts = words.facts(terminal: notice.terminal, maskedName: notice.maskedName, since: notice.since)
        // It may be days ago.
        page.facts.append(WebPage.Fact(name: words("web.home.day"), value: words.day(notice.since)))
        page.forms = [
            WebPage.Form(
                action: HomeRoutes.path, button: words("web.home.button"),
                fields: [
                    WebPage.Field(
                        name: "userID", label: words("web.home.userID"), hint: words("web.home.userID.hint"),
                        value: userID, length: 40, autofill: "username"),
                    WebPage.Field(
                        name: "password", label: words("web.home.password"), hint: words("web.home.password.hint"),
                        length: 1_024, type: "password", autofill: "current-password"),
                ], hidden: [WebPage.Fact(name: key.fieldName, value: key.text)])
        ]
        return page
    }

    /// The ticket is not there, or not any more: here is where the letters of a new one go. `alert` says why it ended,
    /// where that is known.
    func over(alert: String? = nil) -> WebPage {
        var page = WebPage(words("web.over.heading"))
        page.alert = alert
        page.paragraphs = (alert == nil ? [words("web.over.text")] : []) + [words("web.over.renew")]
        page.forms = [lettersForm()]
        return page
    }

    /// What was declined (S27).
    func declined() -> WebPage {
        var page = WebPage(words("web.declined.heading"))
        page.paragraphs = [words("web.declined.again"), words("web.declined.text")]
        page.forms = [lettersForm()]
        return page
    }

    /// Something that no page answers; it says nothing of the inside (S28).
    func sorry(_ phrase: Phrase) -> WebPage {
        var page = WebPage(words("web.sorry.heading"))
        page.paragraphs = [words(phrase)]
        return page
    }

    /// What is seen of a password that did not fit: of the characters alone, whosever it is (S11, T06).
    func look(at password: String) -> String? { TypedForm(of: password).map { words($0.whenRefused) } }

    /// What a trouble is called.
    func alert(for problem: BrowserTaskProblem, isOnPC: Bool = true) -> String {
        switch problem {
        case .noTicket, .openedHere: words("web.noTicket")
        case .overAtHome: words("web.home.over")
        case .code(let problem): problem.cause(in: words, label: words.filled("{issuer}"), isOnPC: isOnPC)
        case .notLetters: words("web.notLetters")
        case .waitFirst(let seconds): words("web.wait", ["span": words.span(seconds)])
        case .noMatch: words("web.home.noMatch")
        case .setUpExpired: words("web.home.expired")
        case .otherStep: words("web.otherStep")
        case .wrongNumber: words("web.wrongNumber")
        case .refused: words("web.failure.refused")
        case .alreadyRegistered: words("web.failure.registered")
        case .crowded: words("trouble.crowded")
        case .inside: words("web.inside")
        }
    }
}

extension Words {
    /// What stands between two sentences.
    var between: String { language.isJapanese ? "" : " " }

    /// Whose screen a ticket belongs to: its place, her masked name, and when it was shown.
    func facts(terminal: String, maskedName: String, since: Instant) -> [WebPage.Fact] {
        [
            WebPage.Fact(name: self("web.place"), value: terminal),
            WebPage.Fact(name: self("web.name"), value: self("top.name", ["name": maskedName])),
            WebPage.Fact(name: self("web.time"), value: clock(since)),
        ]
    }
}
