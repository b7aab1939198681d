import CredentialStore
import Secrets
import TypedInput
import World

/// What staff do at a kiosk (T21). Each deed is recorded with the kiosk's name.
public struct StaffService: Service {
    let dependencies: Dependencies

    /// Does what the staff page asks. It never throws: what goes wrong is a problem with a reason.
    public func perform(_ request: StaffRequest, at terminal: TerminalInfo) -> StaffReply {
        do {
            return try carryOut(request, at: terminal)
        } catch let problem as StaffProblem {
            return StaffReply(problem: problem)
        } catch let error as StoreError {
            return StaffReply(problem: .common(.store(error)))
        } catch SecretsError.noSlotInTime {
            return StaffReply(problem: .common(.crowded))
        } catch {
            return StaffReply(problem: .common(.inside))
        }
    }

    private func carryOut(_ request: StaffRequest, at terminal: TerminalInfo) throws -> StaffReply {
        switch request {
        case .look: return try look(at: terminal)
        case .logIn(let proof): return try logIn(by: proof, at: terminal)
        case .startOver(let login):
            try write { try $0.audit.noteStaff(.staffStartedOver, by: login) }
            return StaffReply()
        case .takeOutOfService(let message, let login): return try takeOutOfService(by: login, telling: message)
        case .takeBack(let login):
            try write { transaction in
                try transaction.records.removeOutOfService(login.terminal.countedAs)
                try transaction.audit.noteStaff(.takenBackIntoService, by: login)
            }
            return StaffReply()
        }
    }

    /// A kiosk whose page nothing opens is in service, whatever was done there before: the way back when a PIN is lost.
    private func look(at terminal: TerminalInfo) throws -> StaffReply {
        try read { snapshot in
            guard let entrance = try snapshot.entrance(at: terminal) else { return StaffReply() }
            return StaffReply(
                entrance: entrance, outOfService: try snapshot.records.outOfService(terminal.countedAs))
        }
    }

    /// S09: whoever tries it is a member who has found the key: the waits are not those of a kiosk, which are short.
    private func logIn(by proof: StaffProof, at terminal: TerminalInfo) throws -> StaffReply {
        let name = vault.throttleName(ofStaffAt: terminal)
        guard let entrance = try read({ try $0.entrance(at: terminal) }) else {
            return StaffReply(problem: .notOffered)
        }
        let attempt = try gate.admitStaff(name)
        let login: StaffLogin
        do {
            login = StaffLogin(
                terminal: terminal, name: try gate.orTakenBack(attempt) { try proved(proof, at: entrance, attempt) })
            if attempt.isForOffice { throw StaffProblem.locked }
        } catch let problem as StaffProblem {
            if problem.isGuess {
                try write { try $0.audit.noteStaffRefused(at: terminal) }
            } else {
                try gate.takeBack(attempt)
            }
            return StaffReply(problem: problem.waiting(until: attempt.nextAllowedAt))
        }
        return try write { transaction in
            try transaction.attempts.takeBack(attempt, forgetting: [name])
            try transaction.audit.noteStaff(.staffAdmitted, by: login)
            return StaffReply(
                login: login, entrance: entrance,
                outOfService: try transaction.records.outOfService(terminal.countedAs))
        }
    }

    /// Gives the name of whoever proved herself; `nil` where a PIN did. The one place that knows what a proof has to be.
    private func proved(
        _ proof: StaffProof, at entrance: StaffEntrance, _ attempt: AttemptGate.Attempt
    ) throws -> StaffName? {
        switch (proof, entrance) {
        case (.account(let name, let password, let code), .account):
            return try StaffLogins(dependencies: dependencies).prove(name, password, code).name
        case (.pin(let pin), .pin):
            guard let stored = settings.staffPIN, StaffPIN.judge(pin) != .wrongLength,
                try withinSlot({ () throws(SecretsError) in try hasher.verify(pin, against: stored).matches })
            else { throw StaffProblem.wrong(nextAt: attempt.nextAllowedAt) }
            return nil
        // The first account was made, and what opened the page before opens it no more.
        case (.pin, .account), (.account, .pin): throw StaffProblem.changedMeanwhile
        }
    }

    private func takeOutOfService(by login: StaffLogin, telling message: OutOfServiceMessage?) throws -> StaffReply {
        try write { transaction in
            let outOfService = OutOfService(
                terminal: login.terminal.countedAs, message: message, since: transaction.now)
            try transaction.records.put(outOfService)
            try transaction.audit.noteStaff(.takenOutOfService, by: login)
            return StaffReply(outOfService: outOfService)
        }
    }
}

extension Snapshot {
    /// What opens a kiosk's staff page: accounts as soon as staff has any; before that the PIN of the settings.
    fileprivate func entrance(at terminal: TerminalInfo) throws -> StaffEntrance? {
        guard terminal.isKiosk else { return nil }
        if try records.hasStaffAccounts() { return .account }
        return settings.staffPIN == nil ? nil : .pin
    }
}

extension StaffProblem {
    /// Whether somebody may have guessed.
    fileprivate var isGuess: Bool {
        switch self {
        case .wrong, .locked: true
        case .waitFirst, .codeUsed, .initialExpired, .notSetUp, .mayNot, .password, .passwordIsInitial,
            .changedMeanwhile, .notOffered, .common:
            false
        }
    }

    /// The same, where what waits longer is this kiosk.
    fileprivate func waiting(until instant: Instant) -> StaffProblem {
        if case .wrong(let nextAt) = self { .wrong(nextAt: max(nextAt, instant)) } else { self }
    }
}
