import Secrets
import World

/// The ticket that a session shows: in clear, and in the session's memory alone.
struct OwnTicket: Hashable, Sendable, Redacted {
    let id: String
    let token: LinkToken
    let userCode: String
    let number: String

    /// S26: 128 bits, 20 consonants that look and sound like nothing else (RFC 8628 §6.1), and S27's two digits.
    init(world: World) {
        id = world.newIdentity()
        token = LinkToken(world: world)
        userCode = TicketForm.userCode(world: world)
        number = "\(Self.numbers.lowerBound + world.random(below: Self.numbers.count))"
    }

    /// What terminal and browser show for each other. None begins with 0, which looks as if there were no number yet.
    static let numbers = 10...99
}
