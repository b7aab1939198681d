import Foundation
@testable import Passkeys
import SoftAuthenticator
import Testing
import World

/// Spoils bytes, the same way in every run.
private struct Mutator {
    private let world: World
    private static let telling: [UInt8] = [
        0x00, 0x01, 0x17, 0x18, 0x1B, 0x1F, 0x5F, 0x7F, 0x80, 0x9F, 0xBF, 0xFB, 0xFF,
    ]
    private static let marks = Array("\"\\{}[],:\u{FEFF}u0".utf8)

    init(seed: UInt64) { world = FixedWorld(at: Forged.now, seed: seed).world }

    func number(below bound: Int) -> Int { world.random(below: max(1, bound)) }

    func random() -> [UInt8] { world.randomBytes(number(below: 300)) }

    /// One to five changes: a bit, a byte, a cut, a piece out, a piece doubled, a piece of another.
    func mutated(_ seed: [UInt8], other: [UInt8]) -> [UInt8] {
        var bytes = seed
        for _ in 0...number(below: 4) {
            let place = number(below: bytes.count)
            let end = min(bytes.count, place + 1 + number(below: 16))
            switch number(below: 8) {
            case _ where bytes.isEmpty: bytes = random()
            case 0: bytes[place] ^= 1 << UInt8(number(below: 8))
            case 1: bytes[place] = Self.telling[number(below: Self.telling.count)]
            case 2: bytes[place] = Self.marks[number(below: Self.marks.count)]
            case 3: bytes = Array(bytes.prefix(place))
            case 4: bytes.removeSubrange(place..<end)
            case 5: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 6: bytes.insert(contentsOf: world.randomBytes(1 + number(below: 8)), at: place)
            default:
                let from = number(below: other.count)
                bytes.replaceSubrange(place..<end, with: other[from..<min(other.count, from + 1 + number(below: 32))])
            }
        }
        return bytes
    }
}

/// A parser, and what it is known to read.
private struct FuzzTarget: Sendable, CustomTestStringConvertible {
    let name: String
    let rounds: Int
    let seeds: @Sendable () throws -> [[UInt8]]
    /// Reads, or throws a refusal; it must return.
    let read: @Sendable ([UInt8]) throws(PasskeyRefusal) -> Void

    var testDescription: String { name }

    static let all = [
        FuzzTarget(
            name: "CBOR", rounds: 12_000, seeds: objects,
            read: { (input) throws(PasskeyRefusal) in _ = try CBOR.decode(input) }),
        FuzzTarget(
            name: "COSE keys", rounds: 5_000,
            seeds: { COSEAlgorithm.allCases.map { ForgedKey($0).cose } },
            read: { (input) throws(PasskeyRefusal) in _ = try COSEKey(input) }),
        FuzzTarget(
            name: "authenticator data", rounds: 5_000,
            seeds: {
                try objects().map { try AttestationObject($0).authenticatorData.bytes }
                    + W3CVector.file().vectors.map(\.authentication.authenticatorData.bytes)
            },
            read: { (input) throws(PasskeyRefusal) in _ = try AuthenticatorData(input) }),
        FuzzTarget(
            name: "attestation objects", rounds: 4_000, seeds: objects,
            read: { (input) throws(PasskeyRefusal) in
                _ = try AttestationPolicy.acceptUnverified.verify(
                    AttestationObject(input), clientDataHash: [UInt8](repeating: 0, count: 32))
            }),
        FuzzTarget(
            name: "certificates", rounds: 3_000,
            seeds: {
                var certificate = ForgedCertificate()
                certificate.model = (Array(1...16), false)
                return [certificate.der(key: .es256), certificate.der(key: .rs256), certificate.der(key: .ed448)]
            },
            read: { (input) throws(PasskeyRefusal) in
                let model = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
                guard let certificate = AttestationCertificate(der: input), certificate.isFit(for: model) else {
                    throw .unfitAttestationCertificate
                }
            }),
        FuzzTarget(
            name: "client data", rounds: 5_000,
            seeds: {
                try W3CVector.file().vectors.flatMap {
                    [$0.registration.clientDataJSON.bytes, $0.authentication.clientDataJSON.bytes]
                }
            },
            read: { (input) throws(PasskeyRefusal) in
                _ = try ClientData(input, for: .registration, challenge: Forged.challenge, party: Forged.party())
            }),
        FuzzTarget(
            name: "registration responses", rounds: 3_000,
            seeds: { try ChromiumVector.all().map(\.registration.credential.bytes) },
            read: { (input) throws(PasskeyRefusal) in _ = try RegistrationResponse(json: input) }),
        FuzzTarget(
            name: "authentication responses", rounds: 3_000,
            seeds: { try ChromiumVector.all().map(\.authentication.credential.bytes) },
            read: { (input) throws(PasskeyRefusal) in _ = try AuthenticationResponse(json: input) }),
    ]

