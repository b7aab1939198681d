import FlowEngine
import CredentialStore
import Content

/// A service that a terminal asks: it answers with the session and the page from then on.
protocol TerminalService: Service {}

extension TerminalService {
    /// Does something for a session in one transaction or not at all, and gives her page as it is then. What `body`
    /// gives is why it did not do all that was asked; what it wrote stays.
    func transact(
        _ session: Session, _ body: (Transaction, inout Session) throws -> Problem?
    ) throws -> Reply {
        var session = session
        do {
            let problem = try write { try body($0, &session) }
            return reply(session, problem)
        } catch let refusal as Refusal {
            return reply(session, .outOfOrder(refusal))
        } catch StoreError.movedElsewhere {
            return reply(session, .movedElsewhere)
        }
    }

    /// Moves the member by an event and performs its effects, all in one transaction or none of it.
    func move(
        _ session: Session, by event: Event, with input: EffectInput = EffectInput(),
        after first: (Transaction) throws -> Void = { _ in }
    ) throws -> Reply {
        try transact(session) { transaction, session in
            try first(transaction)
            session = try transaction.transitions.moved(session, by: event, with: input)
            return nil
        }
    }

    /// Her page as it is now.
    func reply(_ session: Session, _ problem: Problem? = nil) -> Reply {
        let wasInside = session.authenticationLevel != .outside
        var session = session
        var problem = problem
        let screenState: ScreenState
        do {
            screenState = try read { try $0.report.state(of: &session) }
            if wasInside, session.authenticationLevel == .outside { problem = problem ?? .outOfOrder(.notLoggedIn) }
        } catch {
            // R05: what happened is said; what was done is stored.
            problem = problem ?? ((error as? StoreError).map(Problem.store) ?? .inside)
            session = session.expired()
            screenState = ScreenState(place: .step(.step1_2))
        }
        return Reply(session: session, screenState: screenState, problem: problem)
    }
}
