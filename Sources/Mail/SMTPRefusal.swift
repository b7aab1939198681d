/// An answer with which a mail server refuses a login.
struct SMTPRefusal {
    let line: String

    private var code: Int { Int(line.prefix(3)) ?? 0 }

    /// Whether it is for how the login was made, not for who logs in (RFC 4954 §4 and §6). Wrong names and passwords
    /// are said once: after some more the server would bar us.
    var concernsMechanism: Bool {
        // Cyrus SASL says "535 5.7.8 ... no mechanism available" of one that it names and has not.
        [500, 501, 502, 503, 504, 534, 538].contains(code) || code == 535 && line.lowercased().contains("mechanism")
    }

    /// Whether it may be for the form of the line alone.
    var concernsForm: Bool { [500, 501, 502, 503].contains(code) }
}
