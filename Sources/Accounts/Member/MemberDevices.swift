import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TypedInput
import World

/// The devices by which a member proves herself: the keys of her apps, and her passkeys.
struct MemberDevices: TransactionPart {
    let transaction: Transaction

    /// S18: a key that was shown and not yet proved is shown again for a day.
    func prepareKey(for member: MemberID) throws {
        if try snapshot.pendingKey(of: member) != nil { return }
        try supersedePendingKeys(of: member)
        let id = world.newIdentity()
        let key = AuthenticatorKey(world: world)
        let sealed = vault.seal(key.bytes, for: .authenticatorKey(id), world: world)
        try records.put(AuthenticatorRecord(id: id, member: member, sealedKey: sealed.bytes, createdAt: now))
    }

    /// They are kept to say 'that code is from an earlier registration'.
    func supersedePendingKeys(of member: MemberID) throws {
        for var key in try records.authenticators(member) where key.provedAt == nil && key.supersededAt == nil {
            key.supersededAt = now
            try records.put(key)
        }
    }

    /// A key counts from its first code on.
    func enrolKey(_ id: String, provedIn step: Int64, of member: MemberID) throws {
        guard var key = try records.authenticators(member).first(where: { $0.id == id }) else { return }
        key.provedAt = now
        // S16: the step that enrolled cannot log in.
        key.lastStep = step
        try records.put(key)
    }

    /// S18: registered, and never signed in with.
    func forgetUnprovedPasskeys(of member: MemberID) throws {
        for passkey in try records.passkeys(member) where passkey.provedAt == nil {
            try records.removePasskey(passkey.id)
        }
    }

    /// Gives a device that counts another name, and says whether it was another. Throws `Refusal.notEnrolled`.
    func rename(_ id: String, to name: String?, of member: MemberID) throws -> Bool {
        if var key = try records.authenticators(member).first(where: { $0.id == id && $0.counts }) {
            guard key.name != name else { return false }
            key.name = name
            try records.put(key)
        } else if var passkey = try records.passkeys(member).first(where: { $0.id == id && $0.provedAt != nil }) {
            guard passkey.name != name else { return false }
            passkey.name = name
            try records.put(passkey)
        } else {
            throw Refusal.notEnrolled
        }
        return true
    }

    /// Gives the method that the device belonged to, and whether it was the last of it. Throws `Refusal.notEnrolled`.
    func remove(_ id: String, of member: MemberID) throws -> (method: Method, isLast: Bool) {
        let passkeys = try records.passkeys(member).filter { $0.provedAt != nil }
        if passkeys.contains(where: { $0.id == id }) {
            try records.removePasskey(id)
            return (.passkey, passkeys.count == 1)
        }
        let keys = try records.authenticators(member).filter(\.counts)
        guard var removed = keys.first(where: { $0.id == id }) else { throw Refusal.notEnrolled }
        // Kept to say 'that code is from an earlier registration'.
        removed.supersededAt = now
        try records.put(removed)
        return (.app, keys.count == 1)
    }

    /// Removes every device that proves a method. Codes of an app are still told to be from an earlier registration.
    func removeAll(of method: Method, from member: MemberID) throws {
        switch method {
        case .passkey: for passkey in try records.passkeys(member) { try records.removePasskey(passkey.id) }
        case .app:
            for var key in try records.authenticators(member) where key.supersededAt == nil {
                key.supersededAt = now
                try records.put(key)
            }
        case .mail: break
        }
    }

    /// Whoever begins again proves a method anew: what was never proved goes, and what counted, if she had set it up.
    func forget(of member: MemberID, isEnrolled: Bool) throws {
        // A key that was shown and not proved may have been seen by whoever had the notice before.
        for key in try records.authenticators(member) where isEnrolled || key.provedAt == nil {
            try records.removeAuthenticator(key.id)
        }
        for passkey in try records.passkeys(member) where isEnrolled || passkey.provedAt == nil {
            try records.removePasskey(passkey.id)
        }
    }
}

extension Snapshot {
    /// The key that is shown for an app, until its first code makes it count.
    func pendingKey(of member: MemberID) throws -> AuthenticatorRecord? {
        try records.authenticators(member).first(where: isPending)
    }

    /// Whether it is shown, and its first code would make it count.
    func isPending(_ key: AuthenticatorRecord) -> Bool {
        key.provedAt == nil && key.supersededAt == nil
            && now < key.createdAt.adding(seconds: settings.limits.pendingKeySeconds)
    }
}

extension MemberDevices {
    /// What a device is called by what was typed for it; `nil` where that is no name, or nothing but blanks.
    static func name(typed: String) -> String? {
        let name = Folding.trimmed(Folding.composed(typed.filter { !$0.isNewline })).prefix(
            BrowserTask.longestDeviceName)
        // A browser sends what it likes; what would command a terminal or turn its lines around is no name. (T06)
        return !name.isEmpty && DisplayText.isFit(String(name)) ? String(name) : nil
    }
}
