import Foundation
import Passkeys
import Testing
import World

extension NegativeVector {
    /// Runs it; throws when it is refused.
    func run() throws {
        let file = try NegativeVector.file()
        let party = RelyingParty(id: file.rpId, name: "Example", origins: [file.origin])
        let now = Instant(unixSeconds: 1_795_478_400)
        let user = Base64URL([1])
        let id = Base64URL(file.credentialID.bytes)
        switch kind {
        case .registration:
            // These are derived from two vectors with two credential IDs, and may hold any or none: what the object
            // says is believed, so that only what was spoilt can be refused.
            var pending: PendingRegistration? = PendingRegistration(
                challenge: Base64URL(challenge.bytes), userHandle: user, algorithms: file.algorithms,
                userVerification: options.userVerification ?? .preferred, validUntil: now.adding(seconds: 300))
            let object = try #require(attestationObject).bytes
            let w3c = try W3CVector.file().vectors[..<2].map(\.registration.credentialID.bytes)
            let response = try RegistrationResponse(
                id: w3c.first { object.contains($0) }.map { Base64URL($0) } ?? id,
                clientDataJSON: clientDataJSON.bytes, attestationObject: object)
            _ = try party.finishRegistration(response, of: &pending, at: now) { _ in false }
        case .authentication:
            let key = try #require(credentialPublicKey).bytes
            let passkey = Passkey(
                id: id, userHandle: user, relyingParty: file.rpId, publicKey: Base64URL(key), algorithm: .es256,
                counter: options.storedSignCount ?? 0, isUserVerified: true, isBackupEligible: true, isBackedUp: true,
                transports: [], aaguid: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                attestation: .none, created: now)
            var pending: PendingAuthentication? = PendingAuthentication(
                challenge: Base64URL(challenge.bytes), userHandle: user,
                allowed: [options.allowCredentials == nil ? id : Base64URL([9])],
                userVerification: options.userVerification ?? .preferred, validUntil: now.adding(seconds: 300))
            let response = try AuthenticationResponse(
                id: id, clientDataJSON: clientDataJSON.bytes,
                authenticatorData: try #require(authenticatorData).bytes, signature: try #require(signature).bytes)
            _ = try party.finishAuthentication(response, of: &pending, with: passkey, at: now)
            if expected == .acceptOnce {
                #expect(throws: PasskeyRefusal.noCeremony) {
                    try party.finishAuthentication(response, of: &pending, with: passkey, at: now)
                }
            }
        }
    }

    /// Runs it, and expects what it is marked with.
    func check() throws {
        switch expected {
        case .accept, .acceptOnce: try run()
        case .reject, .policyReject:
            let refusal = try #require(refusal, "no reason stands here for \(name)")
            #expect(throws: refusal, "\(name)") { try run() }
        }
    }

    /// For which reason it is refused.
    var refusal: PasskeyRefusal? { Self.refusals[name] }

    private static let refusals: [String: PasskeyRefusal] = [
        "reg-type-get": .wrongClientDataType,
        "reg-challenge-padded": .wrongChallenge,
        "reg-challenge-std-b64": .wrongChallenge,
        "reg-origin-suffix": .unexpectedOrigin("https://example.org.evil.test"),
        "reg-origin-subdomain": .unexpectedOrigin("https://evil.example.org"),
        "reg-crossOrigin-true": .framed,
        "reg-topOrigin-present": .framed,
        "reg-clientdata-not-json": .malformedJSON,
        "reg-clientdata-invalid-utf8": .malformedJSON,
        "reg-rpIdHash": .wrongRelyingParty,
        "reg-UP-clear": .userNotPresent,
        "reg-BS-without-BE": .backedUpButNotEligible,
        "reg-AT-clear": .malformedAuthenticatorData,
        "reg-credid-len-overflow": .credentialIDLength,
        "reg-credid-1024": .credentialIDLength,
        "reg-trailing-authdata": .malformedAuthenticatorData,
        "reg-trailing-cbor": .trailingBytes,
        "reg-alg-missing": .malformedKey,
        "reg-kty-mismatch": .malformedKey,
        "reg-point-not-on-curve": .pointNotOnCurve,
        "reg-x-31-bytes": .malformedKey,
        "reg-fmt-none-with-stmt": .malformedAttestation,
        "reg-fmt-unknown": .attestationFormat("not-a-format"),
        "reg-authData-missing": .malformedAttestationObject,
        "reg-authData-text": .malformedAttestationObject,
        "reg-cbor-dup-key": .duplicateKey,
        "reg-cbor-nesting-bomb": .tooDeep,
        "reg-empty": .truncated,
        "self-bad-signature": .wrongAttestationSignature,
        "self-x5c-empty": .malformedAttestation,
        "self-relabelled-none": .malformedAttestation,
        "auth-challenge-other": .wrongChallenge,
        "auth-origin-http": .unexpectedOrigin("http://example.org"),
        "auth-crossOrigin": .framed,
        "auth-rpIdHash": .wrongRelyingParty,
        "auth-UV-clear": .userNotVerified,
        "auth-BS-without-BE": .backedUpButNotEligible,
        "auth-sig-flipped": .wrongSignature,
        "auth-sig-empty": .wrongSignature,
        "auth-sig-der-trailing": .wrongSignature,
        "auth-sig-over-json-not-hash": .wrongSignature,
        "auth-other-key": .wrongSignature,
        "auth-authdata-36": .malformedAuthenticatorData,
        "auth-signcount-equal": .counterWentBack(stored: 5, received: 5),
        "auth-signcount-lower": .counterWentBack(stored: 5, received: 4),
        "auth-credential-not-allowed": .credentialNotAllowed,
    ]
}

@Suite("One thing spoilt in each") struct NegativeVectorTests {
    @Test(
        "S24, S25 accepted and refused as marked, each for its own reason", arguments: try NegativeVector.file().vectors
    )
    func marked(vector: NegativeVector) throws { try vector.check() }

    @Test("All fifty-two are there, and the algorithms are offered in their order") func count() throws {
        #expect(try NegativeVector.file().vectors.count == 52)
        #expect(try NegativeVector.file().algorithms == COSEAlgorithm.offered)
    }
}
