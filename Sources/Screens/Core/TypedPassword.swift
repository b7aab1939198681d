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
        guard !PrintedPassword.resembles(text) else { return nil }
        return TypedForm(of: text).map { words($0.whenRefused) }
    }

    /// Beside a password's field: what F4 does now.
    func revealHint(isShown: Bool) -> String { words(isShown ? "1.2.password.shown" : "1.2.password.hidden") }
}
