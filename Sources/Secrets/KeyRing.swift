private import Synchronization
public import World

/// The host's root keys, by version. What is new is made with the newest; the older ones still open what they sealed.
public final class KeyRing: Sendable {
    /// The length of a root key, in bytes.
    static let keyLength = 32

    private let roots: [UInt32: SecretBytes]
    private let derived: Mutex<[Label: SecretBytes]> = Mutex([:])

    /// The version that new things are made with.
    public let newest: UInt32

    /// All versions, oldest first.
    public var versions: [UInt32] { roots.keys.sorted() }

    init(roots: [UInt32: SecretBytes]) {
        precondition(!roots.isEmpty, "a key ring holds a key")
        self.roots = roots
        newest = roots.keys.max() ?? 0
    }

    /// A ring with one new key that is kept nowhere: for a demonstration and for tests.
    public convenience init(world: World) {
        self.init(roots: [1: SecretBytes(world.randomBytes(Self.keyLength))])
    }

    /// This ring and one newer key, kept nowhere; for the host's ring see `addKey`.
    public func withAnotherKey(world: World) -> KeyRing {
        var more = roots
        more[newest + 1] = SecretBytes(world.randomBytes(Self.keyLength))
        return KeyRing(roots: more)
    }

    /// The key of 32 bytes for one purpose, so that no two uses ever share one. Throws `unknownKey`.
    func key(for purpose: String, version: UInt32) throws(SecretsError) -> SecretBytes {
        guard let root = roots[version] else { throw .unknownKey(version: version) }
        let label = Label(purpose: purpose, version: version)
        return derived.withLock { known in
            if let key = known[label] { return key }
            let key = Digest.hkdfSHA256(root, info: Array("firstlogin \(purpose)".utf8), count: 32)
            known[label] = key
            return key
        }
    }

    /// The newest key for one purpose.
    func newestKey(for purpose: String) -> SecretBytes {
        do { return try key(for: purpose, version: newest) } catch { preconditionFailure("the newest key is there") }
    }

    /// The roots, for the key file alone.
    var rootKeys: [UInt32: SecretBytes] { roots }

    private struct Label: Hashable {
        let purpose: String
        let version: UInt32
    }
}
