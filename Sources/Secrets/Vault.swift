private import COpenSSL
public import World

/// Seals secrets for the store and makes the keyed hashes by which it finds things, all under the host's key ring.
public struct Vault: Sendable {
    private static let form: UInt8 = 1
    private static let headerCount = 5
    private static let nonceCount = 12
    private static let tagCount = 16

    /// The keys.
    public let ring: KeyRing

    /// A vault under that ring.
    public init(ring: KeyRing) { self.ring = ring }

    /// Seals a secret with AES-256-GCM under the newest key, for one place.
    public func seal(_ secret: SecretBytes, for place: SealedPlace, world: World) -> Sealed {
        let (version, key) = ring.newestKey(for: "seal")
        let header = [Self.form] + (0..<4).map { UInt8(truncatingIfNeeded: version >> (24 - 8 * $0)) }
        let nonce = world.randomBytes(Self.nonceCount)
        let (body, tag) = encrypt(secret, key: key, nonce: nonce, associated: header + place.associatedData)
        return Sealed(bytes: header + nonce + body + tag)
    }

    /// Opens what was sealed for this place. Throws `unknownKey` or `doesNotOpen`.
    public func open(_ sealed: Sealed, for place: SealedPlace) throws(SecretsError) -> SecretBytes {
        let bytes = sealed.bytes
        guard let version = keyID(of: sealed) else { throw .doesNotOpen }
        let key = try ring.key(for: "seal", version: version)
        let bodyStart = Self.headerCount + Self.nonceCount
        let bodyEnd = bytes.count - Self.tagCount
        return try decrypt(
            Array(bytes[bodyStart..<bodyEnd]), tag: Array(bytes[bodyEnd...]), key: key,
            nonce: Array(bytes[Self.headerCount..<bodyStart]),
            associated: Array(bytes[..<Self.headerCount]) + place.associatedData)
    }

    /// The version of the key that sealed it; nil when it is nothing sealed.
    public func keyID(of sealed: Sealed) -> UInt32? {
        let bytes = sealed.bytes
        guard bytes.count >= Self.headerCount + Self.nonceCount + Self.tagCount, bytes[0] == Self.form else {
            return nil
        }
        return bytes[1..<Self.headerCount].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// HMAC-SHA-256 under the oldest key for that purpose (32 bytes): a name that stays when a newer key is added.
    public func lastingHash(_ bytes: some Sequence<UInt8>, purpose: String) -> [UInt8] {
        Digest.hmacSHA256(key: ring.oldestKey(for: "hash \(purpose)"), message: Array(bytes))
    }

    /// HMAC-SHA-256 under the newest key for that purpose: finds a thing again without keeping what it was (32 bytes).
    public func keyedHash(_ bytes: some Sequence<UInt8>, purpose: String) -> [UInt8] {
        Digest.hmacSHA256(key: ring.newestKey(for: "hash \(purpose)").key, message: Array(bytes))
    }

    /// The same under every key, newest first, for what may have been kept before a rotation.
    public func keyedHashes(_ bytes: some Sequence<UInt8>, purpose: String) -> [[UInt8]] {
        let message = Array(bytes)
        return ring.versions.reversed().compactMap { version in
            do {
                let key = try ring.key(for: "hash \(purpose)", version: version)
                return Digest.hmacSHA256(key: key, message: message)
            } catch { return nil }
        }
    }

    /// S35: by what a store knows the key of a version again (32 bytes). Throws `unknownKey`.
    public func check(ofVersion version: UInt32) throws(SecretsError) -> [UInt8] {
        Digest.hmacSHA256(key: try ring.key(for: "key check", version: version), message: Array("firstlogin".utf8))
    }

    /// The pepper of passwords of that version. Throws `unknownKey`.
    public func pepper(_ version: UInt32) throws(SecretsError) -> SecretBytes {
        try ring.key(for: "pepper", version: version)
    }

    private func encrypt(
        _ secret: SecretBytes, key: SecretBytes, nonce: [UInt8], associated: [UInt8]
    ) -> (body: [UInt8], tag: [UInt8]) {
        var body = [UInt8](repeating: 0, count: secret.count)
        var tag = [UInt8](repeating: 0, count: Self.tagCount)
        let done = secret.withUnsafeBytes { plain in
            key.withUnsafeBytes { key in
                ccrypto_gcm_seal(
                    key.baseAddress, nonce, associated, associated.count, plain.baseAddress, plain.count, &body, &tag)
            }
        }
        precondition(done == 1, "OpenSSL has AES-256-GCM")
        return (body, tag)
    }

    private func decrypt(
        _ body: [UInt8], tag: [UInt8], key: SecretBytes, nonce: [UInt8], associated: [UInt8]
    ) throws(SecretsError) -> SecretBytes {
        try SecretBytes(count: body.count) { (target) throws(SecretsError) in
            let done = key.withUnsafeBytes { key in
                ccrypto_gcm_open(
                    key.baseAddress, nonce, associated, associated.count, body, body.count, tag, target.baseAddress)
            }
            guard done == 1 else { throw .doesNotOpen }
        }
    }
}
