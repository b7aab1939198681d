import Content
import CredentialStore
import FlowEngine
import Passkeys
import Secrets
import TypedInput
import World

/// What an enrolled member does with her password on the top page.
extension SecurityChanges {
    /// Another password, after the present one was typed again (S34).
    func changePassword(to new: SecretBytes, in session: Session) throws -> Reply {
        guard session.authenticationLevel == .signedIn, let id = session.member else {
            return reports.reply(session, .outOfOrder(.notLoggedIn))
        }
        guard mayChangeSecuritySettings(session) else { return reports.reply(session, .passwordAgain) }
        let found = try store.read { (try $0.member(id), try $0.journey(id)) }
        guard let member = found.0, let record = found.1 else {
            return reports.reply(session, .outOfOrder(.notLoggedIn))
        }
        let verdict = passwords.judge(new.revealedText(), for: member, beside: record.journey.strictestMethod)
        guard case .fine(let length) = verdict else { return reports.reply(session, .password(verdict)) }
        // S21: the same again is no change that anybody is told of.
        if let stored = try store.read({ try $0.password(id) }).flatMap({ PasswordHash(stored: $0.hash) }),
            try login.withinSlot({ () throws(SecretsError) in try hasher.verify(new, against: stored).matches })
        {
            return reports.reply(session, .passwordIsPresent)
        }
        let newHash = try login.withinSlot { () throws(SecretsError) in try hasher.hash(new, world: world) }
        return try transitions.move(
            session, by: .passwordChanged(suitsMail: passwords.suitsMail(length: length)),
            with: EffectInput(passwordHash: newHash))
    }
}
