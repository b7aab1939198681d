/// A way of saying user name and password to a mail server (RFC 4954, RFC 4616), over TLS. Others are not tried: they
/// need tickets of a domain or hide a password that TLS hides already, and a server that names one of them first would
/// get none.
public enum SMTPMechanism: String, Sendable, CaseIterable {
    /// Both in one line.
    case plain = "PLAIN"
    /// One after the other.
    case login = "LOGIN"
}
