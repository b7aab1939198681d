/// Why an answer of a browser was refused. The case is for the records; outside, only `answer` may be said.
public enum PasskeyRefusal: Error, Hashable, Sendable {
    // MARK: The ceremony

    /// No ceremony is pending, or its answer came already: a challenge counts once.
    case noCeremony
    /// The answer came after the ceremony's five minutes.
    case ceremonyExpired

    // MARK: JSON

    /// A part is longer than its limit.
    case tooLong
    /// JSON or CBOR is nested deeper than its limit.
    case tooDeep
    /// Not JSON in UTF-8, or a member is missing or of another type.
    case malformedJSON
    /// A JSON object has this member twice.
    case duplicateMember(String)
    /// The credential's type is not `public-key`.
    case wrongCredentialType
    /// `id`, `rawId` and the credential ID in the authenticator data are not the same.
    case credentialIDsDiffer

    // MARK: Client data

    /// The client data is of another ceremony.
    case wrongClientDataType
    /// The challenge is not the one of this ceremony, or not written as base64url without padding.
    case wrongChallenge
    /// The page's origin is not one of ours.
    case unexpectedOrigin(String)
    /// The page was in a frame of another origin.
    case framed
    /// The page was in a frame of a page with this origin, which may not frame us.
    case unexpectedTopOrigin(String)

    // MARK: CBOR

    /// The bytes end within an item, or a length says more than there are.
    case truncated
    /// Bytes follow the item.
    case trailingBytes
    /// Not the canonical form of CTAP2: a longer number than needed, or keys out of order.
    case notCanonical
    /// A length is left open.
    case indefiniteLength
    /// A map has a key twice.
    case duplicateKey
    /// An item that WebAuthn has no use for: a tag, a floating-point number, an unassigned simple value.
    case unsupportedCBOR

    // MARK: Authenticator data

    /// The attestation object is not a map of `fmt`, `attStmt` and `authData`.
    case malformedAttestationObject
    /// The authenticator data is too short, or bytes are left over.
    case malformedAuthenticatorData
    /// The authenticator answered for another relying party.
    case wrongRelyingParty
    /// Nobody was there (UP).
    case userNotPresent
    /// The user was not verified (UV), though that was required.
    case userNotVerified
    /// Backed up (BS), and yet not eligible for it (BE).
    case backedUpButNotEligible
    /// A registration without a credential, or an authentication with one.
    case misplacedCredential
    /// The credential ID is empty, or longer than 1,023 bytes.
    case credentialIDLength

    // MARK: Keys and signatures

    /// The public key is not a COSE key with exactly the parameters of its algorithm.
    case malformedKey
    /// The algorithm is not one that was offered, or not known here.
    case algorithmNotOffered
    /// The point does not lie on the curve, or is of small order.
    case pointNotOnCurve
    /// The RSA key is too short or too long, or its exponent is even or 1.
    case unfitRSAKey
    /// The signature does not verify.
    case wrongSignature

    // MARK: Attestation

    /// This attestation statement format is not registered, or not accepted by the policy.
    case attestationFormat(String)
    /// The attestation statement is not what its format demands.
    case malformedAttestation
    /// The attestation signature does not verify, or self attestation names another algorithm than the key.
    case wrongAttestationSignature
    /// The attestation certificate breaks a rule of WebAuthn L3 §8.2.1.
    case unfitAttestationCertificate

    // MARK: Credentials

    /// This credential ID is registered already, for whomever.
    case alreadyRegistered
    /// The authenticator is built into this device, where only those that roam may register.
    case notRoaming
    /// The credential is not one of those that were allowed.
    case credentialNotAllowed
    /// There is no such credential.
    case credentialUnknown
    /// The user handle is missing where it identifies the user, or is another user's.
    case wrongUser
    /// The counter did not grow: the credential may have been cloned. To be recorded.
    case counterWentBack(stored: UInt32, received: UInt32)
    /// Backup eligibility never changes in the life of a credential, but did.
    case backupEligibilityChanged

    /// What may be said outside, the same bytes for every reason: whoever has no passkey here learns nothing.
    public var answer: String { "passkey-refused" }
}
