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
            page.body += [
                .ways(others.map { Button(Action.use($0), label: words(Phrase("factor.use.\($0.rawValue)"))) }), .blank,
                .text(words("lost.neither")),
            ]
        }
        page.body += [.text(words("lost.office")), .blank, .buttons([Button(.submit, label: words("button.back"))])]
        page.primary = others.first.map { Action.use($0).control } ?? .submit
        page.keys = context.keys()
        return page
    }

    private func lead(_ context: ScreenContext) -> Phrase {
        if context.screenState.hasOtherDevice {
            return context.screenState.method == .passkey ? "lost.lead.otherDevice" : "lost.lead.otherApp"
        }
        return context.screenState.otherMethods.isEmpty ? "lost.lead.none" : "lost.lead"
    }

    /// Whoever has registered two can use either: one phone may be lost.
    enum Action: PageAction {
        case use(Method)
        case submit

        init?(_ control: Control) {
            let use = control.name(after: "use.").flatMap(Method.init(rawValue:)).map { Action.use($0) }
            guard let action = use ?? .first(of: [.submit], for: control) else { return nil }
            self = action
        }

        var control: Control {
            switch self {
            case .use(let method): Control("use.\(method.rawValue)")
            case .submit: .submit
            }
        }
    }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .use(let method): .ask(.useMethod(method))
        case .submit: .close
        }
    }

    func back(in context: ScreenContext) -> ScreenAction? { .close }
}

extension ScreenContext {
    /// The door of every page that asks for a method.
    var lostButton: Button { Button(.lost, label: words(Phrase("lost.\((screenState.method ?? .app).rawValue)"))) }
}
