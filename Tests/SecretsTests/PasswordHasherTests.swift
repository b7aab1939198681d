import CSodium
import Foundation
import Secrets
import Testing
import World

@Suite struct PasswordHasherTests {
    private let world = FixedWorld(at: Instant(unixSeconds: 1_795_478_400)).world
    private let vault = Vault(ring: KeyRing(world: FixedWorld(at: Instant(unixSeconds: 0), seed: 2).world))
    private let cheap = PasswordHasher.Cost(memoryKiB: 64, passes: 1)

    @Test("S07 at least 19 MiB and two passes, a PHC string that libsodium itself takes") func standard() throws {
        #expect(PasswordHasher.Cost.standard.memoryKiB >= 19 * 1024 && PasswordHasher.Cost.standard.passes >= 2)
        let hasher = PasswordHasher(vault: vault)
        let password = SecretBytes(text: "correct horse battery staple")
        let hash = try hasher.hash(password, world: world)
        #expect(hash.phc.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try hasher.verify(password, against: hash) == .init(matches: true, outdated: false))
        // The input that reached Argon2, made here by other means: HMAC under the pepper, in hexadecimal.
        let input = Digest.hmacSHA256(key: try vault.pepper(1), message: Array("correct horse battery staple".utf8))
            .map { String(format: "%02x", $0) }.joined()
        let padded = Array(hash.phc.utf8CString) + [CChar](repeating: 0, count: 128)
        #expect(crypto_pwhash_str_verify(padded, input, UInt64(input.utf8.count)) == 0)
        #expect(crypto_pwhash_str_verify(padded, input + "0", UInt64(input.utf8.count + 1)) != 0)
    }

    @Test("S07 a wrong password, an empty one and one that is longer do not match") func wrong() throws {
        let hasher = PasswordHasher(cost: cheap, vault: vault)
        let hash = try hasher.hash(SecretBytes(text: "password"), world: world)
        for other in ["Password", "password ", "", "passwor", "password\0"] {
            #expect(try !hasher.verify(SecretBytes(text: other), against: hash).matches, "'\(other)'")
        }
        #expect(try hasher.verify(SecretBytes(text: "password"), against: hash).matches)
    }

    @Test("S05 no byte of a long password is cut off, and spelling does not matter") func long() throws {
        let hasher = PasswordHasher(cost: cheap, vault: vault)
        let long = String(repeating: "あ", count: 341)
        let hash = try hasher.hash(SecretBytes(text: long + "が"), world: world)
        #expect(try hasher.verify(SecretBytes(text: long + "か\u{3099}"), against: hash).matches)
        #expect(try !hasher.verify(SecretBytes(text: long + "か"), against: hash).matches)
    }

    @Test("S07 parsed as stored, salted anew each time") func stored() throws {
        let hasher = PasswordHasher(cost: cheap, vault: vault)
        let hash = try hasher.hash(SecretBytes(text: "p"), world: world)
        #expect(hash.stored == "v1k" + hash.phc)
        let earlier = try #require(PasswordHash(stored: "v1" + hash.phc))
        #expect(earlier.stored == "v1" + hash.phc && earlier != hash)
        #expect(PasswordHash(stored: hash.stored) == hash)
        #expect(try hasher.hash(SecretBytes(text: "p"), world: world) != hash)
        let coded = try JSONDecoder().decode([PasswordHash].self, from: JSONEncoder().encode([hash]))
        #expect(coded == [hash])
        #expect("\(hash) \(String(reflecting: hash))".contains("argon2") == false)
    }

    @Test("S07 S33 stored strings that are none, or that would stop the host, are refused") func malformed() throws {
        let good = try PasswordHasher(cost: cheap, vault: vault).hash(SecretBytes(text: "p"), world: world).stored
        for (old, new) in [
            ("v1k", ""), ("v1k", "1"), ("v1k", "vx"), ("v1k", "vk"), ("v1k", "v1x"), ("v1k", "v1kk"), ("v1k", "v1 "),
            ("argon2id", "argon2i"), ("v=19", "v=16"), ("m=64", "m=4"),
            ("m=64", "m=99999999"), ("m=64", "64"), ("t=1", "t=0"), ("t=1", "t=100000"), ("p=1", "p=2"),
            ("p=1$", "p=1$AA"),
            ("p=1$", "p=1$$"), ("m=64", "m=64,x=1"),
        ] {
            #expect(PasswordHash(stored: good.replacing(old, with: new)) == nil, "\(old) as \(new)")
        }
        #expect(PasswordHash(stored: good + "A") == nil)
        #expect(PasswordHash(stored: String(good.dropLast())) == nil)
        #expect(PasswordHash(stored: "") == nil)
    }

    @Test("S07 a hash of lower cost or older pepper is outdated, one of higher cost is not") func outdated() throws {
        let password = SecretBytes(text: "p")
        let hash = try PasswordHasher(cost: cheap, vault: vault).hash(password, world: world)
        for (memory, passes, outdated) in [(128, 1, true), (64, 2, true), (32, 1, false), (64, 1, false)] {
            let hasher = PasswordHasher(cost: .init(memoryKiB: memory, passes: passes), vault: vault)
            #expect(try hasher.verify(password, against: hash) == .init(matches: true, outdated: outdated))
        }
        let rotated = PasswordHasher(cost: cheap, vault: Vault(ring: vault.ring.withAnotherKey(world: world)))
        #expect(try rotated.verify(password, against: hash) == .init(matches: true, outdated: true))
        let newest = try rotated.hash(password, world: world)
        #expect(newest.pepperVersion == 2)
        #expect(throws: SecretsError.unknownKey(version: 2)) {
            try PasswordHasher(cost: cheap, vault: vault).verify(password, against: newest)
        }
    }

    @Test("S07 without the pepper a right password does not match") func pepper() throws {
        let hash = try PasswordHasher(cost: cheap, vault: vault).hash(SecretBytes(text: "p"), world: world)
        let thief = PasswordHasher(cost: cheap, vault: Vault(ring: KeyRing(world: world)))
        #expect(try !thief.verify(SecretBytes(text: "p"), against: hash).matches)
    }

    @Test("S11 the dummy costs what a real hash costs, and nothing matches it") func dummy() throws {
        let hasher = PasswordHasher(vault: vault)
        let real = try hasher.hash(SecretBytes(text: "p"), world: world)
        let password = SecretBytes(text: "q")
        // The fastest of some, by turns: what else the machine does only ever adds to it.
        var (known, unknown) = (Duration.seconds(60), Duration.seconds(60))
        func time(_ hash: PasswordHash) throws -> Duration {
            let start = ContinuousClock.now
            #expect(try !hasher.verify(password, against: hash).matches)
            return ContinuousClock.now - start
        }
        for _ in 0..<15 {
            known = min(known, try time(real))
            unknown = min(unknown, try time(hasher.dummy))
        }
        // Generous, for a machine that is shared; the statistics of S11 are the portal's test.
        #expect(max(known, unknown) < min(known, unknown) * 2, "\(known) against \(unknown)")
    }
}
