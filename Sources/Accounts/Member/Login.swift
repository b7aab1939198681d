import Content
import CredentialStore
import FlowEngine
import Secrets
import TypedInput
import World

/// The login, and the password that is chosen at 1【9】.
struct Login: TerminalService {
    let dependencies: Dependencies

    /// 1【2】 and every later login. Unknown ID, wrong password, locked: the same words, the same wait, the same work
    /// (S11).
    func logIn(_ typedID: String, _ password: SecretBytes, in session: Session) throws -> Reply {
        var session = session
        session.authenticationLevel = .outside
        session.cameBack = false
        let name = vault.throttleName(ofTypedID: typedID, isKiosk: session.terminal.isKiosk)
        session.loginName = name
        guard let attempt = try gate.admit(name, at: session.terminal, telling: &session) else {
            return reply(session, .waitFirst)
        }
        let found = try read { try $0.account(of: typedID) }
        // S33, S11: nobody's password is longer, and reading one would take time that tells whose it is.
        let verdict = try gate.orTakenBack(attempt) {
            try verify(
                password.count > settings.limits.typedPasswordBytes ? SecretBytes([]) : password, found,
                patience: session.patience)
        }
        guard verdict.matches, !attempt.isForOffice, let (member, stored, record) = found,
            member.closure(at: world.now()) == nil
        else {
            try noteFailure(name, at: session.terminal)
            session.waitUntil = attempt.nextAllowedAt
            return reply(session, .noMatch)
        }
        // A right initial password forgets no failure before it: the birthdate shares the ladder.
        let forgotten = stored.kind == .chosen ? vault.throttleNames(ofLoginsOf: member).union([name]) : []
        if stored.kind == .chosen, let end = stored.validUntil, end <= world.now() {
            try gate.takeBack(attempt, forgetting: forgotten)
            return reply(session, .setUpExpired)
        }
        if verdict.outdated { try rehash(password, stored, member, patience: session.patience) }
        // Whoever logs in here now may be somebody else than before.
        session.member = member.id
        session.revision = record.revision
        session.passwordMark = PasswordMark(stored)
        session.hasConfirmedMail = false
        session.provedAgainAt = nil
        session.wantedMethod = nil
        session.cameBack = record.journey.hasChosenPassword || record.journey.saved != .step(.step1_2)
        session.waitUntil = nil
        return try move(session, by: .passwordAccepted(stored.kind)) {
            try $0.attempts.takeBack(attempt, forgetting: forgotten)
        }
    }

    /// 1【3】. Shares the ladder of 1【2】.
    func proveBirthdate(_ birthdate: Birthdate, in session: Session) throws -> Reply {
        var session = session
        // Nobody learns whether a birthdate is right before the password was.
        guard case .initialPasswordProved = session.authenticationLevel, let id = session.member,
            let name = session.loginName
        else { return reply(session, .outOfOrder(.notLoggedIn)) }
        guard let attempt = try gate.admit(name, at: session.terminal, telling: &session) else {
            return reply(session, .waitFirst)
        }
        let (member, password) = try read { (try $0.records.member(id), try $0.records.password(id)) }
        guard let member, let password, member.birthdate == birthdate, !attempt.isForOffice
        else {
            try noteFailure(name, at: session.terminal)
            session.waitUntil = attempt.nextAllowedAt
            return reply(session, .noMatch)
        }
        session.waitUntil = nil
        try gate.takeBack(attempt, forgetting: vault.throttleNames(ofLoginsOf: member).union([name]))
        // S03: said plainly to whoever has proved all three.
        if let end = password.validUntil, end <= world.now() { return reply(session, .noticeExpired) }
        return try move(session, by: .birthdateMatched) { transaction in
            // R04: as she is registered now; another terminal may have changed her address meanwhile.
            guard var present = try transaction.records.member(id), present.typist != session.typist else { return }
            present.typist = session.typist
            try transaction.records.update(present)
        }
    }

