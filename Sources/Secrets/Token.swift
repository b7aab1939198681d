private import CSodium
public import World

/// Strings that nobody can guess, for links and tickets.
public enum Token {
    /// That many random bytes in base64url without padding (RFC 4648 §5).
    public static func random(bytes: Int, world: World) -> String {
        world.randomBytes(bytes).withUnsafeBytes {
            Sodium.base64($0, variant: sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        }
    }
}
