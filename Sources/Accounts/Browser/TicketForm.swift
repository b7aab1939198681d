import Secrets
import World
import TypedInput

/// What tickets look like, and how they are read back.
enum TicketForm {
    /// S26: how many letters are typed; the first half finds the ticket, the second opens it.
    static let letterCount = 8
    private static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")
    private static let tokenBytes = 16

    /// Base 32, so that a QR code needs only its smallest alphabet.
    static func token(world: World) -> String { Base32.encode(world.randomBytes(tokenBytes)) }

    static func letters(world: World) -> String {
        String((0..<letterCount).map { _ in alphabet[world.random(below: alphabet.count)] })
    }

    /// `BCDF-GHJK`
    static func spaced(_ letters: String) -> String { "\(letters.prefix(4))-\(letters.dropFirst(4))" }

    /// The letters in whatever case, width and spacing they were typed; nil when no ticket can have them.
    static func letters(typed: String) -> String? {
        guard let bare = Folding.bare(typed, atMost: Folding.longestShortText) else { return nil }
        return bare.count == letterCount && bare.allSatisfy(alphabet.contains) ? bare : nil
    }

    /// The token of a link; nil when no ticket can have it.
    static func token(written: String) -> String? {
        guard let bytes = Base32.decode(written), bytes.count == tokenBytes else { return nil }
        return Base32.encode(bytes)
    }
}