    private static let objects: @Sendable () throws -> [[UInt8]] = {
        try W3CVector.file().vectors.map(\.registration.attestationObject.bytes)
    }
}

@Suite("Whatever comes in") struct FuzzTests {
    /// `FIRSTLOGIN_FUZZ=1000` tries a thousand times as much, in some ten minutes.
    private static let factor = ProcessInfo.processInfo.environment["FIRSTLOGIN_FUZZ"].flatMap { Int($0) } ?? 1

    @Test("S33 spoilt vectors and random bytes are read or refused, none for long", arguments: FuzzTarget.all)
    fileprivate func fuzz(target: FuzzTarget) throws {
        let seeds = try target.seeds()
        let mutator = Mutator(seed: 33)
        var slowest = Duration.zero
        func read(_ input: [UInt8]) -> Bool {
            let start = ContinuousClock.now
            defer { slowest = max(slowest, ContinuousClock.now - start) }
            do {
                try target.read(input)
                return true
            } catch { return false }
        }
        var refused = 0
        for round in 0..<target.rounds * Self.factor {
            let seed = seeds[round % seeds.count]
            let input =
                round.isMultiple(of: 10)
                ? mutator.random() : mutator.mutated(seed, other: seeds[mutator.number(below: seeds.count)])
            if !read(input) { refused += 1 }
        }
        // The seeds themselves, cut at every byte.
        for seed in seeds.prefix(4) {
            for count in 0..<seed.count where !read(Array(seed.prefix(count))) { refused += 1 }
        }
        #expect(refused > 0 && slowest < .seconds(1))
    }

    @Test("S33 the worst that fits into 64 KiB takes no time to speak of", arguments: FuzzTarget.all)
    fileprivate func worst(target: FuzzTarget) {
        let count = PasskeyLimits.inputBytes
        let patterns: [[UInt8]] = [
            [0x81], [0xA1, 0x00], [0x9B, 0xFF], [0x00], [0x80], [0xA0], [0xFF], Array("[".utf8), Array("{\"a\":".utf8),
            Array("{\"\\u0061\":1,".utf8), Array("\"".utf8), Array("\\".utf8), Array("{},".utf8), [0xC2, 0xA9],
        ]
        for pattern in patterns {
            for start in [[], [0x99, 0xFF, 0xF0], [0xB9, 0x7F, 0xF0], Array("{\"a\":[".utf8)] as [[UInt8]] {
                let body = (0..<count / pattern.count).flatMap { _ in pattern }.prefix(count - start.count)
                let elapsed = ContinuousClock().measure { try? target.read(start + body) }
                #expect(elapsed < .seconds(2))
            }
            #expect(throws: PasskeyRefusal.self) { try target.read([UInt8](repeating: 0x80, count: count + 1)) }
        }
    }

    @Test("S24, S33 no part of a signed answer can be spoilt and still be accepted") func forgery() throws {
        var registration = ForgedRegistration()
        registration.format = "packed"
        registration.statement = .selfSigned(algorithm: -7, by: .es256)
        let created = try RegistrationResponse(json: registration.json)
        let signed = ForgedAuthentication()
        let asserted = try AuthenticationResponse(json: signed.json)
        let passkey = try registration.register()
        let mutator = Mutator(seed: 24)
        var accepted = 0
        for round in 0..<1_500 * Self.factor {
            func spoilt(_ part: Int, _ bytes: [UInt8]) -> [UInt8] {
                round % 3 == part ? mutator.mutated(bytes, other: bytes) : bytes
            }
            let answer = try? AuthenticationResponse(
                id: asserted.id, clientDataJSON: spoilt(0, asserted.clientDataJSON),
                authenticatorData: spoilt(1, asserted.authenticatorData), signature: spoilt(2, asserted.signature),
                userHandle: asserted.userHandle)
            if let answer, answer != asserted {
                var pending: PendingAuthentication? = signed.pending
                let result = try? Forged.party().finishAuthentication(
                    answer, of: &pending, with: passkey, at: Forged.now)
                accepted += result == nil ? 0 : 1
            }
            // The signature of a self attestation covers the client data, too.
            let object = round % 3 == 0 ? created.attestationObject : spoilt(round % 3, created.attestationObject)
            let response = try? RegistrationResponse(
                id: created.id, clientDataJSON: spoilt(0, created.clientDataJSON), attestationObject: object)
            if let response,
                response.attestationObject != created.attestationObject
                    || response.clientDataJSON != created.clientDataJSON
            {
                var pending: PendingRegistration? = registration.pending
                let result = try? Forged.party().finishRegistration(
                    response, of: &pending, at: Forged.now, isRegistered: { _ in false })
                // Without an attestation nothing is signed, and nothing is said to be.
                accepted += result == nil || result?.attestation == AttestationTrust.none ? 0 : 1
            }
        }
        #expect(accepted == 0)
    }
}
