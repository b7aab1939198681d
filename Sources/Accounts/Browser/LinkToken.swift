public import Secrets
import World

/// The part of an address that names one ticket, or one mail of 1【6】, and that nobody can guess (S20, S26). The store
/// knows its hash alone.
public struct LinkToken: Hashable, Sendable, Redacted {
    /// As the address bears it.
    public let revealedText: String

    private static let byteCount = 16

    /// What stands in an address that was opened, whatever it is.
    public init(written: String) { revealedText = written }

    /// Drawn anew, in base 32, so that a QR code needs only its smallest alphabet.
    init(world: World) { self.init(written: Base32.encode(world.randomBytes(Self.byteCount))) }

    /// The one spelling that is hashed; `nil` where no token can be written so.
    var canonical: String? {
        guard let bytes = Base32.decode(revealedText), bytes.count == Self.byteCount else { return nil }
        return Base32.encode(bytes)
    }

    /// What the token of a mail is hashed for.
    static var mailPurpose: String { "mail link" }
}
