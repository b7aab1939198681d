import Foundation
import Passkeys
import Testing
import World

@Suite("What Chromium's virtual authenticators say") struct ChromiumVectorTests {
    private let now = Instant(unixSeconds: 1_795_478_400)

    private func register(_ vector: ChromiumVector, roamingOnly: Bool = false) throws -> Passkey {
        var pending: PendingRegistration? = PendingRegistration(
            challenge: vector.registration.challenge, userHandle: vector.userHandle, roamingOnly: roamingOnly,
            validUntil: now.adding(seconds: 300))
        return try RelyingParty(id: vector.rpId, name: "Chromium", origins: [vector.origin]).finishRegistration(
            RegistrationResponse(json: vector.registration.credential.bytes), of: &pending, at: now
        ) { _ in false }
    }

    @Test(
        "S24 each registers and authenticates, by the JSON that the browser sends", arguments: try ChromiumVector.all())
    func pair(vector: ChromiumVector) throws {
        let passkey = try register(vector)
        #expect(passkey.publicKey == vector.derived.credentialPublicKey)
        #expect(passkey.algorithm.rawValue == vector.derived.alg && passkey.aaguid == vector.derived.aaguid)
        #expect(passkey.counter == vector.derived.signCount[0] && passkey.transports == vector.derived.transports)
        #expect(passkey.attestation == (vector.derived.fmt == "none" ? .none : .verifiedSignature))
        #expect(passkey.isUserVerified && passkey.isBackupEligible == (vector.derived.flags == "0x5d"))
        #expect(passkey.userHandle == vector.userHandle && passkey.relyingParty == vector.rpId)

        // Once with the account known before, once with the passkey saying who it is.
        for known in [vector.userHandle, nil] {
            var pending: PendingAuthentication? = PendingAuthentication(
                challenge: vector.authentication.challenge, userHandle: known,
                allowed: known == nil ? [] : [passkey.id], validUntil: now.adding(seconds: 300))
            let response = try AuthenticationResponse(json: vector.authentication.credential.bytes)
            let authentication = try RelyingParty(id: vector.rpId, name: "Chromium", origins: [vector.origin])
                .finishAuthentication(response, of: &pending, with: passkey, at: now)
            #expect(authentication.passkey.counter == vector.derived.signCount[1])
            #expect(authentication.isUserVerified && authentication.passkey.isBackedUp == passkey.isBackedUp)
        }
    }

    @Test("S15 a kiosk takes those that roam, and never its own", arguments: try ChromiumVector.all())
    func kiosk(vector: ChromiumVector) throws {
        if vector.derived.attachment == "platform" {
            #expect(throws: PasskeyRefusal.notRoaming) { try register(vector, roamingOnly: true) }
        } else {
            #expect(try register(vector, roamingOnly: true).transports == vector.derived.transports)
        }
    }

    @Test("All eight are there") func count() throws { #expect(try ChromiumVector.all().count == 8) }
}
