import FlowEngine
import OneTimeCodes
import CredentialStore
public import Secrets
import TypedInput
public import World

/// How staff log in: a password and the code of an authenticator app, by the rules and waits that members have (S05 to
/// S09, S16). Whatever is wrong is thrown as a `StaffProblem`; besides that, every function throws what the store throws.
public struct StaffLogins: Service {
    let dependencies: Dependencies

    /// Somebody whose password was right. These services alone make one.
    public struct Candidate: Sendable {
        /// What comes next.
        public let step: Step
        let id: StaffID
        /// The password's hash: when it changes, this was somebody else's door.
        let mark: String
    }

    /// What stands between a right password and a login.
    public enum Step: Sendable {
        /// The initial password gives way to one of her own.
        case choosePassword
        /// Her app takes the key; its first code proves that it did.
        case setUpApp(ShownKey)
        /// Her app's code.
        case typeCode
    }

    /// Characters that a password of staff needs.
    public var passwordLength: Int { passwords.length(for: .app) }
    /// Minutes without a command after which a login is over.
    public var idleMinutes: Int { settings.limits.staffIdleSeconds / 60 }

    /// Checks name and password. An unknown name, a closed account, a wrong password: one answer, one wait (S11).
    public func checkPassword(_ typedName: String, _ password: SecretBytes) throws -> Candidate {
        try candidate(of: rightful(typedName, password, isKiosk: false))
    }

