import Passkeys
import World

/// What the documentation of `RelyingParty` shows.
func verifiedRegistration(
    json: [UInt8], challenge: Base64URL, user: Base64URL, end: Instant, now: Instant, known: Set<Base64URL>
) throws -> (Base64URL, Base64URL) {
    let party = RelyingParty(id: "example.org", name: "Example", origins: ["https://example.org"])
    var pending: PendingRegistration? = PendingRegistration(challenge: challenge, userHandle: user, validUntil: end)
    let response = try RegistrationResponse(json: json)
    let passkey = try party.finishRegistration(response, of: &pending, at: now) { known.contains($0) }
    return (passkey.id, passkey.publicKey)
}
