import Foundation
import OneTimeCodes
import Secrets
import Testing
import World

@Suite struct MailedCodeTests {
    private let clock = FixedWorld(at: Instant(unixSeconds: 1_795_478_400))
    private let vault = Vault(ring: KeyRing(world: FixedWorld(at: Instant(unixSeconds: 0), seed: 2).world))

    private func draw() -> (kept: MailedCode, code: String) {
        MailedCode.draw(journey: "j1", lifetimeSeconds: 600, tries: 5, vault: vault, world: clock.world)
    }

    private func wrong(_ code: String) -> String { code == "000000" ? "000001" : "000000" }

    @Test("S19 six digits, right once") func once() {
        var (kept, code) = draw()
        #expect(code.count == 6 && code.allSatisfy { $0.isASCII && $0.isNumber })
        #expect(kept.check(code, journey: "j1", at: clock.world.now(), vault: vault) == .accepted)
        #expect(kept.check(code, journey: "j1", at: clock.world.now(), vault: vault) == .exhausted)
    }

    @Test("S19 five tries, then not even the right one") func tries() {
        var (kept, code) = draw()
        let now = clock.world.now()
        let answers = (0..<5).map { _ in kept.check(wrong(code), journey: "j1", at: now, vault: vault) }
        #expect(
            answers == [
                .wrong(triesLeft: 4), .wrong(triesLeft: 3), .wrong(triesLeft: 2), .wrong(triesLeft: 1), .exhausted,
            ])
        #expect(kept.check(code, journey: "j1", at: now, vault: vault) == .exhausted)
        var (other, last) = draw()
        for _ in 0..<4 { _ = other.check(wrong(last), journey: "j1", at: now, vault: vault) }
        #expect(other.check(last, journey: "j1", at: now, vault: vault) == .accepted)
    }

    @Test("S19 ten minutes, not a second more; too late costs no try") func lifetime() {
        var (kept, code) = draw()
        #expect(kept.validUntil == clock.world.now().adding(seconds: 600))
        clock.pass(seconds: 600)
        #expect(kept.check(code, journey: "j1", at: clock.world.now(), vault: vault) == .tooOld)
        #expect(kept.triesLeft == 5)
        #expect(
            kept.check(code, journey: "j1", at: clock.world.now().adding(seconds: -1), vault: vault) == .accepted)
    }

    @Test("S19 bound to its journey") func journey() {
        var (kept, code) = draw()
        #expect(kept.check(code, journey: "j2", at: clock.world.now(), vault: vault) == .wrong(triesLeft: 4))
        #expect(kept.check("1" + code, journey: "j", at: clock.world.now(), vault: vault) == .wrong(triesLeft: 3))
    }

    @Test("S31 what is kept does not hold the code; it comes back from a store; a rotation does not spoil it")
    func kept() throws {
        let (kept, code) = draw()
        let encoded = try JSONEncoder().encode(kept)
        #expect(!String(decoding: encoded, as: UTF8.self).contains(code))
        var back = try JSONDecoder().decode(MailedCode.self, from: encoded)
        #expect(back == kept)
        let rotated = Vault(ring: vault.ring.withAnotherKey(world: clock.world))
        #expect(back.check(code, journey: "j1", at: clock.world.now(), vault: rotated) == .accepted)
    }

    @Test("S19 codes are spread over all of a million, leading zeros among them") func spread() {
        let codes = (0..<3000).map { _ in draw().code }
        #expect(Set(codes).count > 2950)
        for digit in "0123456789" { #expect(codes.filter { $0.first == digit }.count > 200) }
        #expect(codes.allSatisfy { $0.count == 6 })
    }
}
