import Foundation
import Passkeys
import SoftAuthenticator
import Testing
import World

/// What a ceremony, a store and a caller owe: rows of the checklist that no single vector shows.
enum CeremonyTrials {
    private static func authenticate(
        _ forged: ForgedAuthentication, _ pending: inout PendingAuthentication?, with passkey: Passkey?,
        at now: Instant = Forged.now
    ) throws -> Authentication {
        try Forged.party().finishAuthentication(
            AuthenticationResponse(json: forged.json), of: &pending, with: passkey, at: now)
    }

    /// R0: 32 random bytes, for one purpose and account, once, five minutes; gone whatever comes of it.
    static func once() throws {
        let clock = FixedWorld(at: Forged.now)
        let party = Forged.party()
        let user = CreationOptions.User(
            handle: CreationOptions.User.newHandle(world: clock.world), name: "01234567", displayName: "健保花子")
        #expect(user.id.bytes.count == 64)
        let (options, begun) = party.beginRegistration(of: user, world: clock.world)
        let again = party.beginRegistration(of: user, world: clock.world).pending
        #expect(begun.challenge.bytes.count == 32 && options.challenge == begun.challenge)
        #expect(begun.challenge != again.challenge && begun.userHandle == user.id)
        #expect(begun.validUntil == Forged.now.adding(seconds: 300))
        let request = party.beginAuthentication(of: user.id, world: clock.world).pending
        #expect(request.challenge.bytes.count == 32 && request.validUntil == Forged.now.adding(seconds: 300))

        // A registration: refused, and gone; no second answer is looked at.
        var pending: PendingRegistration? = ForgedRegistration().pending
        var wrong = ForgedRegistration()
        wrong.flags = 0x41
        let bad = try RegistrationResponse(json: wrong.json)
        let good = try RegistrationResponse(json: ForgedRegistration().json)
        #expect(throws: PasskeyRefusal.userNotVerified) {
            try party.finishRegistration(bad, of: &pending, at: Forged.now) { _ in false }
        }
        #expect(pending == nil)
        #expect(throws: PasskeyRefusal.noCeremony) {
            try party.finishRegistration(good, of: &pending, at: Forged.now) { _ in false }
        }

        // Five minutes, not a moment more.
        pending = ForgedRegistration().pending
        let end = Forged.now.adding(seconds: 300)
        #expect(throws: PasskeyRefusal.ceremonyExpired) {
            try party.finishRegistration(good, of: &pending, at: end) { _ in false }
        }
        #expect(pending == nil)
        pending = ForgedRegistration().pending
        let last = Instant(milliseconds: end.milliseconds - 1)
        #expect(try party.finishRegistration(good, of: &pending, at: last) { _ in false }.created == last)

        var asked: PendingAuthentication? = ForgedAuthentication().pending
        let passkey = try ForgedAuthentication().passkey()
        #expect(throws: PasskeyRefusal.ceremonyExpired) {
            try authenticate(ForgedAuthentication(), &asked, with: passkey, at: end)
        }
        #expect(asked == nil)
    }

    /// R14: two accounts, the same credential ID.
    static func sameIDTwice() throws {
        let first = try ForgedRegistration().register()
        var second = ForgedRegistration()
        second.key = .other
        second.known = [first.id]
        #expect(throws: PasskeyRefusal.alreadyRegistered) { try second.register() }
        second.credentialID[0] ^= 1
        #expect(try second.register().id != first.id)
    }

    /// R15: everything that is to be kept, and that it comes back from a store.
    static func whatIsKept() throws {
        var forged = ForgedRegistration()
        forged.flags = 0x5D
        forged.counter = 9
        forged.transports = ["usb", "nfc"]
        var passkey = try forged.register()
        passkey.name = "blue key"
        #expect(passkey.id.bytes == forged.credentialID && passkey.userHandle == Forged.user)
        #expect(passkey.relyingParty == "example.org" && passkey.publicKey.bytes == ForgedKey.es256.cose)
        #expect(passkey.algorithm == .es256 && passkey.counter == 9 && passkey.isUserVerified)
        #expect(passkey.isBackupEligible && passkey.isBackedUp && passkey.transports == [.usb, .nfc])
        #expect(passkey.aaguid.uuidString == "01020304-0506-0708-090A-0B0C0D0E0F10")
        #expect(passkey.attestation == .none && passkey.created == Forged.now)
        let back = try JSONDecoder().decode(Passkey.self, from: JSONEncoder().encode(passkey))
        #expect(back == passkey)

        // A kiosk: what is built in is refused; a phone that was reached by QR code is not.
        forged.roamingOnly = true
        for (transports, attachment, roams) in [
            (["internal"], "platform", false), (["internal"], "cross-platform", false), (["internal"], nil, false),
            (["internal", "hybrid"], "platform", false), (["internal", "hybrid"], nil, false), ([], "platform", false),
            (["internal", "hybrid"], "cross-platform", true), (["usb"], "cross-platform", true), (["usb"], nil, true),
        ] as [([String], String?, Bool)] {
            forged.transports = transports
            forged.attachment = attachment
            if roams {
                #expect(try forged.register().transports.map(\.rawValue) == transports)
            } else {
                #expect(throws: PasskeyRefusal.notRoaming) { try forged.register() }
            }
        }
    }

    /// A1: a passkey of another site, or found under another ID.
    static func belongs() throws {
        let forged = ForgedAuthentication()
        let own = try forged.passkey()
        for (id, party) in [(Base64URL([1]), own.relyingParty), (own.id, "example.com")] {
            let other = Passkey(
                id: id, userHandle: own.userHandle, relyingParty: party, publicKey: own.publicKey,
                algorithm: own.algorithm, counter: 0, isUserVerified: true, isBackupEligible: false, isBackedUp: false,
                transports: [], aaguid: own.aaguid, attestation: .none, created: own.created)
            var pending: PendingAuthentication? = forged.pending
            #expect(throws: PasskeyRefusal.credentialUnknown) { try authenticate(forged, &pending, with: other) }
        }
    }

    /// A6: what one transaction must write comes in one value: the counter and the backup state, or nothing; and the
    /// pending ceremony is gone in either case.
    static func together() throws {
        var forged = ForgedAuthentication()
        forged.registration.flags = 0x4D
        forged.flags = 0x1D
        forged.storedCounter = 5
        forged.counter = 6
        let old = try forged.passkey()
        var pending: PendingAuthentication? = forged.pending
        let authentication = try authenticate(forged, &pending, with: old)
        #expect(pending == nil && authentication.passkey.counter == 6 && authentication.passkey.isBackedUp)
        #expect(old.counter == 5 && !old.isBackedUp && authentication.isUserVerified)

        // The same answer to a new ceremony: the counter stands against it.
        pending = forged.pending
        #expect(throws: PasskeyRefusal.counterWentBack(stored: 6, received: 6)) {
            try authenticate(forged, &pending, with: authentication.passkey)
        }
        #expect(pending == nil)
    }

    /// A7: whether the credential is unknown or the signature wrong, the same bytes are said.
    static func sameAnswer() throws {
        var answers: [String] = []
        for spoil in [{ $0.hasPasskey = false }, { $0.signer = .other }] as [(inout ForgedAuthentication) -> Void] {
            var forged = ForgedAuthentication()
            spoil(&forged)
            do { _ = try forged.authenticate() } catch let refusal as PasskeyRefusal { answers.append(refusal.answer) }
        }
        #expect(answers.count == 2 && Array(answers[0].utf8) == Array(answers[1].utf8))
        for refusal in try NegativeVector.file().vectors.compactMap(\.refusal) { #expect(refusal.answer == answers[0]) }
    }
}
