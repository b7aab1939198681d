import Foundation
import Passkeys
import SoftAuthenticator
import Testing
import World

@Suite("The example in the documentation") struct ExampleTests {
    @Test("Five lines verify a registration") func runs() throws {
        let forged = ForgedRegistration()
        func verify(known: Set<Base64URL>) throws -> (Base64URL, Base64URL) {
            try verifiedRegistration(
                json: forged.json, challenge: Forged.challenge, user: Forged.user,
                end: Forged.now.adding(seconds: 300), now: Forged.now, known: known)
        }
        let (id, key) = try verify(known: [])
        #expect(id.bytes == forged.credentialID && key.bytes == ForgedKey.es256.cose)
        #expect(throws: PasskeyRefusal.alreadyRegistered) { try verify(known: [id]) }
    }

    @Test("They are the lines that run here") func quoted() throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let source = try String(
            contentsOf: here.appendingPathComponent("../../Sources/Passkeys/RelyingParty.swift"), encoding: .utf8)
        let example = try String(contentsOf: here.appendingPathComponent("Example.swift"), encoding: .utf8)
        let quoted = source.split(separator: "\n").drop { !$0.hasSuffix("```swift") }.dropFirst()
            .prefix { !$0.hasSuffix("```") }.map { $0.dropFirst("/// ".count) }
        #expect(quoted.count == 5)
        #expect(example.contains(quoted.map { "    \($0)\n" }.joined()))
    }
}
