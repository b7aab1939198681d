import CredentialStore
import World

/// S32: who sits at the office's keyboard, and whether she may do what she asks for. It is judged in the transaction in
/// which the deed is done.
struct StaffAuthority: SnapshotPart {
    let snapshot: Snapshot

    /// Whose login counts at this workstation now; `nil` where there is none.
    func present() throws -> StaffAccount? {
        guard let workstation = dependencies.workstation,
            let session = try records.staffSession(vault.sessionName(of: workstation)), isOpen(session),
            let account = try records.staffAccount(session.staff), account.closedAt == nil
        else { return nil }
        return account
    }

    /// Lets a deed pass; gives who does it, `nil` where the system's user does. While there are no accounts of staff,
    /// everybody may who can open the store.
    ///
    /// - Throws: `OfficeRefusal.notLoggedIn` or `.mayNot`; what the store throws.
    @discardableResult
    func require(_ deed: OfficeDeed) throws -> StaffAccount? {
        let account = try present()
        if let account, deed.roles.contains(account.role) { return account }
        if deed.isOperators, dependencies.workstation?.isOperator == true { return account }
        guard try records.hasStaffAccounts() else { return nil }
        guard let account else { throw OfficeRefusal.notLoggedIn(deed) }
        throw OfficeRefusal.mayNot(deed, account.role)
    }

    private func isOpen(_ session: StaffSession) -> Bool {
        now < session.usedAt.adding(seconds: settings.limits.staffIdleSeconds)
            && now < session.begunAt.adding(seconds: settings.limits.staffSessionSeconds)
    }
}

extension Transaction {
    /// Lets a deed pass, and begins the time without one anew.
    ///
    /// - Throws: `OfficeRefusal.notLoggedIn` or `.mayNot`; what the store throws.
    @discardableResult
    func require(_ deed: OfficeDeed) throws -> StaffAccount? {
        let account = try snapshot.authority.require(deed)
        if let workstation = dependencies.workstation,
            var session = try records.staffSession(vault.sessionName(of: workstation)), session.staff == account?.id
        {
            session.usedAt = now
            try records.put(session)
        }
        return account
    }
}
