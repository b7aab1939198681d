import CredentialStore
import FlowEngine
import Secrets

/// A part of the use cases that somebody outside asks. It opens the transactions; within one, the parts of `Snapshot`
/// and `Transaction` work, which open none.
protocol Service: ServicePart, Sendable {
    init(dependencies: Dependencies)
}

extension Service {
    var memberService: MemberService { MemberService(dependencies: dependencies) }
    var opening: TicketOpening { TicketOpening(dependencies: dependencies) }
    var gate: AttemptGate { AttemptGate(dependencies: dependencies) }

    /// Reads in one consistent view of the store.
    func read<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        try dependencies.store.read { try body(Snapshot(of: $0, with: dependencies)) }
    }

    /// Writes in one transaction: all of it, or, if `body` throws, nothing.
    func write<Result>(
        outliving death: Durability = .machine, _ body: (Transaction) throws -> Result
    ) throws -> Result {
        try dependencies.store.write(outliving: death) { try body(Transaction(of: $0, with: dependencies)) }
    }

    /// S08: as many hashes at once on the whole host as it has slots; the rest queue.
    func withinSlot<Result>(
        patience: Int? = nil, _ hash: () throws(SecretsError) -> Result
    ) throws -> Result {
        try dependencies.slots.withSlot(patience: patience, hash)
    }

    /// Gives what went wrong as a problem that a page has words for.
    func attempt<Success>(_ body: () throws -> Success) -> Result<Success, BrowserTaskProblem> {
        do {
            return .success(try body())
        } catch let problem as BrowserTaskProblem {
            return .failure(problem)
        } catch is Refusal {
            return .failure(.otherStep)
        } catch StoreError.movedElsewhere {
            return .failure(.otherStep)
        } catch {
            return .failure(.inside)
        }
    }
}
