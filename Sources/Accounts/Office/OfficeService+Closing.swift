public import CredentialStore
public import TypedInput

extension OfficeService {
    /// Closes a member's account: her logins end at once, here and in browsers, and nothing logs in there until it is
    /// opened again. What she has set up is kept. False where it was closed already; then nothing changes.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    @discardableResult
    public func close(_ userID: UserID, for reason: ClosureReason) throws -> Bool {
        try write { transaction in
            try transaction.require(.closeMember)
            var (member, _) = try transaction.snapshot.find(userID)
            guard member.closure(at: transaction.now) == nil else { return false }
            member.closure = MemberClosure(at: transaction.now, reason: reason)
            try transaction.records.update(member)
            try transaction.forgetUnderWay(of: member.id)
            try transaction.audit.noteOffice(.memberClosed, about: member.id.rawValue)
            return true
        }
    }

    /// Opens a closed account again, as it was; false where it was open.
    ///
    /// - Throws: `OfficeRefusal`; what the store throws.
    @discardableResult
    public func reopen(_ userID: UserID) throws -> Bool {
        try write { transaction in
            try transaction.require(.closeMember)
            var (member, _) = try transaction.snapshot.find(userID)
            guard member.closure(at: transaction.now) != nil else { return false }
            member.closure = nil
            // The day from which she would be no member was wrong, then.
            if member.closure(at: transaction.now) != nil { member.lostOn = nil }
            try transaction.records.update(member)
            try transaction.audit.noteOffice(.memberReopened, about: member.id.rawValue)
            return true
        }
    }
}
