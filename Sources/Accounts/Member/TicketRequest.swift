/// What a screen asks about the ticket that it shows.
public enum TicketRequest: Sendable {
    /// 2-1, 2-2 and later logins: another ticket (S26).
    case renew
    /// S38: the number that her device shows, which makes it hers.
    case confirmDevice(number: String)
    /// The device that has opened her ticket is not hers.
    case refuseDevice
}
