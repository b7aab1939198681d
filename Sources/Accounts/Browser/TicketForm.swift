import TypedInput
import World

/// What a ticket's user code looks like, its eight letters (RFC 8628 §6.1), and how it is read back.
enum TicketForm {
    /// S26: how many letters are typed; the first half finds the ticket, the second opens it.
    static let letterCount = 8
    private static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")

    static func userCode(world: World) -> String {
        String((0..<letterCount).map { _ in alphabet[world.random(below: alphabet.count)] })
    }

    /// `BCDF-GHJK`
    static func spaced(_ userCode: String) -> String { "\(userCode.prefix(4))-\(userCode.dropFirst(4))" }

    /// The half by which a ticket is found.
    static func selector(of userCode: String) -> String { String(userCode.prefix(4)) }

    /// The letters in whatever case, width and spacing they were typed; nil when no ticket can have them.
    static func userCode(typed: String) -> String? {
        guard let bare = Folding.bare(typed, atMost: Folding.longestShortText) else { return nil }
        return bare.count == letterCount && bare.allSatisfy(alphabet.contains) ? bare : nil
    }
}
