import Content
import Accounts

/// The pages of the link in the mail of 1【6】.
struct MailLinkPages {
    let words: Words

    /// One button, and whose address it confirms.
    func confirmation(of notice: MailLinkNotice, action: String) -> WebPage {
        var page = WebPage(words.heading(.step1_6))
        page.paragraphs = [words("web.mail.text")]
        page.facts = [
            WebPage.Fact(name: words("web.mail.address"), value: notice.address),
            WebPage.Fact(name: words("web.name"), value: words("top.name", ["name": notice.maskedName])),
            WebPage.Fact(name: words("web.mail.time"), value: words.clock(notice.since)),
        ]
        page.warning = words("web.mail.warning")
        page.forms = [WebPage.Form(action: action, button: words("web.mail.button"))]
        return page
    }

    /// 1【7】: back to the screen, which has gone on.
    func confirmed() -> WebPage {
        var page = WebPage(words("web.mail.done.heading"))
        page.paragraphs = [words("web.mail.done.text")]
        return page
    }

    /// It was used, its time is over, or a newer mail has another.
    func over() -> WebPage {
        var page = WebPage(words("web.over.heading"))
        page.paragraphs = [words("web.mail.over")]
        return page
    }
}
