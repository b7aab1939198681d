import Manual
import Portal
import Secrets
import Terminal

/// S34: a page that changes what guards the account. Before it, her password once more; for five minutes that counts
/// for every such page.
struct GuardedScreen: Screen {
    let guarded: any Screen

    private func isOpen(_ view: View) -> Bool { view.situation.safeguards?.mayBeChanged ?? false }

    var waitsForOutside: Bool { guarded.waitsForOutside }

    var showsKey: Bool { guarded.showsKey }

    func page(in view: View) -> Page {
        if isOpen(view) { return guarded.page(in: view) }
        var page = view.page(over: guarded.page(in: view))
        page.body = [
            .text(view.words("again.lead")), .blank,
            .field(
                Field(
                    "present", label: view.words("again.present"), kind: .secret, width: 40,
                    error: view.error(under: "present"))),
            .blank, .buttons([Button(.submit, label: view.words("button.next"))]),
        ]
        page.primary = .submit
        page.keys = view.keys(reveal: true)
        page.status = view.status(waitingAfter: "present", "again.wait")
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        if isOpen(view) { return guarded.act(on: control, in: view) }
        guard control == .submit else { return .stay }
        guard !view.secret("present").isEmpty else {
            let sentence = view.words("1.2.password.empty")
            return .refuse(Mistake("present", underField: sentence, sentence: sentence))
        }
        return .ask(.proveAgain(view.secret("present")), then: .stay)
    }

    func back(in view: View) -> Act? { isOpen(view) ? guarded.back(in: view) : .close }

    func mistake(for trouble: Trouble, in view: View) -> Mistake {
        switch trouble {
        case .wrongPresentPassword:
            let sentence = view.words("again.wrong")
            return Mistake(
                "present", underField: view.look(at: view.secret("present")) ?? sentence, sentence: sentence,
                erases: ["present"])
        // What the guarded page asks for waits by the same ladder.
        case .waitFirst: return Mistake(.wait, sentence: view.words("trouble.waited"))
        case .passwordAgain: return Mistake(nil, sentence: view.words("again.over"))
        default: return guarded.mistake(for: trouble, in: view)
        }
    }
}
