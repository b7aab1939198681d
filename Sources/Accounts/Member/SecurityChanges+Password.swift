import CredentialStore
import FlowEngine
import Secrets
import World

/// What an enrolled member does with her password on the top page.
extension SecurityChanges {
    /// Her password once more (S34). Wrong ones wait as codes do (S09).
    func reauthenticate(_ password: SecretBytes, in session: Session) throws -> Reply {
        guard session.authenticationLevel == .signedIn, let id = session.member else {
            return reply(session, .outOfOrder(.notLoggedIn))
        }
        var session = session
        if let problem = try checkPresentPassword(password, of: id, in: &session) { return reply(session, problem) }
        session.provedAgainAt = world.now()
        return reply(session)
    }

    /// Whether the present password is right; what is in the way otherwise.
    private func checkPresentPassword(
        _ password: SecretBytes, of id: MemberID, in session: inout Session
    ) throws -> Problem? {
        // Whoever came in by a password that has been changed since guesses no newer one here.
        guard let stored = try read({ try $0.records.password(id) }), PasswordMark(stored) == session.passwordMark,
            let hash = PasswordHash(stored: stored.hash)
        else { return .outOfOrder(.notLoggedIn) }
        let name = vault.throttleName(ofCodesOf: id, session.quota)
        guard let attempt = try gate.admit(name, telling: &session) else { return .waitFirst }
        let isRight = try gate.orTakenBack(attempt) {
            try withinSlot { () throws(SecretsError) in try hasher.verify(password, against: hash).matches }
        }
        guard isRight, !attempt.isForOffice else {
            let terminal = session.terminal
            try write { try $0.audit.note(.passwordFailed, under: Array(id.rawValue.utf8), at: terminal) }
            session.waitUntil = attempt.nextAllowedAt
            return .wrongPresentPassword
        }
        session.waitUntil = nil
        try gate.takeBack(attempt, forgetting: vault.throttleNames(ofCodesOf: id))
        return nil
    }

    /// Another password, after the present one was typed again (S34).
    func changePassword(to new: SecretBytes, in session: Session) throws -> Reply {
        guard session.authenticationLevel == .signedIn, let id = session.member else {
            return reply(session, .outOfOrder(.notLoggedIn))
        }
        guard session.mayChangeSecuritySettings(at: world.now(), settings.limits) else {
            return reply(session, .passwordAgain)
        }
        let (member, record, stored) = try read {
            (try $0.records.member(id), try $0.records.journey(id), try $0.records.password(id))
        }
        guard let member, let record else { return reply(session, .outOfOrder(.notLoggedIn)) }
        let verdict = passwords.judge(new.revealedText(), for: member, beside: record.journey.strictestMethod)
        guard case .fine(let length) = verdict else { return reply(session, .password(verdict)) }
        // S21: the same again is no change that anybody is told of.
        if let hash = stored.flatMap({ PasswordHash(stored: $0.hash) }),
            try withinSlot({ () throws(SecretsError) in try hasher.verify(new, against: hash).matches })
        {
            return reply(session, .passwordIsPresent)
        }
        let newHash = try withinSlot { () throws(SecretsError) in try hasher.hash(new, world: world) }
        return try move(
            session, by: .passwordChanged(suitsMail: passwords.suitsMail(length: length)),
            with: EffectInput(passwordHash: newHash))
    }
}
