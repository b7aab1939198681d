/// What is offered; set by the society, and by what a terminal can do.
public struct Policy: Hashable, Sendable {
    /// The methods on 1【8】.
    public var methods: Set<Method>
    /// Whether browser extensions (2-5) are offered.
    public var browserExtensions: Bool
    /// Whether a member without mail may go on without 1【6】 and 1【7】.
    public var mailMayBeWaived: Bool
    /// Whether a passkey may be set up on a PC (2-1): not at a kiosk, where her PC is not (S15).
    public var passkeyOnPC: Bool
    /// Whether what is set up on her own PC is chosen here and gone on with at home.
    public var goesOnAtHome = false

    /// A policy.
    public init(methods: Set<Method>, browserExtensions: Bool, mailMayBeWaived: Bool, passkeyOnPC: Bool = true) {
        self.methods = methods
        self.browserExtensions = browserExtensions
        self.mailMayBeWaived = mailMayBeWaived
        self.passkeyOnPC = passkeyOnPC
    }

    /// Everything that the manual knows.
    public static let everything = Policy(
        methods: Set(Method.allCases), browserExtensions: true, mailMayBeWaived: true)
}
