/// The site that users register their passkeys with (WebAuthn L3 §4, relying party).
///
/// It knows no store and no clock: a ceremony is begun, the caller keeps what is pending, sends the options to the
/// browser's `parseCreationOptionsFromJSON()`, and finishes with what the credential's `toJSON()` brought back.
///
/// A registration in five lines:
///
/// ```swift
/// let party = RelyingParty(id: "example.org", name: "Example", origins: ["https://example.org"])
/// var pending: PendingRegistration? = PendingRegistration(challenge: challenge, userHandle: user, validUntil: end)
/// let response = try RegistrationResponse(json: json)
/// let passkey = try party.finishRegistration(response, of: &pending, at: now) { known.contains($0) }
/// return (passkey.id, passkey.publicKey)
/// ```
public struct RelyingParty: Hashable, Sendable {
    /// Its ID: a domain, which every origin is or lies below.
    public let id: String
    /// Its name, as browsers show it.
    public let name: String
    /// The origins of its pages, each exactly as browsers write them: `https://login.example.org`.
    public let origins: [String]
    /// The origins whose pages may have its pages in a frame; mostly none.
    public let framedBy: [String]

    /// That party.
    public init(id: String, name: String, origins: [String], framedBy: [String] = []) {
        self.id = id
        self.name = name
        self.origins = origins
        self.framedBy = framedBy
    }
}
