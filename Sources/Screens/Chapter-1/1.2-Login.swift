import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import TextUI
import TypedInput

/// 1【2】, and every step that asks to log in again: 2-3【3】, 2-4【3】, 2-6【2】 and their sisters.
struct LoginScreen: Screen {
    let step: Step
    /// Whether she logs in only to choose another method, before the steps that lead here were done.
    var isForOtherMethod = false

    private var isFirst: Bool { step == .step1_2 }

    func page(in context: ScreenContext) -> Page {
        var page = context.page(step)
        let words = context.words
        page.body = [
            .text(words(lead(context))),
            .blank,
            .field(
                Field(
                    .userID, label: words("1.2.userID"), aside: words("1.2.userID.example"),
                    error: context.error(under: .userID), missing: words("1.2.userID.empty.line"))),
            .blank,
            .field(
                Field(
                    .password, label: words("1.2.password"), kind: .secret, width: 40, aside: passwordAside(context),
                    error: context.error(under: .password, or: .login, .wait),
                    missing: words("1.2.password.empty.line"))),
            .blank,
            .text(explanation(context)),
            .blank,
            .buttons([Button(.submit, label: words("1.2.submit"))]),
            .ways(ways(context)),
        ]
        page.primary = .submit
        page.keys = context.keys(back: back(in: context) != nil, reveal: true)
        return page
    }

    private func lead(_ context: ScreenContext) -> Phrase {
        if isForOtherMethod { return "login.other.lead" }
        return isFirst ? "1.2.lead" : goesHome(context) ? "login.home.lead" : "login.again.lead"
    }

    private func passwordAside(_ context: ScreenContext) -> String {
        context.formError?.control == .login
            ? context.words("1.2.password.erased") : context.revealHint(isShown: context.draft.revealed ?? false)
    }

    /// After a failure the causes stand where the explanation stood; all of them, so that none is given away (S11).
    private func explanation(_ context: ScreenContext) -> String {
        guard context.draft.wasRefused else {
            return context.words(isFirst ? "1.2.explanation" : "login.again.explanation")
        }
        return context.words(isFirst ? "1.2.causes" : "login.again.causes")
    }

    private func ways(_ context: ScreenContext) -> [Button] {
        let forgotten = Button(Action.forgotten, label: context.words("1.2.forgotten"))
        return isFirst ? [Button(Action.formerMember, label: context.words("1.2.former")), forgotten] : [forgotten]
    }

    enum Action: String, PageAction { case submit, forgotten, formerMember }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: submit(context)
        case .forgotten: .open(.forgotten)
        case .formerMember: .open(.formerMember)
        }
    }

    /// What cannot be right costs no attempt.
    private func submit(_ context: ScreenContext) -> ScreenAction {
        let words = context.words
        let userID = context.text(.userID)
        let password = context.secret(.password)
        if Folding.bare(userID).isEmpty {
            return .refuse(
                FormError(.userID, sentence: words("1.2.userID.empty.line")))
        }
        if UserID(typed: userID) == nil {
            return .refuse(
                FormError(.userID, sentence: words("1.2.userID.form.line")))
        }
        if password.isEmpty {
            return .refuse(
                FormError(.password, sentence: words("1.2.password.empty.line"))
            )
        }
        if isUserIDTwice(context) {
            return .refuse(
                FormError(.password, sentence: words("1.2.password.isUserID.line"), erases: [.password]))
        }
        if PrintedPassword.read(password.revealedText()) == .misread {
            return .refuse(
                FormError(.password, sentence: words("1.2.password.misread.line"))
            )
        }
        return .ask(
            .logIn(userID: userID, password: password), then: isForOtherMethod ? .replace(.otherMethod) : .closeAll)
    }

    func back(in context: ScreenContext) -> ScreenAction? {
        if isForOtherMethod { return .close }
        if isFirst { return .ask(.reopenOverview) }
        let isBranchsBeginning = Branch.of(step)?.step(before: step) == nil
        return isBranchsBeginning || context.screenState.belongsAtHome ? nil : .ask(.goBack)
    }

    private func goesHome(_ context: ScreenContext) -> Bool {
        context.screenState.belongsAtHome && context.screenState.goesOnAtHome
    }

    /// What is seen of what was typed, by its form alone (S11): the password where the user ID should be, or the state
    /// of the keyboard.
    private func seen(in context: ScreenContext) -> String? {
        hasPasswordAsID(context)
            ? context.words("1.2.userID.isPassword") : context.look(at: context.secret(.password))
    }

    /// Whoever begins anew in the field that has the focus types her ID once more there; nobody's password is her ID.
    private func isUserIDTwice(_ context: ScreenContext) -> Bool {
        let typed = context.secret(.password).revealedText()
        return PrintedPassword.read(typed) == .otherForm
            && Folding.bare(typed) == Folding.bare(context.text(.userID))
            && typed.contains { $0.isNumber } && !typed.contains { $0.isLetter }
    }

    private static let shortestPassword = 8

    private func hasPasswordAsID(_ context: ScreenContext) -> Bool {
        let userID = context.text(.userID)
        // What is shorter is an ID with a slip.
        guard userID.count >= Self.shortestPassword else { return false }
        return PrintedPassword.read(userID) != .otherForm || !userID.contains { $0.isNumber }
            || userID == context.secret(.password).revealedText()
    }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        switch problem {
        case .waitFirst: FormError(.wait, sentence: context.words("trouble.waited"))
        case .noMatch:
            FormError(
                .login, sentence: context.words("trouble.noMatch.again"),
                hint: seen(in: context),
                erases: hasPasswordAsID(context) ? [.userID, .password] : [.password])
        case .crowded: FormError(nil, sentence: context.words("trouble.crowded"), erases: [.password])
        default: context.commonError(for: problem)
        }
    }
}
