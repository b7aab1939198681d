import Manual
import Portal
import Secrets
import Terminal

/// S34: a page that changes what guards the account. Before it, her password once more; for five minutes that counts
/// for every such page.
struct GuardedScreen: Screen {
    let guarded: any Screen

    func isOpen(_ view: View) -> Bool { view.situation.safeguards?.mayBeChanged ?? false }

    var waitsForOutside: Bool { guarded.waitsForOutside }

    var showsKey: Bool { guarded.showsKey }

    func page(in view: View) -> Page {
        if isOpen(view) { return guarded.page(in: view) }
        var page = view.page(over: guarded.page(in: view))
        page.body = [
            .text(view.words("again.lead")), .blank,
            .field(
                Field(
                    .presentPassword, label: view.words("again.present"), kind: .secret, width: 40,
                    aside: view.revealHint(isShown: view.draft.revealed ?? false),
                    error: view.error(under: .presentPassword, or: .wait),
                    missing: view.words("1.2.password.empty.line"))),
            .blank, .buttons([Button(.submit, label: view.words("button.next"))]),
        ]
        page.primary = .submit
        page.keys = view.keys(reveal: true)
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        if isOpen(view) { return guarded.act(on: control, in: view) }
        guard control == .submit else { return .stay }
        guard !view.secret(.presentPassword).isEmpty else {
            return .refuse(Mistake(.presentPassword, sentence: view.words("1.2.password.empty.line")))
        }
        return .ask(.proveAgain(view.secret(.presentPassword)), then: .stay)
    }

    func back(in view: View) -> Act? { isOpen(view) ? guarded.back(in: view) : .close }

    func mistake(for trouble: Trouble, in view: View) -> Mistake {
        switch trouble {
        case .wrongPresentPassword:
            return Mistake(
                .presentPassword, sentence: view.words("again.wrong"),
                hint: view.look(at: view.secret(.presentPassword)),
                erases: [.presentPassword])
        // What the guarded page asks for waits by the same ladder.
        case .waitFirst: return Mistake(.wait, sentence: view.words("trouble.waited"))
        case .passwordAgain: return Mistake(nil, sentence: view.words("again.over"))
        default: return guarded.mistake(for: trouble, in: view)
        }
    }
}
