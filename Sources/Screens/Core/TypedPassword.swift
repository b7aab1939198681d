import CredentialStore
import Content
import Accounts
import Secrets
import TypedInput

extension ScreenContext {
    /// What is seen of a password that did not fit: of the characters alone, whoever typed them (S11). Printed ones are
    /// all in capitals.
    func look(at password: SecretBytes) -> String? {
        let text = password.revealedText()
        guard PrintedPassword.read(text) == .otherForm, !looksPrinted(text) else { return nil }
        return TypedForm(of: text).map { words($0.whenRefused) }
    }

    /// Capitals and digits of about the length of a printed one: the notice's, typed wrong.
    private func looksPrinted(_ text: String) -> Bool {
        let bare = Folding.bare(text)
        return (PrintedPassword.length - 3...PrintedPassword.length + 3).contains(bare.count)
            && bare.contains(where: \.isNumber) && bare.allSatisfy { $0.isASCII }
    }

    /// Beside a password's field: what F4 does now.
    func revealHint(isShown: Bool) -> String { words(isShown ? "1.2.password.shown" : "1.2.password.hidden") }
}