    /// Puts her own password in the place of the initial one.
    public func choosePassword(_ password: SecretBytes, _ candidate: Candidate) throws -> Candidate {
        let account = try read { try $0.account(of: candidate) }
        let verdict = passwords.judge(password.revealedText(), for: account.name)
        guard case .fine = verdict else { throw StaffProblem.password(verdict) }
        guard try !verify(password, account).matches else { throw StaffProblem.passwordIsInitial }
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(password, world: world) }
        let changed = try write { transaction in
            var account = try transaction.snapshot.account(of: candidate)
            account.passwordHash = hash.stored
            account.initialUntil = nil
            try transaction.records.update(account)
            try transaction.audit.noteOffice(.staffPasswordChosen, about: StaffAccounts.subject(account.name))
            return account
        }
        return try self.candidate(of: changed)
    }

    /// Takes the first code of her app, which has the key from then on. The time step that enrols logs nobody in (S16).
    public func proveApp(_ code: String, _ candidate: Candidate) throws {
        try accept(code, candidate, isKiosk: false) { transaction, account in
            try transaction.audit.noteOffice(.staffAppProved, about: StaffAccounts.subject(account.name))
        }
    }

    /// Takes her app's code, and begins a login at this workstation. Gives when it ends, however busy she is.
    public func begin(_ code: String, _ candidate: Candidate) throws -> Instant {
        guard let workstation = dependencies.workstation else { throw StaffProblem.notOffered }
        return try accept(code, candidate, isKiosk: false) { transaction, account in
            let session = StaffSession(
                workstation: vault.sessionName(of: workstation), staff: account.id, begunAt: transaction.now)
            try transaction.records.put(session)
            try transaction.audit.noteOffice(.staffLoggedIn, about: StaffAccounts.subject(account.name))
            return transaction.now.adding(seconds: settings.limits.staffSessionSeconds)
        }
    }

    /// Ends the login at this workstation; false where there was none.
    public func end() throws -> Bool {
        guard let workstation = dependencies.workstation else { return false }
        return try write { transaction in
            guard let account = try transaction.snapshot.authority.present() else { return false }
            try transaction.audit.noteOffice(.staffLoggedOut, about: StaffAccounts.subject(account.name))
            try transaction.records.removeStaffSession(vault.sessionName(of: workstation))
            return true
        }
    }

    /// All of it at once, for a kiosk's staff page: somebody who may tend kiosks.
    func prove(_ typedName: String, _ password: SecretBytes, _ code: String) throws -> StaffAccount {
        let account = try rightful(typedName, password, isKiosk: true)
        guard account.isSetUp else { throw StaffProblem.notSetUp }
        let candidate = Candidate(step: .typeCode, id: account.id, mark: account.passwordHash)
        try accept(code, candidate, isKiosk: true) { _, _ in }
        guard OfficeDeed.tendKiosk.roles.contains(account.role) else { throw StaffProblem.mayNot(account.role) }
        return account
    }

    // MARK: the password

    private func rightful(_ typedName: String, _ password: SecretBytes, isKiosk: Bool) throws -> StaffAccount {
        let name = vault.throttleName(ofStaffTyped: typedName, isKiosk: isKiosk)
        let attempt = try gate.admitStaff(name)
        let found = try read { snapshot in
            try StaffName(typed: typedName).flatMap { try snapshot.records.staffAccount($0) }
        }
        let isRight = try gate.orTakenBack(attempt) {
            // S33, S11: nobody's password is longer.
            let isTooLong = password.count > settings.limits.typedPasswordBytes
            return try verify(isTooLong ? SecretBytes([]) : password, found).matches
        }
        guard isRight, !attempt.isForOffice, let account = found, account.closedAt == nil else {
            try write { try $0.audit.noteStaffFailure(under: name) }
            throw attempt.isForOffice ? StaffProblem.locked : .wrong(nextAt: attempt.nextAllowedAt)
        }
        try gate.takeBack(attempt)
        if let until = account.initialUntil, until <= world.now() { throw StaffProblem.initialExpired }
        return account
    }

    /// One hash whoever asks, so that time tells nothing (S11). An initial password is read in any case and width.
    private func verify(_ password: SecretBytes, _ account: StaffAccount?) throws -> PasswordHasher.Verdict {
        let isInitial = account?.initialUntil != nil
        let candidate = isInitial ? SecretBytes(text: Folding.bare(password.revealedText())) : password
        let hash = account.flatMap { PasswordHash(stored: $0.passwordHash) } ?? hasher.dummy
        return try withinSlot { () throws(SecretsError) in try hasher.verify(candidate, against: hash) }
    }

    /// What she needs next; draws the key for her app where she has none.
    private func candidate(of account: StaffAccount) throws -> Candidate {
        let step: Step
        if account.initialUntil != nil {
            step = .choosePassword
        } else if account.keyProvedAt == nil {
            step = .setUpApp(try shownKey(of: account))
        } else {
            step = .typeCode
        }
        return Candidate(step: step, id: account.id, mark: account.passwordHash)
    }

    // MARK: the app

    /// A key that was shown and not proved is never shown again: whoever looked over her shoulder has it.
    private func shownKey(of account: StaffAccount) throws -> ShownKey {
        let key = AuthenticatorKey(world: world)
        try write { transaction in
            guard var present = try transaction.records.staffAccount(account.id), present.keyProvedAt == nil,
                present.passwordHash == account.passwordHash
            else { throw StaffProblem.changedMeanwhile }
            present.sealedKey = vault.seal(key.bytes, for: .staffKey(present.id), world: world).bytes
            try transaction.records.update(present)
        }
        let label = "\(settings.society.issuer):\(account.name.text)"
        let uri = try KeyURI(issuer: settings.society.issuer, account: account.name.text, key: key)
        return ShownKey(
            key: key, uri: SecretBytes(text: uri.short), label: label,
            validUntil: world.now().adding(seconds: settings.limits.pendingKeySeconds))
    }

    /// Takes a code by its own ladder of waits, and does in the same transaction what it opens.
    private func accept<Result>(
        _ typed: String, _ candidate: Candidate, isKiosk: Bool, _ body: (Transaction, StaffAccount) throws -> Result
    ) throws -> Result {
        let name = vault.throttleName(ofCodesOfStaff: candidate.id, isKiosk: isKiosk)
        let attempt = try gate.admitStaff(name)
        return try write { transaction -> Swift.Result<Result, StaffProblem> in
            var account = try transaction.snapshot.account(of: candidate)
            guard let sealed = account.sealedKey else { throw StaffProblem.changedMeanwhile }
            let totp = TOTP(key: try vault.open(Sealed(bytes: sealed), for: .staffKey(account.id)))
            let digits = if case .digits(let digits) = TypedCode.read(typed) { digits } else { "" }
            switch totp.examine(digits, at: transaction.now, lastAcceptedStep: account.lastStep) {
            case .accepted(let step) where !attempt.isForOffice:
                account.lastStep = step
                account.keyProvedAt = account.keyProvedAt ?? transaction.now
                try transaction.records.update(account)
                try transaction.attempts.takeBack(attempt, forgetting: vault.throttleNames(ofStaff: account))
                return .success(try body(transaction, account))
            case .alreadyUsed(let seconds):
                // Haste is no guess.
                try transaction.attempts.takeBack(attempt, forgetting: [])
                return .failure(.codeUsed(secondsUntilNext: seconds))
            // S16: how far a clock is off is told to nobody here, so that no code can pass by it.
            case .accepted, .clockOff, .unknown:
                try transaction.audit.noteStaffFailure(under: name)
                return .failure(attempt.isForOffice ? .locked : .wrong(nextAt: attempt.nextAllowedAt))
            }
        }.get()
    }
}

extension Snapshot {
    /// The account of a candidate, as it was when her password was right.
    fileprivate func account(of candidate: StaffLogins.Candidate) throws -> StaffAccount {
        guard let account = try records.staffAccount(candidate.id), account.closedAt == nil,
            account.passwordHash == candidate.mark
        else { throw StaffProblem.changedMeanwhile }
        return account
    }
}

extension AttemptGate {
    /// Lets somebody of staff try under a name, by the long waits. Throws `StaffProblem.waitFirst`.
    func admitStaff(_ name: [UInt8]) throws -> Attempt {
        switch try admit(name, isKiosk: false) {
        case .admitted(let attempt): return attempt
        case .notBefore(let instant): throw StaffProblem.waitFirst(until: instant)
        }
    }
}

extension SealedPlace {
    fileprivate static func staffKey(_ id: StaffID) -> SealedPlace {
        SealedPlace(table: "staff_account", column: "sealed_key", row: id.rawValue)
    }
}
