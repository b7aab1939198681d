import Content
import Accounts
import Secrets
import TextUI

/// S34: a page that changes what guards the account. Before it, her password once more; for five minutes that counts
/// for every such page.
struct GuardedScreen: Screen {
    let guarded: any Screen

    func isOpen(_ context: ScreenContext) -> Bool { context.screenState.securitySettings?.mayBeChanged ?? false }

    var waitsForOutside: Bool { guarded.waitsForOutside }

    var showsKey: Bool { guarded.showsKey }

    func page(in context: ScreenContext) -> Page {
        if isOpen(context) { return guarded.page(in: context) }
        var page = context.page(over: guarded.page(in: context))
        page.body = [
            .text(context.words("again.lead")), .blank,
            .field(
                Field(
                    .presentPassword, label: context.words("again.present"), kind: .secret, width: 40,
                    aside: context.revealHint(isShown: context.draft.revealed ?? false),
                    error: context.error(under: .presentPassword, or: .wait),
                    missing: context.words("1.2.password.empty.line"))),
            .blank, .buttons([Button(.submit, label: context.words("button.next"))]),
        ]
        page.primary = .submit
        page.keys = context.keys(reveal: true)
        return page
    }

    func press(_ control: Control, in context: ScreenContext) -> ScreenAction? {
        isOpen(context) ? guarded.press(control, in: context) : Action(control).map { act(on: $0, in: context) }
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        guard !context.secret(.presentPassword).isEmpty else {
            return .refuse(FormError(.presentPassword, sentence: context.words("1.2.password.empty.line")))
        }
        return .ask(.reauthenticate(context.secret(.presentPassword)), then: .stay)
    }

    func back(in context: ScreenContext) -> ScreenAction? { isOpen(context) ? guarded.back(in: context) : .close }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        switch problem {
        case .wrongPresentPassword:
            return FormError(
                .presentPassword, sentence: context.words("again.wrong"),
                hint: context.look(at: context.secret(.presentPassword)),
                erases: [.presentPassword])
        // What the guarded page asks for waits by the same ladder.
        case .waitFirst: return FormError(.wait, sentence: context.words("trouble.waited"))
        case .passwordAgain: return FormError(nil, sentence: context.words("again.over"))
        default: return guarded.formError(for: problem, in: context)
        }
    }
}
