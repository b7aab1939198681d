import Content
import CredentialStore
import FlowEngine
import Passkeys
public import Secrets
import TypedInput
import World

/// Going on at home with what belongs on the member's own PC, without a terminal (S15): 2-1 and 2-5.
extension BrowserService {
    /// Logs in with user ID, the new password and the ticket that the office's terminal showed, and gives the secret that
    /// the browser keeps as its cookie. The same checks and waits as at a terminal; the ticket can be used again until the
    /// method is enrolled.
    public func goOnAtHome(
        _ key: TicketKey, userID: String, password: SecretBytes, from client: String
    ) -> Result<String, BrowserTaskProblem> {
        attempt {
            let ticket = try opening.find(key, from: client)
            guard ticket.isForHome else { throw BrowserTaskProblem.noTicket }
            // Failures are counted by whoever asks, as at a terminal of that name.
            let place = AttemptGate.home(of: client)
            var session = Session(at: place)
            // R10: the companion ends an exchange after ten seconds, without a word.
            session.patience = Self.browsersPatience
            // Nobody learns by a ticket of her own whether another's password is right: that is a failure like any other.
            let owner = try store.read { try $0.member(ticket.member) }
            let isHers = owner != nil && owner?.userID == UserID(typed: userID)
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
            return try opening.openTicket(own.id, isAtHome: true)
        }
    }

    /// 2-1 has opened one by the login; in 2-5 the engine knows no ticket, since at a terminal none is needed.
    private func ticketAtHome(_ session: Session) throws -> OwnTicket? {
        if let own = session.ticket { return own }
        return try transitions.transact(session) { records, session in
            guard let member = session.member else { throw Refusal.notLoggedIn }
            try tickets.openTicket(for: member, in: &session, records: records)
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
