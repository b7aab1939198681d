import CredentialStore
import Manual
import Portal
import Secrets
import Terminal

/// The top page: another password, after the present one.
struct ChangePasswordScreen: Screen {
    func page(in view: View) -> Page {
        var page = view.page(titled: "top.title")
        let words = view.words
        let length = PasswordText.codePoints(in: view.secret("password"))
        page.body = [
            .text(words("change.lead")), .blank,
            .field(
                Field(
                    "present", label: words("change.present"), kind: .secret, width: 40,
                    error: view.error(under: "present"))),
            .blank,
            .field(
                Field(
                    "password", label: words("1.9.password"), kind: .secret, width: 40,
                    aside: words(
                        "1.9.length", ["needed": "\(view.situation.passwordLength)", "length": "\(length)"]),
                    error: view.error(under: "password"))),
            .blank,
            .field(
                Field(
                    "again", label: words("1.9.again"), kind: .secret, width: 40, error: view.error(under: "again"))),
            .blank, .text(words("1.9.hints")), .blank,
            .buttons([Button(.submit, label: words("1.9.submit")), Button("suggest", label: words("1.9.suggest"))]),
        ]
        page.primary = .submit
        page.keys = view.keys(reveal: true, own: [view.ownKey(6, "suggest", "key.suggest")])
        page.status = view.codeStatus
        return page
    }

    func act(on control: Control, in view: View) -> Act {
        switch control {
        case .submit:
            if view.secret("present").isEmpty { return refuse("present", view.words("1.2.password.empty")) }
            let judgement = view.passwords.judge(view.secret("password").revealedText(), view.situation)
            guard case .fine = judgement else { return refuse("password", view.sentence(judgement)) }
            guard view.secret("password") == view.secret("again") else {
                return refuse("again", view.words("1.9.differ.line"))
            }
            return .ask(.changePassword(present: view.secret("present"), new: view.secret("password")))
        case "suggest":
            return .fill(["password": view.passwords.suggest(), "again": ""], revealed: true, focus: "again")
        default: return .stay
        }
    }

    private func refuse(_ control: Control, _ sentence: String) -> Act {
        .refuse(Mistake(control, underField: sentence, sentence: sentence))
    }

    func back(in view: View) -> Act? { .close }

    func mistake(for trouble: Trouble, in view: View) -> Mistake {
        switch trouble {
        case .wrongPresentPassword, .waitFirst:
            Mistake(
                "present", underField: view.words("change.wrong"), sentence: view.words("change.wrong"),
                erases: trouble == .waitFirst ? [] : ["present"])
        case .password(let judgement):
            Mistake("password", underField: view.sentence(judgement), sentence: view.sentence(judgement))
        default: view.commonMistake(for: trouble)
        }
    }
}
