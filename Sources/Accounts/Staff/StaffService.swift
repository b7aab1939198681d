import CredentialStore
import Secrets
import World

/// What staff do at a kiosk (T21). Each deed is recorded with the kiosk's name.
public struct StaffService: Service {
    let dependencies: Dependencies

    /// Does what the staff page asks. It never throws: what goes wrong is a problem with a reason.
    public func perform(_ request: StaffRequest, at terminal: TerminalInfo) -> StaffReply {
        do {
            return try carryOut(request, at: terminal)
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
        case .look: return StaffReply(outOfService: try read { try $0.records.outOfService(terminal.countedAs) })
        case .logIn(let proof): return try logIn(by: proof, at: terminal)
        case .startOver(let login):
            try write { try $0.audit.noteStaff(.staffStartedOver, at: login.terminal) }
            return StaffReply()
        case .takeOutOfService(let message, let login): return try takeOutOfService(login.terminal, telling: message)
        case .takeBack(let login):
            try write { transaction in
                try transaction.records.removeOutOfService(login.terminal.countedAs)
                try transaction.audit.noteStaff(.takenBackIntoService, at: login.terminal)
            }
            return StaffReply()
        }
    }

    /// S09: whoever tries it is a member who has found the key: the waits are not those of a kiosk, which are short.
    private func logIn(by proof: StaffProof, at terminal: TerminalInfo) throws -> StaffReply {
        guard terminal.isKiosk, settings.staffPIN != nil else { return StaffReply(problem: .notOffered) }
        let name = vault.throttleName(ofStaffAt: terminal)
        let attempt: AttemptGate.Attempt
        switch try gate.admit(name, isKiosk: false) {
        case .notBefore(let instant): return StaffReply(problem: .waitFirst(until: instant))
        case .admitted(let admitted): attempt = admitted
        }
        let isProved = try gate.orTakenBack(attempt) { try proves(proof) }
        guard isProved, !attempt.isForOffice else {
            try write { try $0.audit.noteStaff(.staffRefused, at: terminal) }
            return StaffReply(problem: attempt.isForOffice ? .locked : .wrong(nextAt: attempt.nextAllowedAt))
        }
        return try write { transaction in
            try transaction.attempts.takeBack(attempt, forgetting: [name])
            try transaction.audit.noteStaff(.staffAdmitted, at: terminal)
            return StaffReply(
                login: StaffLogin(terminal: terminal),
                outOfService: try transaction.records.outOfService(terminal.countedAs))
        }
    }

    /// The one place that knows what a proof has to be.
    private func proves(_ proof: StaffProof) throws -> Bool {
        switch proof {
        case .pin(let pin):
            guard let stored = settings.staffPIN, StaffPIN.judge(pin) != .wrongLength else { return false }
            return try withinSlot { () throws(SecretsError) in try hasher.verify(pin, against: stored).matches }
        }
    }

    private func takeOutOfService(_ terminal: TerminalInfo, telling message: OutOfServiceMessage?) throws -> StaffReply
    {
        try write { transaction in
            let outOfService = OutOfService(terminal: terminal.countedAs, message: message, since: transaction.now)
            try transaction.records.put(outOfService)
            try transaction.audit.noteStaff(.takenOutOfService, at: terminal)
            return StaffReply(outOfService: outOfService)
        }
    }
}
