/// How much an attestation says about a credential. No chain is anchored here: nobody vouches for any model.
public enum AttestationTrust: String, Codable, Hashable, Sendable {
    /// No attestation.
    case none
    /// Signed by the credential itself: whoever registered holds the key.
    case selfAttested
    /// The signature of an attestation certificate verified; the certificate's chain is not anchored.
    case verifiedSignature
    /// An attestation in a format that was accepted without being verified.
    case unverified
}

/// What to make of attestations in registered formats other than `none` and `packed`.
public enum AttestationPolicy: String, Codable, Hashable, Sendable {
    /// They are refused.
    case refuseUnverified
    /// They are accepted, and said to be unverified. Formats that are not registered are refused all the same.
    case acceptUnverified

    /// The formats in IANA's registry (RFC 8809) that are not verified here.
    private static let unverifiedFormats: Set<String> = [
        "tpm", "android-key", "android-safetynet", "fido-u2f", "apple", "compound",
    ]

    /// WebAuthn L3 §7.1 steps 21 and 22: verifies an attestation over the hash of the client data.
    func verify(_ attestation: AttestationObject, clientDataHash: [UInt8]) throws(PasskeyRefusal) -> AttestationTrust {
        guard let credential = attestation.authenticatorData.credential else { throw .misplacedCredential }
        switch attestation.format {
        case "none":
            // §8.7: an empty map.
            guard attestation.statement.count == 0 else { throw .malformedAttestation }
            return .none
        case "packed":
            return try PackedAttestation(attestation.statement).verify(
                attestation.authenticatorData, credential: credential, clientDataHash: clientDataHash)
        case let format:
            guard self == .acceptUnverified, Self.unverifiedFormats.contains(format) else {
                throw .attestationFormat(format)
            }
            return .unverified
        }
    }
}

/// The `packed` format (WebAuthn L3 §8.2).
private struct PackedAttestation {
    private let algorithm: COSEAlgorithm
    private let signature: [UInt8]
    /// The attestation certificate in DER; nil for self attestation.
    private let certificate: [UInt8]?

    init(_ statement: CBORMap) throws(PasskeyRefusal) {
        guard let number = statement["alg"]?.integer, let algorithm = COSEAlgorithm(rawValue: number),
            case .bytes(let signature) = statement["sig"]
        else { throw .malformedAttestation }
        self.algorithm = algorithm
        self.signature = signature
        switch statement["x5c"] {
        case nil:
            guard statement.count == 2 else { throw .malformedAttestation }
            certificate = nil
        case .array(let chain):
            guard statement.count == 3, case .bytes(let leaf) = chain.first else { throw .malformedAttestation }
            for link in chain {
                guard case .bytes = link else { throw .malformedAttestation }
            }
            certificate = leaf
        default: throw .malformedAttestation
        }
    }

    /// §8.2, verification procedure.
    func verify(
        _ data: AuthenticatorData, credential: AuthenticatorData.AttestedCredential, clientDataHash: [UInt8]
    ) throws(PasskeyRefusal) -> AttestationTrust {
        let message = data.bytes + clientDataHash
        guard let certificate else {
            // Self attestation: the algorithm is the credential's, and so is the key.
            guard algorithm == credential.key.algorithm, credential.key.verifies(signature, over: message) else {
                throw .wrongAttestationSignature
            }
            return .selfAttested
        }
        guard let attested = AttestationCertificate(der: certificate) else { throw .unfitAttestationCertificate }
        guard attested.key.verifies(signature, over: message, by: algorithm) else { throw .wrongAttestationSignature }
        guard attested.isFit(for: credential.aaguid) else { throw .unfitAttestationCertificate }
        return .verifiedSignature
    }
}
