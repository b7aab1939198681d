private import Secrets
public import World

extension RelyingParty {
    /// Begins a registration: options for the browser, and what to keep until its answer.
    ///
    /// `excluding` are the account's passkeys. `roamingOnly` keeps a kiosk from becoming anybody's passkey (S15).
    public func beginRegistration(
        of user: CreationOptions.User, excluding passkeys: [Passkey] = [],
        offering algorithms: [COSEAlgorithm] = COSEAlgorithm.offered,
        userVerification: UserVerification = .required, residentKey: CreationOptions.ResidentKey = .preferred,
        roamingOnly: Bool = false, attestation: CreationOptions.Conveyance = .none, world: World
    ) -> (options: CreationOptions, pending: PendingRegistration) {
        // WebAuthn L3 §7.1 step 1.
        let challenge = Base64URL(world.randomBytes(PasskeyLimits.challengeBytes))
        let options = CreationOptions(
            rp: CreationOptions.Party(id: id, name: name), user: user, challenge: challenge,
            pubKeyCredParams: algorithms.map { CreationOptions.Parameters(type: "public-key", alg: $0) },
            timeout: PasskeyLimits.ceremonySeconds * 1000,
            excludeCredentials: passkeys.map { CredentialDescriptor($0) },
            authenticatorSelection: CreationOptions.Selection(
                authenticatorAttachment: roamingOnly ? "cross-platform" : nil, residentKey: residentKey,
                requireResidentKey: residentKey == .required, userVerification: userVerification),
            attestation: attestation)
        let pending = PendingRegistration(
            challenge: challenge, userHandle: user.id, algorithms: algorithms, userVerification: userVerification,
            roamingOnly: roamingOnly,
            validUntil: world.now().adding(seconds: PasskeyLimits.ceremonySeconds))
        return (options, pending)
    }

    /// Verifies the browser's answer and gives the passkey to keep. `pending` is taken, whatever comes of it.
    ///
    /// `isRegistered` says whether a credential ID is known for any user; keep it unique in the store as well.
    public func finishRegistration(
        _ response: RegistrationResponse, of pending: inout PendingRegistration?, at now: Instant,
        policy: AttestationPolicy = .refuseUnverified, isRegistered: (Base64URL) -> Bool
    ) throws(PasskeyRefusal) -> Passkey {
        guard let begun = pending.take() else { throw .noCeremony }
        guard now < begun.validUntil else { throw .ceremonyExpired }
        // WebAuthn L3 §7.1 steps 5 to 12.
        let clientData = try ClientData(
            response.clientDataJSON, for: .registration, challenge: begun.challenge, party: self)
        // §7.1 step 13. Its parser refuses BS without BE (step 17) and long credential IDs (step 25).
        let attestation = try AttestationObject(response.attestationObject)
        let data = attestation.authenticatorData
        // §7.1 steps 14 to 16.
        try check(data, userVerification: begun.userVerification)
        guard let credential = data.credential else { throw .misplacedCredential }
        guard credential.id == response.id.bytes else { throw .credentialIDsDiffer }
        // §7.1 step 20.
        guard begun.algorithms.contains(credential.key.algorithm) else { throw .algorithmNotOffered }
        // §7.1 steps 21 and 22. Steps 23 and 24: no trust anchors are kept; the passkey says how far it was verified.
        let trust = try policy.verify(attestation, clientDataHash: clientData.hash)
        guard !begun.roamingOnly || roams(response) else { throw .notRoaming }
        // §7.1 step 26.
        guard !isRegistered(response.id) else { throw .alreadyRegistered }
        // §7.1 step 27. Step 28: no extensions were asked for, and the outputs of others are ignored.
        return Passkey(
            id: response.id, userHandle: begun.userHandle, relyingParty: id,
            publicKey: Base64URL(credential.encodedKey), algorithm: credential.key.algorithm, counter: data.counter,
            isUserVerified: data.flags.contains(.userVerified),
            isBackupEligible: data.flags.contains(.backupEligible), isBackedUp: data.flags.contains(.backedUp),
            transports: response.transports, aaguid: credential.aaguid, attestation: trust, created: now)
    }

    /// What both ceremonies ask of authenticator data: §7.1 steps 14 to 16, §7.2 steps 15 to 17.
    func check(_ data: AuthenticatorData, userVerification: UserVerification) throws(PasskeyRefusal) {
        guard data.relyingPartyHash == Digest.sha256(Array(id.utf8)) else { throw .wrongRelyingParty }
        guard data.flags.contains(.userPresent) else { throw .userNotPresent }
        guard userVerification != .required || data.flags.contains(.userVerified) else { throw .userNotVerified }
    }

    /// Whether the authenticator is another device. A phone that was reached by QR code names `internal` as well, for
    /// its own browser; the attachment tells it from this device.
    private func roams(_ response: RegistrationResponse) -> Bool {
        guard response.attachment != "platform" else { return false }
        guard response.transports.contains(.internal) else { return true }
        return response.attachment == "cross-platform" && response.transports.contains(.hybrid)
    }
}
