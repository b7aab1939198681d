import FlowEngine
import Content
import Accounts
import TextUI

/// A later login without what it asks for: her other methods, else what the office does.
struct LostMethodScreen: Screen {
    let below: any Screen

    func page(in context: ScreenContext) -> Page {
        var page = context.page(over: below.page(in: context))
        let words = context.words
        let others = context.screenState.otherMethods
        page.body = [.text(words(lead(context))), .blank]
        if !others.isEmpty {
            page.body += [.ways(context.otherMethodButtons), .blank, .text(words("lost.neither"))]
        }
        page.body += [.text(words("lost.office")), .blank, .buttons([Button(.submit, label: words("button.back"))])]
        page.primary = others.first.map { Control("use.\($0.rawValue)") } ?? .submit
        page.keys = context.keys()
        return page
    }

    private func lead(_ context: ScreenContext) -> Phrase {
        if context.screenState.hasOtherDevice {
            return context.screenState.method == .passkey ? "lost.lead.otherDevice" : "lost.lead.otherApp"
        }
        return context.screenState.otherMethods.isEmpty ? "lost.lead.none" : "lost.lead"
    }

    func act(on control: Control, in context: ScreenContext) -> ScreenAction {
        control == .submit ? .close : context.useOtherMethod(control)
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension ScreenContext {
    /// The door of every page that asks for a method.
    var lostButton: Button { Button("lost", label: words(Phrase("lost.\((screenState.method ?? .app).rawValue)"))) }
}
