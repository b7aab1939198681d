import CredentialStore
import FlowEngine
import Manual
import Portal
import Secrets
import Terminal
import Writing

/// 1【2】, and every step that asks to log in again: 2-3【3】, 2-4【3】, 2-6【2】 and their sisters.
struct LoginScreen: Screen {
    let step: Step
    /// Whether she logs in only to choose another method, before the steps that lead here were done.
    var isForOtherMethod = false

    private var isFirst: Bool { step == .step1_2 }

    func page(in view: View) -> Page {
        var page = view.page(step)
        let words = view.words
        page.body = [
            .text(words(lead(view))),
            .blank,
            .field(
                Field(
                    "userID", label: words("1.2.userID"), aside: words("1.2.userID.example"),
                    error: view.error(under: "userID"), missing: words("1.2.userID.empty.line"))),
            .blank,
            .field(
                Field(
                    "password", label: words("1.2.password"), kind: .secret, width: 40, aside: passwordAside(view),
                    error: view.error(under: "password", or: .login, .wait),
                    missing: words("1.2.password.empty.line"))),
            .blank,
            .text(explanation(view)),
            .blank,
            .buttons([Button(.submit, label: words("1.2.submit"))]),
            .ways(ways(view)),
        ]
        page.primary = .submit
        page.keys = view.keys(back: back(in: view) != nil, reveal: true)
        return page
    }

    private func lead(_ view: View) -> Phrase {
        if isForOtherMethod { return "login.other.lead" }
        return isFirst ? "1.2.lead" : goesHome(view) ? "login.home.lead" : "login.again.lead"
    }

    private func passwordAside(_ view: View) -> String {
        view.mistake?.control == .login
            ? view.words("1.2.password.erased") : view.revealHint(isShown: view.draft.revealed ?? false)
    }

    /// After a failure the causes stand where the explanation stood; all of them, so that none is given away (S11).
    private func explanation(_ view: View) -> String {
        guard view.mistake?.control == .login else {
            return view.words(isFirst ? "1.2.explanation" : "login.again.explanation")
        }
        return view.words(isFirst ? "1.2.causes" : "login.again.causes")
    }

    private func ways(_ view: View) -> [Button] {
        let forgotten = Button("forgotten", label: view.words("1.2.forgotten"))
        return isFirst ? [Button("formerMember", label: view.words("1.2.former")), forgotten] : [forgotten]
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: submit(view)
        case "forgotten": .open(.forgotten)
        case "formerMember": .open(.formerMember)
        default: .stay
        }
    }

    /// What cannot be right costs no attempt.
    private func submit(_ view: View) -> Act {
        let words = view.words
        let userID = view.text("userID")
        let password = view.secret("password")
        if Folding.bare(userID).isEmpty {
            return .refuse(
                Mistake("userID", sentence: words("1.2.userID.empty.line")))
        }
        if UserID(typed: userID) == nil {
            return .refuse(
                Mistake("userID", sentence: words("1.2.userID.form.line")))
        }
        if password.isEmpty {
            return .refuse(
                Mistake("password", sentence: words("1.2.password.empty.line"))
            )
        }
        if PrintedPassword.read(password.revealedText()) == .misread {
            return .refuse(
                Mistake("password", sentence: words("1.2.password.misread.line"))
            )
        }
        return .ask(
            .logIn(userID: userID, password: password), then: isForOtherMethod ? .replace(.otherMethod) : .closeAll)
    }

    func back(in view: View) -> Act? {
        if isForOtherMethod { return .close }
        if isFirst { return .ask(.reopenOverview) }
        let isBranchsBeginning = Branch.of(step)?.step(before: step) == nil
        return isBranchsBeginning || view.situation.belongsAtHome ? nil : .ask(.goBack)
    }

    private func goesHome(_ view: View) -> Bool { view.situation.belongsAtHome && view.situation.goesOnAtHome }

    func mistake(for trouble: Trouble, in view: View) -> Mistake {
        switch trouble {
        case .waitFirst: Mistake(.wait, sentence: view.words("trouble.waited"))
        case .noMatch:
            Mistake(
                .login, sentence: view.words("trouble.noMatch.again"), hint: view.look(at: view.secret("password")),
                erases: ["password"])
        case .crowded: Mistake(nil, sentence: view.words("trouble.crowded"), erases: ["password"])
        default: view.commonMistake(for: trouble)
        }
    }
}
