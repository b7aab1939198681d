@testable import Passkeys
import SoftAuthenticator
import Testing

@Suite("COSE keys") struct KeyTests {
    @Test("Keys that OpenSSL makes are taken, and verify what they signed", arguments: COSEAlgorithm.allCases)
    func made(algorithm: COSEAlgorithm) throws {
        let message = Array("message".utf8)
        // Half of all points have a negative x, and a few of a hundred keys begin with a zero byte.
        for _ in 0..<(algorithm == .rs256 ? 1 : 40) {
            let made = ForgedKey(algorithm)
            let key = try COSEKey(made.cose)
            let signature = made.sign(message)
            #expect(key.algorithm == algorithm && key.verifies(signature, over: message))
            #expect(!key.verifies(signature, over: message + [0]) && !key.verifies([], over: message))
            #expect(!key.verifies(signature + [0], over: message))
        }
    }

    @Test("Half of all ordinates have a point on Edwards25519") func ordinates() {
        var taken = 0
        for number in 0..<200 {
            let x = [UInt8(number)] + [UInt8](repeating: 0x55, count: 30) + [0x15]
            let cose = ForgedKey.cose(
                ForgedKey.edDSA.parameters.map { $0.label == -2 ? (-2, CBORText.bytes(x)) : $0 })
            do {
                _ = try COSEKey(cose)
                taken += 1
            } catch { #expect(error == .pointNotOnCurve) }
        }
        #expect((70...130).contains(taken))
    }

    @Test("A kept key that was spoilt is refused") func spoilt() {
        #expect(throws: PasskeyRefusal.malformedKey) { try COSEKey([0x00]) }
        #expect(throws: PasskeyRefusal.truncated) { try COSEKey([]) }
        #expect(throws: PasskeyRefusal.trailingBytes) { try COSEKey(ForgedKey.es256.cose + [0]) }
    }
}
