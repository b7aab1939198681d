import Secrets
import Testing
import World

@Suite struct VaultTests {
    private let world = FixedWorld(at: Instant(unixSeconds: 1_795_478_400)).world
    private let place = SealedPlace(table: "totp", column: "key", row: "42")

    private var vault: Vault { Vault(ring: KeyRing(world: FixedWorld(at: Instant(unixSeconds: 0), seed: 2).world)) }

    @Test("S29 what is sealed opens in its place", arguments: [0, 1, 20, 4096]) func opens(count: Int) throws {
        let secret = SecretBytes(world.randomBytes(count))
        let sealed = vault.seal(secret, for: place, world: world)
        #expect(try vault.open(sealed, for: place) == secret)
        #expect(sealed.bytes.count == count + 33)
    }

    @Test("S29 swapped rows, columns and tables do not open") func swapped() {
        let sealed = vault.seal(SecretBytes(text: "key"), for: place, world: world)
        for other in [
            SealedPlace(table: "totp", column: "key", row: "43"), SealedPlace(table: "totp", column: "old", row: "42"),
            SealedPlace(table: "mail", column: "key", row: "42"), SealedPlace(table: "totpk", column: "ey", row: "42"),
            SealedPlace(table: "totp", column: "key4", row: "2"), SealedPlace(table: "", column: "totpkey42", row: ""),
        ] {
            #expect(throws: SecretsError.doesNotOpen) { try vault.open(sealed, for: other) }
        }
    }

    @Test("S29 every byte counts") func tampered() {
        let sealed = vault.seal(SecretBytes(text: "key"), for: place, world: world)
        for index in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            #expect(throws: SecretsError.self, "byte \(index)") { try vault.open(Sealed(bytes: bytes), for: place) }
        }
        for count in sealed.bytes.indices {
            #expect(throws: SecretsError.doesNotOpen, "\(count) bytes") {
                try vault.open(Sealed(bytes: Array(sealed.bytes.prefix(count))), for: place)
            }
        }
    }

    @Test("S29 the same secret is sealed differently each time, and its bytes stand nowhere in it") func fresh() {
        let secret = SecretBytes(text: "canary-canary")
        let first = vault.seal(secret, for: place, world: world)
        #expect(first != vault.seal(secret, for: place, world: world))
        #expect(!String(decoding: first.bytes, as: UTF8.self).contains("canary"))
    }

    @Test("Another host's ring opens nothing; a version that is missing is named") func otherRing() {
        let sealed = vault.seal(SecretBytes(text: "key"), for: place, world: world)
        let other = Vault(ring: KeyRing(world: world))
        #expect(throws: SecretsError.doesNotOpen) { try other.open(sealed, for: place) }
        let newer = Vault(ring: vault.ring.withAnotherKey(world: world))
        let newest = newer.seal(SecretBytes(text: "key"), for: place, world: world)
        #expect(throws: SecretsError.unknownKey(version: 2)) { try vault.open(newest, for: place) }
    }

    @Test("Keyed hashes differ by purpose and key, and survive a rotation by asking for all") func keyedHashes() throws
    {
        let hash = vault.keyedHash(Array("A1".utf8), purpose: "throttle")
        #expect(hash == vault.keyedHash(Array("A1".utf8), purpose: "throttle"))
        #expect(hash != vault.keyedHash(Array("A1".utf8), purpose: "ticket"))
        #expect(hash != vault.keyedHash(Array("A2".utf8), purpose: "throttle"))
        let rotated = Vault(ring: vault.ring.withAnotherKey(world: world))
        #expect(hash != rotated.keyedHash(Array("A1".utf8), purpose: "throttle"))
        #expect(rotated.keyedHashes(Array("A1".utf8), purpose: "throttle").last == hash)
        // No purpose gives the key of another use.
        #expect(try vault.pepper(1) != rotated.pepper(2))
    }
}
