private import CSodium
public import World

/// Hashes passwords with Argon2id under a pepper that is not in the database (S07).
public struct PasswordHasher: Sendable {
    static let saltCount = 16
    static let hashCount = 32

    /// What one hash costs.
    public struct Cost: Hashable, Sendable {
        /// Memory, in KiB; at least 8.
        public let memoryKiB: Int
        /// Passes over it; at least 1.
        public let passes: Int

        /// That cost.
        public init(memoryKiB: Int, passes: Int) {
            precondition(memoryKiB >= 8 && passes >= 1, "Argon2id needs 8 KiB and a pass")
            self.memoryKiB = memoryKiB
            self.passes = passes
        }

        /// S07: 19 MiB, two passes (OWASP's first choice); nothing below it outside tests.
        public static let standard = Cost(memoryKiB: 19_456, passes: 2)
    }

    /// What came of comparing a password with a hash.
    public struct Verdict: Hashable, Sendable {
        /// It is the password.
        public let matches: Bool
        /// The hash was made at a lower cost, under an older pepper or of the earlier form: hash anew while the
        /// password is at hand.
        public let outdated: Bool

        /// That verdict.
        public init(matches: Bool, outdated: Bool) {
            self.matches = matches
            self.outdated = outdated
        }
    }

    private let cost: Cost
    private let vault: Vault

    /// A hasher at that cost, with the vault's peppers.
    public init(cost: Cost = .standard, vault: Vault) {
        self.cost = cost
        self.vault = vault
    }

    /// Hashes a password (folded here). Takes tens of milliseconds: hold a hashing slot. Throws `outOfMemory`.
    public func hash(_ password: SecretBytes, world: World) throws(SecretsError) -> PasswordHash {
        let version = vault.ring.newest
        let salt = world.randomBytes(Self.saltCount)
        let hash = try argon2id(
            try peppered(password, as: .present, version: version), salt: salt, cost: cost)
        return PasswordHash(
            memoryKiB: cost.memoryKiB, passes: cost.passes, salt: salt, hash: hash, pepperVersion: version)
    }

    /// Compares a password with a hash in constant time. Throws `unknownKey` or `outOfMemory`.
    public func verify(_ password: SecretBytes, against stored: PasswordHash) throws(SecretsError) -> Verdict {
        let storedCost = Cost(memoryKiB: stored.memoryKiB, passes: stored.passes)
        let hash = try argon2id(
            try peppered(password, as: stored.form, version: stored.pepperVersion), salt: stored.salt,
            cost: storedCost)
        let outdated =
            stored.memoryKiB < cost.memoryKiB || stored.passes < cost.passes
            || stored.pepperVersion != vault.ring.newest || stored.form != .present
        return Verdict(matches: equalInConstantTime(hash, stored.hash), outdated: outdated)
    }

    /// A hash that no password has, to compare with when the ID is unknown: it costs the same (S11).
    public var dummy: PasswordHash {
        PasswordHash(
            memoryKiB: cost.memoryKiB, passes: cost.passes, salt: [UInt8](repeating: 0, count: Self.saltCount),
            hash: [UInt8](repeating: 0, count: Self.hashCount), pepperVersion: vault.ring.newest)
    }

    /// HMAC under the pepper, in hexadecimal, so that neither length nor zero bytes of a password matter to Argon2.
    private func peppered(
        _ password: SecretBytes, as form: PasswordForm, version: UInt32
    ) throws(SecretsError) -> SecretBytes {
        let code = Digest.hmac(
            .sha256, key: try vault.pepper(version), message: PasswordText.hashed(password, as: form))
        let digits = Array("0123456789abcdef".utf8)
        return SecretBytes(count: code.count * 2) { target in
            code.withUnsafeBytes { bytes in
                for (place, byte) in bytes.enumerated() {
                    target[2 * place] = digits[Int(byte >> 4)]
                    target[2 * place + 1] = digits[Int(byte & 15)]
                }
            }
        }
    }

    private func argon2id(_ input: SecretBytes, salt: [UInt8], cost: Cost) throws(SecretsError) -> [UInt8] {
        Sodium.prepare()
        var hash = [UInt8](repeating: 0, count: Self.hashCount)
        let result = input.withUnsafeBytes { input -> Int32 in
            guard let letters = input.bindMemory(to: CChar.self).baseAddress else { return -1 }
            return crypto_pwhash(
                &hash, UInt64(hash.count), letters, UInt64(input.count), salt, UInt64(cost.passes),
                cost.memoryKiB * 1024, crypto_pwhash_ALG_ARGON2ID13)
        }
        // Its limits are checked before; what remains is memory.
        guard result == 0 else { throw .outOfMemory }
        return hash
    }
}
