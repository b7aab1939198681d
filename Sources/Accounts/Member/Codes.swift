import Content
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TypedInput
import World

/// Codes of apps and mails: proved, counted, sent again.
struct Codes: ServicePart {
    let dependencies: Dependencies

    /// 1【6】, 2-6【3】: the mail once more, as often as S21 allows.
    func resendMail(in session: Session) throws -> Reply {
        // S34: on the top page it serves a change.
        guard session.authenticationLevel != .signedIn || security.mayChangeSecuritySettings(session) else {
            return reports.reply(session, .passwordAgain)
        }
        var problem: Problem?
        let answer = try transitions.transact(session) { records, session in
            guard session.authenticationLevel != .outside,
                let (member, record) = try reports.whoIsThere(session, in: records)
            else {
                throw Refusal.notLoggedIn
            }
            let journey = record.journey.resumed(with: session.authenticationLevel)
            guard let purpose = journey.mailPurpose(session) else {
                throw Refusal.outOfOrder(.step(.step1_6))
            }
            let now = world.now()
            let sent = try records.mailTimes(member.id, session.quota, since: resend.window(at: now))
            guard resend.secondsLeft(sent, at: now) == 0 else {
                problem = .resendLater
                return
            }
            try memberMail.sendCode(purpose, to: member, on: session.quota, in: records)
            try audit.note(.mailResent, of: member.id, at: session.terminal, place: journey.shown, in: records)
        }
        return answer.problem == nil ? reports.reply(answer.session, problem) : answer
    }

    /// 1【6】: the code of the confirmation.
    func confirmMail(_ code: String, in session: Session) throws -> Reply {
        try prove(session) { records, member in
            try proveMailedCode(code, .confirmation, of: member, on: session.quota, in: records)
        } then: { _ in
            (.mailConfirmed, EffectInput())
        }
    }

    /// The code of the app or of a mail, whichever this member's page asks for.
    func proveCode(_ code: String, in session: Session) throws -> Reply {
        guard let id = session.member, let journey = try store.read({ try $0.journey(id) })?.journey else {
            return reports.reply(session, .outOfOrder(.notLoggedIn))
        }
        if journey.codeMethod(session) == .mail {
            return try prove(session) { records, member in
                try proveMailedCode(code, .login, of: member, on: session.quota, in: records)
            } then: { _ in
                (.mailCodeMatched, EffectInput())
            }
        }
        let isLogin = !journey.enrolled.isEmpty
        return try prove(session) { records, member in
            try proveAppCode(code, of: member, isEnrolled: isLogin, in: records)
        } then: { proof in
            guard case .appKey(let id, let step) = proof else { return (.appCodeMatched, EffectInput()) }
            return (.appCodeMatched, EffectInput(provedKey: (id, step)))
        }
    }

    enum Proof {
        case mail
        case appKey(id: String, step: Int64)
        case failed(CodeProblem, counts: Bool)
    }

    /// Checks a code and moves her in one transaction. Failures are counted in it too, by the ladder of S09.
    func prove(
        _ session: Session, _ check: (any WritableRecords, MemberID) throws -> Proof,
        then: (Proof) -> (Event, EffectInput)
    ) throws -> Reply {
        guard let id = session.member, session.authenticationLevel != .outside else {
            return reports.reply(session, .outOfOrder(.notLoggedIn))
        }
        var session = session
        let now = world.now()
        let name = gate.throttleName(ofCodesOf: id, session.quota)
        var problem: Problem?
        do {
            try store.write { records in
                // S01: what a dead password opened tries nothing, and keeps nobody waiting.
                guard try reports.whoIsThere(session, in: records) != nil else { throw Refusal.notLoggedIn }
                let before = try records.throttle(name)
                let seconds = throttle.secondsLeft(before, at: now)
                if seconds > 0 {
                    session.waitUntil = now.adding(seconds: seconds)
                    problem = .waitFirst
                    return
                }
                // S09: after so many failures in a row no code counts until the office helps.
                let proof = throttle.isForOffice(before) ? .failed(.unknown, counts: true) : try check(records, id)
                if case .failed(let reason, let counts) = proof {
                    problem = .code(reason)
                    try audit.note(.codeFailed, under: Array(id.rawValue.utf8), at: session.terminal, in: records)
                    guard counts else { return }
                    let after = throttle.failed(before, at: now, isKiosk: session.terminal.isKiosk)
                    try records.put(after, name)
                    session.waitUntil = after.blockedUntil
                    return
                }
                session.waitUntil = nil
                for name in gate.throttleNames(ofCodesOf: id) { try records.put(nil, name) }
                let (event, input) = then(proof)
                session = try transitions.moved(session, by: event, with: input, in: records)
            }
        } catch let refusal as Refusal {
            return reports.reply(session, .outOfOrder(refusal))
        }
        return reports.reply(session, problem)
    }

