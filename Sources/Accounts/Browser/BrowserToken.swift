public import Secrets
public import World

/// By what a browser that opened a ticket is known again: the value of its cookie. The store knows its hash alone.
public struct BrowserToken: Hashable, Sendable, Redacted {
    /// As the cookie bears it.
    public let revealedText: String

    /// What a browser sent.
    public init(_ text: String) { revealedText = text }

    /// One that nobody can guess.
    public init(world: World) { self.init(Token.random(bytes: 32, world: world)) }

    /// Whether it is of a length that is ours. A browser may name its own before it opens a ticket.
    var isFit: Bool { (32...64).contains(revealedText.utf8.count) }
}
