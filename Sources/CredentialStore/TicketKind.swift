/// What a ticket is opened for. The raw value is stored, and never changes.
public enum TicketKind: String, CaseIterable, Sendable {
    /// To go on beside the terminal that shows it.
    case here
    /// To add a passkey to those of an enrolled member.
    case addition
    /// To go on at home.
    case forHome
}