    /// 1【9】: checked against every rule, hashed outside the transaction, then stored with the move.
    func choosePassword(_ password: SecretBytes, in session: Session) throws -> Reply {
        guard let id = session.member, session.authenticationLevel != .outside else {
            return reply(session, .outOfOrder(.notLoggedIn))
        }
        let (member, stored, record) = try read {
            (try $0.records.member(id), try $0.records.password(id), try $0.records.journey(id))
        }
        guard let member, let stored, let record else {
            return reply(session, .outOfOrder(.notLoggedIn))
        }
        let verdict = passwords.judge(password.revealedText(), for: member, beside: record.journey.strictestMethod)
        guard case .fine(let length) = verdict else { return reply(session, .password(verdict)) }
        if stored.kind != .chosen, try verify(password, (member, stored, record)).matches {
            return reply(session, .passwordIsInitial)
        }
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(password, world: world) }
        return try move(
            session, by: .passwordChosen(suitsMail: passwords.suitsMail(length: length)),
            with: EffectInput(passwordHash: hash))
    }

    private func noteFailure(_ name: [UInt8], at terminal: TerminalInfo) throws {
        try write { try $0.audit.note(.loginFailed, under: name, at: terminal) }
    }

    /// One hash, and what was typed read in every way, whoever asks, so that time tells nothing (S11).
    private func verify(
        _ password: SecretBytes, _ found: (Member, PasswordRecord, JourneyRecord)?, patience: Int? = nil
    ) throws -> PasswordHasher.Verdict {
        let typed = password.revealedText()
        let bare = SecretBytes(text: Folding.bare(typed))
        let (guess, right) = guessable(typed, of: found?.0 ?? Self.nobody)
        let hash = found.flatMap { PasswordHash(stored: $0.1.hash) } ?? hasher.dummy
        let candidate = found?.1.kind == .printed ? bare : password
        let verdict = try withinSlot(patience: patience) { () throws(SecretsError) in
            try hasher.verify(candidate, against: hash)
        }
        // A guessable one stands in the member's record anyway, so there is no hash of it.
        guard found?.1.kind == .guessable else { return verdict }
        return PasswordHasher.Verdict(matches: guess == right, outdated: false)
    }

    /// What was typed, and what is right, in the one spelling that is compared.
    private func guessable(_ typed: String, of member: Member?) -> (SecretBytes, SecretBytes) {
        guard let member else { return (SecretBytes([]), SecretBytes([])) }
        let guess = GuessablePassword.canonical(typed: typed, for: member)
        let right = GuessablePassword.canonical(
            symbol: member.symbol, number: member.number, birthdate: member.birthdate)
        return (SecretBytes(text: guess), SecretBytes(text: right))
    }

    /// Somebody with a card like anybody's, for whom a password is read when the ID is unknown.
    private static let nobody: Member? = Birthdate(year: 1950, month: 1, day: 1).flatMap { birthdate in
        UserID(typed: "0").map {
            Member(
                id: MemberID(rawValue: ""), userID: $0, symbol: "12", number: "101", name: "", birthdate: birthdate)
        }
    }

    /// S07: a hash of an older cost is raised when its password is known.
    private func rehash(
        _ password: SecretBytes, _ stored: PasswordRecord, _ member: Member, patience: Int?
    ) throws {
        guard stored.kind == .chosen else { return }
        var raised = stored
        do {
            raised.hash = try withinSlot(patience: patience) { () throws(SecretsError) in
                try hasher.hash(password, world: world)
            }.stored
        } catch SecretsError.noSlotInTime {
            // It is raised at another login; this one waits no longer.
            return
        }
        try write { transaction in
            guard try transaction.records.password(member.id) == stored else { return }
            try transaction.records.put(raised)
        }
    }
}

extension Snapshot {
    fileprivate func account(of typedID: String) throws -> (Member, PasswordRecord, JourneyRecord)? {
        guard let userID = UserID(typed: typedID), let member = try records.member(userID),
            let password = try records.password(member.id), let journey = try records.journey(member.id)
        else { return nil }
        return (member, password, journey)
    }
}
