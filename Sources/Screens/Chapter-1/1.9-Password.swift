public import CredentialStore
import FlowEngine
import Manual
import Portal
import Secrets
import Terminal
import Writing

/// 1【9】, and later the top page: judged while it is typed; with what is seen of it; suggestions. It is shown where nobody else looks on, until F4 hides it.
struct PasswordScreen: Screen {
    /// On the top page: the method that she wants to add, if its length is meant (S05).
    struct Change { let beside: Method? }

    var change: Change?

    func page(in view: View) -> Page {
        var page = change != nil ? view.page(titled: "top.title.password") : view.page(.step1_9)
        let words = view.words
        let first = view.secret("password")
        let second = view.secret("again")
        let length = PasswordText.codePoints(in: first)
        let judgement = judge(first, view)
        let needed = needed(view)
        var firstField = Field(
            "password", label: words("1.9.password"), kind: .secret, width: 40,
            aside: words("1.9.length", ["needed": "\(needed)", "length": "\(length)"]),
            error: view.error(under: "password"), missing: words("1.9.empty"))
        if case .fine = judgement {
            if firstField.error == nil { firstField.praise = words("1.9.fine") }
        } else if !first.isEmpty {
            firstField.unfit = view.sentence(judgement)
        }
        let look = TypedForm(of: first.revealedText()).map { form in
            Block.text(words(form == .capitals ? "1.9.capitals" : "1.9.japanese"), tone: .strong)
        }
        var secondField = Field(
            "again", label: words("1.9.again"), kind: .secret, width: 40,
            aside: view.revealHint(isShown: isShown(view)),
            error: view.error(under: "again"),
            missing: words("1.9.again.empty"))
        if secondField.error == nil, !second.isEmpty, areSame(view) { secondField.praise = words("1.9.same") }
        page.body = [
            .text(words(lead(view))), .blank, .field(firstField), look ?? .blank, .field(secondField), .blank,
            .text(words("1.9.hints")), .blank,
            .buttons([
                Button(.submit, label: words("1.9.submit")), Button("suggest", label: words("1.9.suggest")),
            ]),
        ]
        page.primary = .submit
        page.showsSecrets = showsSecrets(view)
        page.keys = view.keys(
            back: true, reveal: true, shown: page.showsSecrets, own: [view.ownKey(6, "suggest", "key.suggest")])
        page.status = first.isEmpty || view.mistake != nil ? nil : advice(judgement, view)
        return page
    }

    private func needed(_ view: View) -> Int {
        change?.beside.map(view.passwords.length) ?? view.situation.passwordLength
    }

    /// At home nobody looks over her shoulder, and what is not seen is typed in the wrong case or width.
    private func showsSecrets(_ view: View) -> Bool { !view.terminal.isKiosk }

    private func isShown(_ view: View) -> Bool { view.draft.revealed ?? showsSecrets(view) }

    private func areSame(_ view: View) -> Bool {
        PasswordText.folded(view.secret("password")) == PasswordText.folded(view.secret("again"))
    }

    private func judge(_ password: SecretBytes, _ view: View) -> PasswordJudgement {
        view.passwords.judge(password.revealedText(), change?.beside, view.situation)
    }

    private func lead(_ view: View) -> Phrase {
        if let change { return change.beside == .mail ? "change.lead.longer" : "change.lead" }
        if view.situation.passwordIsToBeLengthened { return "1.9.lead.longer" }
        return view.situation.choiceWasSkipped ? "1.9.lead.skipped" : "1.9.lead"
    }

    /// Live advice, without a mark: she is still typing.
    private func advice(_ judgement: PasswordJudgement, _ view: View) -> Status? {
        if case .fine = judgement { return nil }
        return .note(view.sentence(judgement))
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit: return submit(view)
        case "suggest":
            let suggestion = view.passwords.suggest(needed(view))
            return .fill(["password": suggestion, "again": ""], revealed: true, focus: "again")
        default: return .stay
        }
    }

    private func submit(_ view: View) -> Act {
        let judgement = judge(view.secret("password"), view)
        guard case .fine = judgement else {
            let sentence = view.sentence(judgement)
            return .refuse(Mistake("password", sentence: sentence))
        }
        guard areSame(view) else {
            let sentence: Phrase =
                if view.secret("again").isEmpty {
                    "1.9.again.empty"
                } else {
                    isShown(view) ? "1.9.differ.shown" : "1.9.differ"
                }
            return .refuse(Mistake("again", sentence: view.words(sentence)))
        }
        return .ask(change != nil ? .changePassword(view.secret("password")) : .choosePassword(view.secret("password")))
    }

    func back(in view: View) -> Act? { change != nil ? .close : .open(.otherMethod) }

    func mistake(for trouble: Trouble, in view: View) -> Mistake {
        switch trouble {
        case .password(let judgement):
            Mistake("password", sentence: view.sentence(judgement))
        case .passwordIsInitial:
            Mistake("password", sentence: view.words("1.9.isInitial"))
        default: view.commonMistake(for: trouble)
        }
    }
}

/// What the rules say of a password.
public typealias PasswordJudgement = PasswordPolicy.Verdict

extension View {
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
