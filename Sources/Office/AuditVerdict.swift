public import CredentialStore

/// What a look through the record of what happened has come to.
public struct AuditVerdict: Sendable {
    /// Where the record ends, or what is wrong with it.
    public let result: Result<AuditAnchor, AuditChain.Fault>

    /// A verdict.
    public init(_ result: Result<AuditAnchor, AuditChain.Fault>) { self.result = result }
}
