import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import World

/// Codes of apps and mails, proved and counted.
struct Codes: TransactionPart {
    let transaction: Transaction

    /// What a code came to.
    enum Verdict {
        /// It was right, and is this to the journey.
        case right(Event, EffectInput = EffectInput())
        case wrong(CodeProblem, counts: Bool)
    }

    /// Checks a code and moves her, or counts a failure by the ladder of S09. Gives what was wrong; throws as
    /// `JourneyTransition.moved` does.
    func prove(in session: inout Session, _ check: (MemberID) throws -> Verdict) throws -> Problem? {
        // S01: what a dead password opened tries nothing, and keeps nobody waiting.
        guard session.authenticationLevel != .outside, let member = try report.whoIsThere(session)?.member.id
        else { throw Refusal.notLoggedIn }
        let name = vault.throttleName(ofCodesOf: member, session.quota)
        let before = try records.throttle(name)
        let seconds = throttle.secondsLeft(before, at: now)
        if seconds > 0 {
            session.waitUntil = now.adding(seconds: seconds)
            return .waitFirst
        }
        // S09: after so many failures in a row no code counts until the office helps.
        switch throttle.isForOffice(before) ? .wrong(.unknown, counts: true) : try check(member) {
        case .wrong(let problem, let counts):
            try audit.note(.codeFailed, under: Array(member.rawValue.utf8), at: session.terminal)
            guard counts else { return .code(problem) }
            let after = throttle.failed(before, at: now, isKiosk: session.terminal.isKiosk)
            try records.put(after, name)
            session.waitUntil = after.blockedUntil
            return .code(problem)
        case .right(let event, let input):
            session.waitUntil = nil
            for name in vault.throttleNames(ofCodesOf: member) { try records.put(nil, name) }
            session = try transitions.moved(session, by: event, with: input)
            return nil
        }
    }

    /// The code of the app or of a mail, whichever this member's page asks for.
    func proveShown(_ code: String, in session: inout Session) throws -> Problem? {
        let asked = session
        return try prove(in: &session) { member in
            guard let journey = try records.journey(member)?.journey else { throw Refusal.notLoggedIn }
            guard journey.codeMethod(asked) == .mail else {
                return try check(
                    appCode: code, of: member, isEnrolled: !journey.enrolled.isEmpty, for: .appCodeMatched)
            }
            return try check(mailedCode: code, .login, of: member, on: asked.quota, for: .mailCodeMatched)
        }
    }

    /// S16: one step either way, each step once; a wrong code is explained and never passes by it.
    /// A key that is only shown yet opens no login, and one that counts enrols nothing.
    func check(appCode code: String, of member: MemberID, isEnrolled: Bool, for event: Event) throws -> Verdict {
        let keys = try records.authenticators(member)
        let current = keys.filter { isEnrolled ? $0.counts : snapshot.isPending($0) }
        var problem = CodeProblem.unknown
        for var record in current {
            let totp = TOTP(key: try open(record))
            switch totp.examine(code, at: now, lastAcceptedStep: record.lastStep, explained: record.explainedSteps) {
            case .accepted(let step):
                record.lastStep = step
                try records.put(record)
                return .right(event, EffectInput(provedKey: (record.id, step)))
            case .alreadyUsed(let seconds): problem = .alreadyUsed(seconds: seconds)
            case .clockOff(let step, let seconds):
                problem = .clockOff(seconds: seconds)
                record.explainedSteps = totp.remembered(record.explainedSteps, and: step, at: now)
                try records.put(record)
            case .unknown: break
            }
        }
        if problem == .unknown, try isOfEarlierKey(code, keys) { problem = .earlierRegistration }
        // Using a code twice is haste, not a guess.
        if case .alreadyUsed = problem { return .wrong(problem, counts: false) }
        return .wrong(problem, counts: true)
    }

    private func isOfEarlierKey(_ code: String, _ keys: [AuthenticatorRecord]) throws -> Bool {
        try keys.contains { record in
            guard !record.counts, !snapshot.isPending(record) else { return false }
            let examined = TOTP(key: try open(record)).examine(code, at: now, lastAcceptedStep: nil)
            return if case .accepted = examined { true } else { false }
        }
    }

    private func open(_ record: AuthenticatorRecord) throws -> SecretBytes {
        try vault.open(Sealed(bytes: record.sealedKey), for: .authenticatorKey(record.id))
    }

    /// S19: the newest code only, with few tries, for as long as it was promised.
    func check(
        mailedCode typed: String, _ purpose: MailPurpose, of member: MemberID, on quota: Quota,
        for event: Event, with input: EffectInput = EffectInput()
    ) throws -> Verdict {
        guard let owner = try records.member(member),
            var record = try snapshot.presentCode(purpose, of: member, on: quota)
        else { return .wrong(.noMail, counts: false) }
        let triesBefore = record.triesLeft
        var code = MailedCode(hash: record.codeHash, validUntil: record.validUntil, triesLeft: record.triesLeft)
        let check = code.check(typed, journey: owner.codeOwner(for: purpose), at: now, vault: vault)
        record.triesLeft = code.triesLeft
        switch check {
        case .accepted: break
        case .tooOld: return .wrong(.mailTooOld, counts: false)
        case .wrong:
            try records.put(record)
            return .wrong(.mailUnknown, counts: true)
        case .exhausted:
            // The try that used the code up counts; those after it find nothing to guess.
            try records.put(record)
            return .wrong(.mailExhausted, counts: triesBefore != 0)
        }
        try records.removeCode(member, purpose)
        return .right(event, input)
    }
}

extension Journey {
    /// The method whose code the page asks for.
    func codeMethod(_ session: Session) -> Method? {
        let journey = resumed(with: session.authenticationLevel)
        if journey.shown == .secondFactor { return journey.methodToProve(session) }
        guard case .step(let step) = journey.shown else { return nil }
        switch Branch.completion(of: step) {
        case .mailCode: return .mail
        case .appCode: return .app
        default: return nil
        }
    }

    /// The method that this session's login asks for.
    func methodToProve(_ session: Session) -> Method? {
        session.wantedMethod.flatMap { enrolled.contains($0) ? $0 : nil } ?? usualMethod
    }
}
