/// Takes a mail on its way, and waits until it is known what became of it.
public protocol Courier: Sendable {
    /// Delivers once; trying again is the caller's.
    func deliver(_ message: Message) -> Delivery
}

/// What became of a mail. Reasons are for the office: English, one line, without secrets.
public enum Delivery: Hashable, Sendable {
    /// It is the next host's now.
    case accepted
    /// Not now: no connection, no time, greylisted, or a fault of our own settings. To be tried again.
    case deferred(reason: String)
    /// Never to this address.
    case refused(reason: String)
}

/// Why mail cannot be sent as it was set up.
public enum MailError: Error, Hashable, Sendable {
    /// Without TLS, mail goes to this host alone.
    case plainOutsideLoopback(host: String)
    /// The host's name or port is none.
    case unusableHost(String)
    /// The directory for mails cannot be made or written; `code` is the system's errno.
    case unusableDirectory(String, code: Int32)
}
