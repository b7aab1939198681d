public import Secrets

/// By what somebody at a kiosk shows that she belongs to staff. Staff with accounts of their own are another case here,
/// and whoever checks it is `StaffService.proves`: nothing else knows how it was shown.
public enum StaffProof: Sendable {
    /// The PIN of the settings.
    case pin(SecretBytes)
}

/// Somebody of staff at a kiosk. The account services alone make one, once it was proved.
public struct StaffLogin: Hashable, Sendable {
    /// The kiosk.
    let terminal: TerminalInfo
}
