public import CredentialStore
public import Secrets

/// S35: whether a key ring is the one that a store was written with.
public struct KeyCheck: Sendable {
    /// What is wrong.
    public enum Fault: Error, Hashable, Sendable {
        /// The ring has no key of that version, or another one.
        case otherKey(version: UInt32)
        /// What stands in the store was sealed or hashed with another ring.
        case otherRing
    }

    private let store: any CredentialStore
    private let vault: Vault

    /// A check of a ring against a store.
    public init(of vault: Vault, against store: any CredentialStore) {
        self.vault = vault
        self.store = store
    }

    /// Whether nothing in the store was ever sealed: no member is in it, and it knows no key. Then a ring may be made
    /// for it; beside one that is there it is half a copy, or an empty file.
    public static func isUntouched(_ store: any CredentialStore) throws -> Bool {
        try store.read { records in
            let isNew = try records.keyChecks().isEmpty
            return try isNew && !records.hasMembers()
        }
    }

    /// Checks every version that the store knows, and has it know those that were added since. Throws `Fault`, or what
    /// the store throws.
    public func settle() throws {
        let known = try store.read { try $0.keyChecks() }
        let versions = vault.ring.versions
        for (version, value) in known {
            guard versions.contains(version), try vault.check(ofVersion: version) == value else {
                throw Fault.otherKey(version: version)
            }
        }
        let more = versions.filter { version in !known.contains { $0.version == version } }
        if more.isEmpty { return }
        // A rotation adds a newer key; one older than all that are known belongs to another ring.
        guard more.allSatisfy({ $0 > known.first?.version ?? 0 }) else { throw Fault.otherKey(version: more[0]) }
        if known.isEmpty { try checkByContents() }
        try store.write { records in
            for version in more { try records.put(keyCheck: vault.check(ofVersion: version), ofVersion: version) }
        }
    }

    /// A store of an earlier form knows no check value: what was sealed or hashed in it tells.
    private func checkByContents() throws {
        let (sealed, imported) = try store.read { records in
            (
                try records.anyAuthenticator(),
                try records.audits(after: 0, count: 1_000).first { $0.event == AuditEvent.membersAdded.rawValue }
            )
        }
        if let sealed {
            do {
                _ = try vault.open(Sealed(bytes: sealed.sealedKey), for: .authenticatorKey(sealed.id))
            } catch { throw Fault.otherRing }
        }
        if let imported, imported.subject != vault.auditPseudonym(of: Array(OfficeService.importSubject.utf8)) {
            throw Fault.otherRing
        }
    }
}
