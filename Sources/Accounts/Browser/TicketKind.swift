/// What a ticket is opened for.
enum TicketKind {
    /// To go on beside the terminal that shows it.
    case here
    /// To add a passkey to those of an enrolled member.
    case addition
    /// To go on at home.
    case forHome
}
