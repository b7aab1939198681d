import FlowEngine
import Manual
import Portal
import Terminal

/// A later login without what it asks for: her other methods, else what the office does.
struct LostMethodScreen: Screen {
    let below: any Screen

    func page(in view: View) -> Page {
        var page = view.page(over: below.page(in: view))
        let words = view.words
        let others = view.situation.otherMethods
        page.body = [.text(words(others.isEmpty ? "lost.lead.none" : "lost.lead")), .blank]
        if !others.isEmpty {
            page.body += [.ways(view.otherMethodButtons), .blank, .text(words("lost.neither"))]
        }
        page.body += [.text(words("lost.office")), .blank, .buttons([Button(.submit, label: words("button.back"))])]
        page.primary = others.first.map { Control("use.\($0.rawValue)") } ?? .submit
        page.keys = view.keys()
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        control == .submit ? .close : view.useOtherMethod(control)
    }

    func back(in view: View) -> Act? { .close }
}

extension View {
    /// The door of every page that asks for a method.
    var lostButton: Button { Button("lost", label: words(Phrase("lost.\((situation.method ?? .app).rawValue)"))) }
}
