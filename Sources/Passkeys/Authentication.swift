public import World

/// A user who authenticated.
public struct Authentication: Hashable, Sendable {
    /// The passkey with its counter and backup state as they are now: to be kept instead of the old one, in the
    /// transaction that takes the pending ceremony away.
    public let passkey: Passkey
    /// Whether the authenticator made sure who its user is.
    public let isUserVerified: Bool
}

extension RelyingParty {
    /// Begins an authentication: options for the browser, and what to keep until its answer.
    ///
    /// `passkeys` are those of the account; give none, and no user handle, when the passkey is to say who it is.
    public func beginAuthentication(
        of userHandle: Base64URL? = nil, allowing passkeys: [Passkey] = [],
        userVerification: UserVerification = .required, world: World
    ) -> (options: RequestOptions, pending: PendingAuthentication) {
        // WebAuthn L3 §7.2 step 1.
        let challenge = Base64URL(world.randomBytes(PasskeyLimits.challengeBytes))
        let options = RequestOptions(
            challenge: challenge, timeout: PasskeyLimits.ceremonySeconds * 1000, rpId: id,
            allowCredentials: passkeys.map { CredentialDescriptor($0) }, userVerification: userVerification)
        let pending = PendingAuthentication(
            challenge: challenge, userHandle: userHandle, allowed: passkeys.map(\.id),
            userVerification: userVerification,
            validUntil: world.now().adding(seconds: PasskeyLimits.ceremonySeconds))
        return (options, pending)
    }

    /// Verifies the browser's answer. `pending` is taken, whatever comes of it.
    ///
    /// `passkey` is what the store has under the response's ID; nil when it has none.
    public func finishAuthentication(
        _ response: AuthenticationResponse, of pending: inout PendingAuthentication?, with passkey: Passkey?,
        at now: Instant
    ) throws(PasskeyRefusal) -> Authentication {
        guard let begun = pending.take() else { throw .noCeremony }
        guard now < begun.validUntil else { throw .ceremonyExpired }
        // WebAuthn L3 §7.2 step 5.
        guard begun.allowed.isEmpty || begun.allowed.contains(response.id) else { throw .credentialNotAllowed }
        // §7.2 step 6.
        guard var passkey, passkey.id == response.id, passkey.relyingParty == id else { throw .credentialUnknown }
        guard passkey.userHandle == begun.userHandle ?? response.userHandle,
            response.userHandle == nil || response.userHandle == passkey.userHandle
        else { throw .wrongUser }
        // §7.2 steps 8 to 14, and 20.
        let clientData = try ClientData(
            response.clientDataJSON, for: .authentication, challenge: begun.challenge, party: self)
        // §6.1: no credential in an assertion. The parser refuses BS without BE (step 18).
        let data = try AuthenticatorData(response.authenticatorData)
        guard data.credential == nil else { throw .misplacedCredential }
        // §7.2 steps 15 to 17.
        try check(data, userVerification: begun.userVerification)
        // §7.2 step 19.
        guard data.flags.contains(.backupEligible) == passkey.isBackupEligible else { throw .backupEligibilityChanged }
        // §7.2 step 21: over the bytes as they came.
        let key = try COSEKey(passkey.publicKey.bytes)
        guard key.verifies(response.signature, over: data.bytes + clientData.hash) else { throw .wrongSignature }
        // §7.2 step 22: a counter that is in use grows, or two of them count.
        guard data.counter > passkey.counter || (data.counter == 0 && passkey.counter == 0) else {
            throw .counterWentBack(stored: passkey.counter, received: data.counter)
        }
        // §7.2 step 24. Step 23: no extensions were asked for, and the outputs of others are ignored.
        passkey.counter = data.counter
        passkey.isBackedUp = data.flags.contains(.backedUp)
        return Authentication(passkey: passkey, isUserVerified: data.flags.contains(.userVerified))
    }
}
