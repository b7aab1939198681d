import FlowEngine
import Content

/// 2-5 at home: the pages of its steps, which at a terminal are screens, with the same numbers.
struct StepsAtHome {
    let words: Words

    /// A step that is told or said: read it, do it, go on.
    func told(_ step: Step) -> WebPage {
        var page = WebPage(words.heading(step))
        let name = "web.home.\(step.rawValue)"
        page.paragraphs = words.lines(Phrase(name), ["next": words(next(step))])
        if words.has(Phrase("\(name).open")) {
            page.link = WebPage.Link(address: words(Phrase("\(name).address")), text: words(Phrase("\(name).open")))
        }
        page.forms = ways(from: step)
        return page
    }

    /// 2-5①【5】, 2-5②【10】: the code that enrols the app.
    func code(_ step: Step) -> WebPage {
        var page = WebPage(words.heading(step))
        page.paragraphs = [words("web.home.code")]
        var form = WebPage.Form(action: BrowserTaskPath.code, button: words("web.home.code.button"), step: step)
        form.fields = [
            WebPage.Field(
                name: "code", label: words("web.home.code.label"), hint: words("web.home.code.hint"), length: 20,
                mode: "numeric", autofill: "one-time-code")
        ]
        page.forms = [form] + back(from: step)
        return page
    }

    /// Onwards, and back where there is a step before.
    func ways(from step: Step) -> [WebPage.Form] {
        [WebPage.Form(action: BrowserTaskPath.next, button: words(next(step)), step: step)] + back(from: step)
    }

    private func next(_ step: Step) -> Phrase { Phrase("\(step.rawValue).next") }

    private func back(from step: Step) -> [WebPage.Form] {
        guard Branch.of(step)?.step(before: step) != nil else { return [] }
        var form = WebPage.Form(action: BrowserTaskPath.back, button: words("web.home.back"), step: step)
        form.rank = .quiet
        return [form]
    }
}

extension Words {
    /// A text whose lines are paragraphs.
    func lines(_ phrase: Phrase, _ blanks: KeyValuePairs<String, String> = [:]) -> [String] {
        self(phrase, blanks).split(separator: "\n").map(String.init)
    }
}
