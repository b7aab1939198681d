public import Secrets
public import TypedInput

/// By what somebody at a kiosk shows that she belongs to staff.
public enum StaffProof: Sendable {
    /// The PIN of the settings, while staff has no accounts.
    case pin(SecretBytes)
    /// A name as typed, its password, and the code of the app.
    case account(String, SecretBytes, code: String)
}

/// Somebody of staff at a kiosk. The account services alone make one, once it was proved.
public struct StaffLogin: Hashable, Sendable {
    /// The kiosk.
    let terminal: TerminalInfo
    /// Her name; `nil` where a PIN let her in.
    public let name: StaffName?
}
