import Foundation
import Passkeys
import Testing
import World

@Suite("W3C's test vectors") struct W3CVectorTests {
    private let now = Instant(unixSeconds: 1_795_478_400)
    private let user = Base64URL([UInt8](repeating: 7, count: 64))

    private func party(framedBy: [String] = []) throws -> RelyingParty {
        let file = try W3CVector.file()
        return RelyingParty(id: file.rpId, name: "W3C", origins: [file.origin], framedBy: framedBy)
    }

    /// Registers what a vector holds, at a party that is as open as it can be.
    private func register(
        _ vector: W3CVector, framedBy: [String] = ["https://example.com"],
        algorithms: [COSEAlgorithm] = COSEAlgorithm.allCases, userVerification: UserVerification = .preferred,
        policy: AttestationPolicy = .acceptUnverified
    ) throws -> Passkey {
        var pending: PendingRegistration? = PendingRegistration(
            challenge: Base64URL(vector.registration.challenge.bytes), userHandle: user, algorithms: algorithms,
            userVerification: userVerification, validUntil: now.adding(seconds: 300))
        let response = try RegistrationResponse(
            id: Base64URL(vector.registration.credentialID.bytes),
            clientDataJSON: vector.registration.clientDataJSON.bytes,
            attestationObject: vector.registration.attestationObject.bytes)
        return try party(framedBy: framedBy).finishRegistration(response, of: &pending, at: now, policy: policy) { _ in
            false
        }
    }

    @Test(
        "S24 every pair of theirs registers and authenticates where its kind is wanted",
        arguments: try W3CVector.file().vectors)
    func pair(vector: W3CVector) throws {
        let derived = vector.derived
        func registered(_ bit: UInt8) -> Bool { derived.flag(bit, of: derived.registrationFlags) }
        let passkey = try register(vector)
        #expect(passkey.publicKey.bytes == derived.credentialPublicKey.bytes)
        #expect(passkey.algorithm.rawValue == derived.algorithm && passkey.counter == derived.registrationCounter)
        #expect(passkey.isUserVerified == registered(0x04) && passkey.isBackupEligible == registered(0x08))
        #expect(passkey.isBackedUp == registered(0x10))
        #expect(withUnsafeBytes(of: passkey.aaguid.uuid) { Array($0) } == vector.registration.aaguid.bytes)
        switch derived.fmt {
        case "none": #expect(passkey.attestation == .none)
        case "packed":
            #expect(passkey.attestation == (vector.id.contains("self") ? .selfAttested : .verifiedSignature))
        default: #expect(passkey.attestation == .unverified)
        }

        var pending: PendingAuthentication? = PendingAuthentication(
            challenge: Base64URL(vector.authentication.challenge.bytes), userHandle: user, allowed: [passkey.id],
            userVerification: .preferred, validUntil: now.adding(seconds: 300))
        let response = try AuthenticationResponse(
            id: passkey.id, clientDataJSON: vector.authentication.clientDataJSON.bytes,
            authenticatorData: vector.authentication.authenticatorData.bytes,
            signature: vector.authentication.signature.bytes)
        let authentication = try party(framedBy: ["https://example.com"])
            .finishAuthentication(response, of: &pending, with: passkey, at: now)
        #expect(authentication.isUserVerified == derived.flag(0x04, of: derived.authenticationFlags))
        #expect(authentication.passkey.isBackedUp == derived.flag(0x10, of: derived.authenticationFlags))
        #expect(authentication.passkey.counter == 0)
    }

    @Test("S24 what was not wanted is refused, and for that reason", arguments: try W3CVector.file().vectors)
    func unwanted(vector: W3CVector) throws {
        let derived = vector.derived
        if derived.registrationClientData.crossOrigin == true {
            #expect(throws: PasskeyRefusal.framed) { try register(vector, framedBy: []) }
        }
        if let top = derived.registrationClientData.topOrigin {
            #expect(throws: PasskeyRefusal.unexpectedTopOrigin(top)) {
                try register(vector, framedBy: ["https://example.net"])
            }
        }
        if COSEAlgorithm.offered.contains(where: { $0.rawValue == derived.algorithm }) {
            #expect(try register(vector, algorithms: COSEAlgorithm.offered).algorithm.rawValue == derived.algorithm)
        } else {
            #expect(throws: PasskeyRefusal.algorithmNotOffered) {
                try register(vector, algorithms: COSEAlgorithm.offered)
            }
        }
        if !derived.flag(0x04, of: derived.registrationFlags) {
            #expect(throws: PasskeyRefusal.userNotVerified) { try register(vector, userVerification: .required) }
        }
        if ["none", "packed"].contains(derived.fmt) {
            #expect(try register(vector, policy: .refuseUnverified).attestation != .unverified)
        } else {
            #expect(throws: PasskeyRefusal.attestationFormat(derived.fmt)) {
                try register(vector, policy: .refuseUnverified)
            }
        }
    }

    @Test("All fifteen are there") func count() throws { #expect(try W3CVector.file().vectors.count == 15) }
}
