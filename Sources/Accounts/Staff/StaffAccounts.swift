public import CredentialStore
public import Secrets
public import TypedInput
public import World

/// The accounts of staff: who has one, and what she is there for (S32).
public struct StaffAccounts: Service {
    let dependencies: Dependencies

    /// All of them by name, the closed ones too.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func list() throws -> [ListedStaff] {
        try read { snapshot in
            try snapshot.authority.require(.seeStaff)
            return try snapshot.records.staffAccounts().map(ListedStaff.init)
        }
    }

    /// Makes an account, and draws the initial password that it begins with.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func add(_ name: StaffName, _ role: StaffRole) throws -> DrawnStaffPassword {
        try read { snapshot in
            try snapshot.authority.require(Self.deed(on: role))
            guard try snapshot.records.staffAccount(name) == nil else { throw OfficeRefusal.staffNameTaken(name) }
        }
        let drawn = try draw()
        return try write { transaction in
            try transaction.require(Self.deed(on: role))
            guard try transaction.records.staffAccount(name) == nil else { throw OfficeRefusal.staffNameTaken(name) }
            let until = initialEnd(from: transaction.now)
            // Before the account is there: whoever makes the first one needs none.
            try transaction.audit.noteOffice(.staffAdded, about: Self.subject(name))
            try transaction.records.add(
                StaffAccount(
                    id: StaffID(rawValue: world.newIdentity()), name: name, role: role, passwordHash: drawn.hash.stored,
                    initialUntil: until, createdAt: transaction.now))
            return DrawnStaffPassword(name: name, role: role, password: drawn.printed, until: until)
        }
    }

    /// Puts an initial password in the place of whatever somebody had: her password, her app and her waiting times end,
    /// and a closed account is open again.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func reset(_ name: StaffName) throws -> DrawnStaffPassword {
        try read { _ = try $0.found(name) }
        let drawn = try draw()
        return try write { transaction in
            var account = try transaction.snapshot.found(name)
            try transaction.require(Self.deed(on: account.role))
            let until = initialEnd(from: transaction.now)
            account.passwordHash = drawn.hash.stored
            account.initialUntil = until
            account.sealedKey = nil
            account.keyProvedAt = nil
            account.lastStep = nil
            account.closedAt = nil
            try transaction.audit.noteOffice(.staffReset, about: Self.subject(name))
            try transaction.records.update(account)
            try transaction.records.removeStaffSessions(of: account.id)
            for name in vault.throttleNames(ofStaff: account) { try transaction.records.put(nil, name) }
            return DrawnStaffPassword(name: name, role: account.role, password: drawn.printed, until: until)
        }
    }

    /// Closes an account: its logins end, and nothing opens it but a reset.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    public func close(_ name: StaffName) throws {
        try write { transaction in
            var account = try transaction.snapshot.found(name)
            try transaction.require(Self.deed(on: account.role))
            guard account.closedAt == nil else { return }
            try transaction.audit.noteOffice(.staffClosed, about: Self.subject(name))
            account.closedAt = transaction.now
            try transaction.records.update(account)
            try transaction.records.removeStaffSessions(of: account.id)
        }
    }

    /// How the record names somebody of staff whom a deed is about.
    static func subject(_ name: StaffName) -> String { "staff \(name.text)" }

    private static func deed(on role: StaffRole) -> OfficeDeed { role == .desk ? .manageDesk : .manageStaff }

    private func draw() throws -> (hash: PasswordHash, printed: SecretBytes) {
        let drawn = PrintedPassword(from: world)
        let secret = SecretBytes(text: drawn.characters)
        let hash = try withinSlot { () throws(SecretsError) in try hasher.hash(secret, world: world) }
        return (hash, SecretBytes(text: drawn.printed))
    }

    private func initialEnd(from now: Instant) -> Instant {
        now.adding(seconds: settings.limits.staffInitialSeconds)
    }
}

extension Snapshot {
    /// An account that a deed is on. Throws `OfficeRefusal.noSuchStaff`, also to whoever may not know.
    fileprivate func found(_ name: StaffName) throws -> StaffAccount {
        guard let account = try records.staffAccount(name) else {
            try authority.require(.manageDesk)
            throw OfficeRefusal.noSuchStaff(name)
        }
        return account
    }
}

/// Somebody of staff, as a list shows her.
public struct ListedStaff: Hashable, Sendable {
    /// What she can do at present.
    public enum State: Hashable, Sendable {
        /// She has an initial password, which counts until then.
        case initial(until: Instant)
        /// She has chosen a password, and no app yet.
        case withoutApp
        /// She can log in.
        case setUp
        /// Her account was closed then.
        case closed(Instant)
    }

    /// What she logs in with.
    public let name: StaffName
    /// What she is there for.
    public let role: StaffRole
    /// What she can do at present.
    public let state: State

    init(_ account: StaffAccount) {
        name = account.name
        role = account.role
        if let closedAt = account.closedAt {
            state = .closed(closedAt)
        } else if let until = account.initialUntil {
            state = .initial(until: until)
        } else {
            state = account.isSetUp ? .setUp : .withoutApp
        }
    }
}

/// An initial password of staff, which nothing can show a second time.
public struct DrawnStaffPassword: Sendable {
    /// Whose.
    public let name: StaffName
    /// What she is there for.
    public let role: StaffRole
    /// The password, in groups.
    public let password: SecretBytes
    /// Until when it counts.
    public let until: Instant
}
