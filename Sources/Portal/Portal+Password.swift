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
        let now = world.now()
        let name = throttleName(ofCodesOf: id)
        let found = try store.read {
            (try $0.member(id), try $0.password(id), try $0.journey(id), try $0.throttle(name))
        }
        guard let member = found.0, let stored = found.1, let record = found.2,
            let hash = PasswordHash(stored: stored.hash)
        else { return reply(session, .outOfOrder(.notLoggedIn)) }
        let seconds = throttle.secondsLeft(found.3, at: now)
        if seconds > 0 {
            session.waitUntil = now.adding(seconds: seconds)
            return reply(session, .waitFirst)
        }
        let verdict = passwords.judge(new.revealedText(), for: member, beside: record.journey.method)
        guard case .fine(let length) = verdict else { return reply(session, .password(verdict)) }
        let isRight = try withinSlot { () throws(SecretsError) in try hasher.verify(present, against: hash).matches }
        guard isRight, !throttle.isForOffice(found.3) else {
            let after = try store.write { records in
                let after = throttle.failed(try records.throttle(name), at: now)
                try records.put(after, name)
                try note("passwordFailed", under: Array(id.rawValue.utf8), at: session.terminal, in: records)
                return after
            }
            session.waitUntil = after.blockedUntil
            return reply(session, .wrongPresentPassword)
        }
        session.waitUntil = nil
        if found.3 != nil { try store.write { try $0.put(nil, name) } }
        let newHash = try withinSlot { () throws(SecretsError) in try hasher.hash(new, world: world) }
        return try move(
            session, by: .passwordChanged(suitsMail: passwords.suitsMail(length: length)),
            with: Particulars(passwordHash: newHash))
    }
}
