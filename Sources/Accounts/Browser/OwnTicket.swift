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
        let drawn = world.random(below: 100)
        number = drawn < 10 ? "0\(drawn)" : "\(drawn)"
    }
}
