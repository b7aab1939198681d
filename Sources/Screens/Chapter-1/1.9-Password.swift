public import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import TextUI
import TypedInput

/// 1【9】, and later the top page: judged while it is typed; with what is seen of it; suggestions. It is shown where
/// nobody else looks on, until F4 hides it.
struct PasswordScreen: Screen {
    /// On the top page: the method that she wants to add, if its length is meant (S05).
    struct Change { let beside: Method? }

    var change: Change?

    func page(in context: ScreenContext) -> Page {
        var page = change != nil ? context.page(titled: "top.title.password") : context.page(.step1_9)
        let words = context.words
        let first = context.secret(.password)
        let second = context.secret(.again)
        let length = PasswordText.codePoints(in: first)
        let judgement = judge(first, context)
        let needed = needed(context)
        var firstField = Field(
            .password, label: words("1.9.password"), kind: .secret, width: 40,
            aside: words(
                length == 0 ? "1.9.needed" : "1.9.length", ["needed": "\(needed)", "length": "\(length)"]),
            error: context.error(under: .password), missing: words("1.9.empty"))
        if case .fine = judgement {
            if firstField.error == nil { firstField.praise = words("1.9.fine") }
        } else if !first.isEmpty {
            firstField.unfit = context.sentence(judgement)
        }
        let look = TypedForm(of: first.revealedText()).map { form in
            Block.text(words(form == .capitals ? "1.9.capitals" : "1.9.japanese"), tone: .strong)
        }
        var secondField = Field(
            .again, label: words("1.9.again"), kind: .secret, width: 40,
            aside: context.revealHint(isShown: isShown(context)),
            error: context.error(under: .again),
            missing: words("1.9.again.empty"))
        if secondField.error == nil, !second.isEmpty, areSame(context) { secondField.praise = words("1.9.same") }
        page.body = [
            .text(words(lead(context))), .blank, .field(firstField), look ?? .blank, .field(secondField), .blank,
            .text(words("1.9.hints")), .blank,
            .buttons([
                Button(.submit, label: words("1.9.submit")), Button(Action.suggest, label: words("1.9.suggest")),
            ]),
        ]
        page.primary = .submit
        page.showsSecrets = showsSecrets(context)
        page.keys = context.keys(
            back: true, reveal: true, shown: page.showsSecrets,
            own: [context.ownKey(6, Action.suggest.control, "key.suggest")])
        page.status = first.isEmpty || context.formError != nil ? nil : advice(judgement, context)
        return page
    }

    private func needed(_ context: ScreenContext) -> Int {
        change?.beside.map(context.passwords.length) ?? context.screenState.passwordLength
    }

    /// At home nobody looks over her shoulder, and what is not seen is typed in the wrong case or width.
    private func showsSecrets(_ context: ScreenContext) -> Bool { !context.terminal.isKiosk }

    private func isShown(_ context: ScreenContext) -> Bool { context.draft.revealed ?? showsSecrets(context) }

    private func areSame(_ context: ScreenContext) -> Bool {
        PasswordText.folded(context.secret(.password)) == PasswordText.folded(context.secret(.again))
    }

    /// What of the two is not the same, as far as it can be named.
    private func difference(_ context: ScreenContext) -> Phrase {
        let texts = [Control.password, .again].map { PasswordText.folded(context.secret($0)).revealedText() }
        if texts[1].isEmpty { return "1.9.again.empty" }
        if texts[0].lowercased() == texts[1].lowercased() { return "1.9.differ.case" }
        let withoutSpaces = texts.map { $0.filter { !$0.isWhitespace } }
        if withoutSpaces[0] == withoutSpaces[1] { return "1.9.differ.spaces" }
        return isShown(context) ? "1.9.differ.shown" : "1.9.differ"
    }

    private func judge(_ password: SecretBytes, _ context: ScreenContext) -> PasswordJudgement {
        context.passwords.judge(password.revealedText(), change?.beside, context.screenState)
    }

    private func lead(_ context: ScreenContext) -> Phrase {
        if let change { return change.beside == .mail ? "change.lead.longer" : "change.lead" }
        if context.screenState.passwordIsToBeLengthened { return "1.9.lead.longer" }
        return context.screenState.choiceWasSkipped ? "1.9.lead.skipped" : "1.9.lead"
    }

    /// Live advice, without a mark: she is still typing.
    private func advice(_ judgement: PasswordJudgement, _ context: ScreenContext) -> Status? {
        if case .fine = judgement { return nil }
        return .note(context.sentence(judgement))
    }

    enum Action: String, PageAction { case submit, suggest }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        switch action {
        case .submit: return submit(context)
        case .suggest: return suggest(context)
        }
    }

    /// What she has thought of herself gives way only when asked for twice.
    private func suggest(_ context: ScreenContext) -> ScreenAction {
        let isHers = !context.secret(.again).isEmpty && !context.secret(.password).isEmpty
        let warning = context.words("1.9.suggest.over")
        if isHers, context.formError?.sentence != warning { return .refuse(FormError(nil, sentence: warning)) }
        let suggestion = context.passwords.suggest(needed(context))
        return .fill(
            [.password: suggestion, .again: ""], revealed: true, focus: .again,
            remark: context.words("1.9.suggested"))
    }

    private func submit(_ context: ScreenContext) -> ScreenAction {
        let judgement = judge(context.secret(.password), context)
        guard case .fine = judgement else {
            let sentence = context.sentence(judgement)
            return .refuse(FormError(.password, sentence: sentence))
        }
        guard areSame(context) else {
            return .refuse(FormError(.again, sentence: context.words(difference(context))))
        }
        guard let change else { return .ask(.choosePassword(context.secret(.password))) }
        // What the longer password was for is gone on with.
        return .ask(
            .changePassword(context.secret(.password)), then: change.beside == .mail ? .replace(.methods) : .closeAll)
    }

    func back(in context: ScreenContext) -> ScreenAction? { change != nil ? .close : .open(.otherMethod) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        switch problem {
        case .password(let judgement):
            FormError(.password, sentence: context.sentence(judgement))
        case .passwordIsInitial:
            FormError(.password, sentence: context.words("1.9.isInitial"))
        default: context.commonError(for: problem)
        }
    }
}

/// What the rules say of a password.
public typealias PasswordJudgement = PasswordPolicy.Verdict

extension ScreenContext {
    func sentence(_ judgement: PasswordJudgement) -> String {
        switch judgement {
        case .fine: words("1.9.fine")
        case .empty: words("1.9.empty")
        case .tooShort(let length, let needed):
            words("1.9.tooShort", ["length": "\(length)", "needed": "\(needed)"])
        case .tooLong: words("1.9.tooLong")
        case .common: words("1.9.common")
        case .repeated: words("1.9.repeated")
        case .ownData: words("1.9.ownData")
        case .societyName: words("1.9.societyName")
        case .looksPrinted: words("1.9.looksPrinted")
        }
    }
}
