public import CredentialStore
import FlowEngine

/// Members being added.
public struct NewMembers: TransactionPart {
    let transaction: Transaction

    /// Adds one, at the beginning of her first login. Throws `StoreError.userIDTaken`.
    public func add(_ member: Member, _ account: Account) throws {
        try records.add(member, .awaitingFirstLogin())
        guard account == .earlier else { return }
        // No hash and no end: it follows from her record, and proves nothing (S02).
        try records.put(
            PasswordRecord(member: member.id, kind: .guessable, hash: "", setAt: now, validUntil: nil))
    }
}
