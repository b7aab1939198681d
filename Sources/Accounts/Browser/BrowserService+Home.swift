import CredentialStore
import FlowEngine
public import Secrets
import TypedInput
import World

/// Going on at home with what belongs on the member's own PC, without a terminal (S15): 2-1 and 2-5.
extension BrowserService {
    /// Logs in with user ID, the new password and the ticket that the office's terminal showed, and gives the token
    /// that the browser keeps as its cookie. The same checks and waits as at a terminal; the ticket can be used again
    /// until the method is enrolled.
    public func goOnAtHome(
        _ key: TicketKey, userID: String, password: SecretBytes, from client: String
    ) -> Result<BrowserToken, BrowserTaskProblem> {
        attempt {
            let (ticket, owner) = try opening.find(key, from: client)
            guard ticket.isForHome else { throw BrowserTaskProblem.noTicket }
            // Failures are counted by whoever asks, as at a terminal of that name.
            var session = Session(at: AttemptGate.home(of: client))
            // R10: the companion ends an exchange after ten seconds, without a word.
            session.patience = Self.browsersPatience
            // Nobody learns by a ticket of her own whether another's password is right: that is a failure like any
            // other.
            let isHers = owner.userID == UserID(typed: userID)
            let reply = memberService.perform(
                .logIn(userID: userID, password: isHers ? password : SecretBytes([])), in: session)
            if let problem = reply.problem { throw refusal(problem, reply.session) }
            guard reply.session.member == ticket.member, reply.session.authenticationLevel == .passwordProved else {
                _ = memberService.perform(.logOut, in: reply.session)
                throw BrowserTaskProblem.noMatch
            }
            guard reply.screenState.place.isOnOwnPC, let own = try ticketAtHome(reply.session) else {
                // She has gone another way meanwhile, or has no method to set up any more.
                _ = memberService.perform(.logOut, in: reply.session)
                throw BrowserTaskProblem.otherStep
            }
            return try write { try $0.tickets.open(own.id, isAtHome: true, as: nil, on: .other) }
        }
    }

    /// 2-1 has opened one by the login; in 2-5 the engine knows no ticket, since at a terminal none is needed.
    private func ticketAtHome(_ session: Session) throws -> OwnTicket? {
        if let own = session.ticket { return own }
        return try memberService.transact(session) { transaction, session in
            guard let member = session.member else { throw Refusal.notLoggedIn }
            try transaction.tickets.draw(for: member, in: &session)
            return nil
        }.session.ticket
    }

    /// Milliseconds.
    private static let browsersPatience = 6_000

    /// What went wrong, as a page tells it.
    func refusal(_ problem: Problem, _ session: Session) -> BrowserTaskProblem {
        switch problem {
        case .waitFirst: .waitFirst(seconds: session.waitUntil.map { world.now().secondsRemaining(until: $0) } ?? 1)
        case .noMatch: .noMatch
        case .setUpExpired: .setUpExpired
        case .code(let problem): .code(problem)
        case .crowded: .crowded
        case .movedElsewhere, .outOfOrder: .otherStep
        default: .inside
        }
    }
}
