public import CredentialStore
public import FlowEngine

/// What the rules for a new password have to know of a member, as it was when her page was answered.
public struct PasswordOwner: Sendable {
    let member: Member
    /// The method of hers that asks for the longest password.
    let strictestMethod: Method?

    /// What the rules say of a password: beside the methods that she has, or one that she wants. It is judged again
    /// when it is sent.
    public func judge(_ password: String, beside wanted: Method?, by policy: PasswordPolicy) -> PasswordPolicy.Verdict {
        policy.judge(password, for: member, beside: wanted ?? strictestMethod)
    }
}
