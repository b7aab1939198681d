public import Secrets
public import World

/// The key that a member puts into an authenticator app: 160 bits, as RFC 4226 §4 recommends and every app takes.
public struct AuthenticatorKey: Equatable, Sendable {
    /// Its length in bytes.
    public static let count = 20
    /// Its length in letters of Base32.
    static let letters = 32

    /// The key itself.
    public let bytes: SecretBytes

    /// A new key by chance.
    public init(world: World) { bytes = SecretBytes(world.randomBytes(Self.count)) }

    /// A key that was kept; nil unless it has 20 bytes.
    public init?(_ bytes: SecretBytes) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }

    /// Its 32 letters without separators: the only form to be copied, since an app here counts separators in (S17).
    public var base32: String { Base32.encode(bytes.revealedBytes()) }

    /// Its letters in eight groups of four, to be read off a screen.
    public var groups: [String] {
        let letters = Array(base32)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
    }
}
