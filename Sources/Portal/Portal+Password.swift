import CredentialStore
import FlowEngine
import Secrets
import World

/// What an enrolled member does with her password on the top page.
extension Portal {
    /// Another password, after the present one was right (S34). Wrong ones wait as codes do (S09).
    func changePassword(from present: SecretBytes, to new: SecretBytes, in session: Session) throws -> Reply {
        guard session.presence == .signedIn, let id = session.member else {
            return reply(session, .outOfOrder(.notLoggedIn))
        }
        var session = session
        let found = try store.read { (try $0.member(id), try $0.password(id), try $0.journey(id)) }
        guard let member = found.0, let stored = found.1, let record = found.2,
            let hash = PasswordHash(stored: stored.hash)
        else { return reply(session, .outOfOrder(.notLoggedIn)) }
        let verdict = passwords.judge(new.revealedText(), for: member, beside: record.journey.method)
        guard case .fine(let length) = verdict else { return reply(session, .password(verdict)) }
        let attempt: Attempt
        switch try admit(throttleName(ofCodesOf: id)) {
        case .notBefore(let instant):
            session.waitUntil = instant
            return reply(session, .waitFirst)
        case .admitted(let admitted): attempt = admitted
        }
        let isRight = try withinSlot { () throws(SecretsError) in try hasher.verify(present, against: hash).matches }
        guard isRight, !attempt.isForOffice else {
            try store.write {
                try note("passwordFailed", under: Array(id.rawValue.utf8), at: session.terminal, in: $0)
            }
            session.waitUntil = attempt.nextAllowedAt
            return reply(session, .wrongPresentPassword)
        }
        session.waitUntil = nil
        try takeBack(attempt, forgetting: [throttleName(ofCodesOf: id)])
        let newHash = try withinSlot { () throws(SecretsError) in try hasher.hash(new, world: world) }
        return try move(
            session, by: .passwordChanged(suitsMail: passwords.suitsMail(length: length)),
            with: Particulars(passwordHash: newHash))
    }
}
