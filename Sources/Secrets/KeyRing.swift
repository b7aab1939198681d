private import Synchronization
public import World

/// The host's root keys, by version. What is new is made with the newest; the older ones still open what they sealed.
/// A key that is added to its file counts in every process that is running, from its next use on (S29).
public final class KeyRing: Sendable {
    /// The length of a root key, in bytes.
    static let keyLength = 32

    /// A version and its key.
    typealias Root = (version: UInt32, key: SecretBytes)

    // Lists, for a ring has few keys, and dictionaries of them would be the first of their kind at every start (P01).
    /// Oldest first.
    private let known: Mutex<[Root]>
    private let file: Mutex<(path: String, mark: FileMark?)?>
    private let derived: Mutex<[(label: Label, key: SecretBytes)]> = Mutex([])

    /// The version that new things are made with.
    public var newest: UInt32 { roots.last?.version ?? 0 }

    /// All versions, oldest first.
    public var versions: [UInt32] { roots.map(\.version) }

    /// The keys of a file, if they are kept in one; `mark` is the file that they were read from.
    init(roots: [Root], file path: String? = nil, mark: FileMark? = nil) {
        precondition(!roots.isEmpty, "a key ring holds a key")
        known = Mutex(roots.sorted { $0.version < $1.version })
        file = Mutex(path.map { ($0, mark) })
    }

    private var roots: [Root] {
        file.withLock { file in
            guard let (path, mark) = file, let present = FileMark(path), present != mark else { return }
            do {
                let more = try KeyRing.open(path: path).known.withLock { $0 }
                known.withLock { known in
                    // S35: another ring in its place adds nothing; a newer key is added to those that are known.
                    guard known.allSatisfy({ root in more.contains { $0 == root } }) else { return }
                    known = more
                }
                file = (path, present)
            } catch {
                // What is known goes on opening what it sealed; the file is looked at again at the next use.
            }
        }
        return known.withLock { $0 }
    }

    /// A ring with one new key that is kept nowhere: for a demonstration and for tests.
    public convenience init(world: World) {
        self.init(roots: [(1, SecretBytes(world.randomBytes(Self.keyLength)))])
    }

    /// This ring and one newer key, kept nowhere; for the host's ring see `addKey`.
    public func withAnotherKey(world: World) -> KeyRing {
        KeyRing(roots: roots + [(newest + 1, SecretBytes(world.randomBytes(Self.keyLength)))])
    }

    /// The key of 32 bytes for one purpose, so that no two uses ever share one. Throws `unknownKey`.
    func key(for purpose: String, version: UInt32) throws(SecretsError) -> SecretBytes {
        let label = Label(purpose: purpose, version: version)
        if let key = derived.withLock({ $0.first { $0.label == label }?.key }) { return key }
        guard let root = roots.first(where: { $0.version == version })?.key else { throw .unknownKey(version: version) }
        return derived.withLock { known in
            let key = Digest.hkdfSHA256(root, info: Array("firstlogin \(purpose)".utf8), count: 32)
            known.append((label, key))
            return key
        }
    }

    /// The newest key for one purpose, with its version: another may be the newest a moment later.
    func newestKey(for purpose: String) -> (version: UInt32, key: SecretBytes) {
        let version = newest
        do { return (version, try key(for: purpose, version: version)) } catch {
            preconditionFailure("the newest key is there")
        }
    }

    /// The oldest key for one purpose: the same as long as its file is kept whole.
    func oldestKey(for purpose: String) -> SecretBytes {
        do { return try key(for: purpose, version: versions.first ?? 0) } catch {
            preconditionFailure("the oldest key is there")
        }
    }

    /// The roots, for the key file alone.
    var rootKeys: [Root] { roots }

    private struct Label: Equatable {
        let purpose: String
        let version: UInt32
    }
}