    /// S16: one step either way, each step once; a wrong code is explained and never passes by it.
    /// A key that is only shown yet opens no login, and one that counts enrols nothing.
    func proveAppCode(
        _ code: String, of member: MemberID, isEnrolled: Bool, in records: any WritableRecords
    ) throws -> Proof {
        let now = world.now()
        let keys = try records.authenticators(member)
        let current = keys.filter { isEnrolled ? $0.counts : effects.isPending($0) }
        var problem = CodeProblem.unknown
        for var record in current {
            let totp = TOTP(key: try open(record))
            switch totp.examine(code, at: now, lastAcceptedStep: record.lastStep, explained: record.explainedSteps) {
            case .accepted(let step):
                record.lastStep = step
                try records.put(record)
                return .appKey(id: record.id, step: step)
            case .alreadyUsed(let seconds): problem = .alreadyUsed(seconds: seconds)
            case .clockOff(let step, let seconds):
                problem = .clockOff(seconds: seconds)
                record.explainedSteps = totp.remembered(record.explainedSteps, and: step, at: now)
                try records.put(record)
            case .unknown: break
            }
        }
        if problem == .unknown {
            for record in keys where !record.counts && !effects.isPending(record) {
                let examined = TOTP(key: try open(record)).examine(code, at: now, lastAcceptedStep: nil)
                if case .accepted = examined { problem = .earlierRegistration }
            }
        }
        // Using a code twice is haste, not a guess.
        if case .alreadyUsed = problem { return .failed(problem, counts: false) }
        return .failed(problem, counts: true)
    }

    private func open(_ record: AuthenticatorRecord) throws -> SecretBytes {
        try vault.open(Sealed(bytes: record.sealedKey), for: .authenticatorKey(record.id))
    }

    /// S19: the newest code only, with few tries, for as long as it was promised.
    func proveMailedCode(
        _ typed: String, _ purpose: MailPurpose, of member: MemberID, on quota: Quota,
        in records: any WritableRecords
    ) throws -> Proof {
        guard let owner = try records.member(member),
            var record = try memberMail.presentCode(purpose, of: member, on: quota, in: records)
        else { return .failed(.noMail, counts: false) }
        let triesBefore = record.triesLeft
        var code = MailedCode(hash: record.codeHash, validUntil: record.validUntil, triesLeft: record.triesLeft)
        let check = code.check(typed, journey: memberMail.codeOwner(owner, purpose), at: world.now(), vault: vault)
        record.triesLeft = code.triesLeft
        switch check {
        case .accepted: break
        case .tooOld: return .failed(.mailTooOld, counts: false)
        case .wrong:
            try records.put(record)
            return .failed(.mailUnknown, counts: true)
        case .exhausted:
            // The try that used the code up counts; those after it find nothing to guess.
            try records.put(record)
            return .failed(.mailExhausted, counts: triesBefore != 0)
        }
        try records.removeCode(member, purpose)
        return .mail
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

    /// The method that this sitting's login asks for.
    func methodToProve(_ session: Session) -> Method? {
        session.wantedMethod.flatMap { enrolled.contains($0) ? $0 : nil } ?? usualMethod
    }
}
