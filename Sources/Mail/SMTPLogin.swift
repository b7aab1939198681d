/// One way to log in at a mail server.
struct SMTPLogin: Hashable {
    /// What libcurl may choose of what the server names; it takes PLAIN before LOGIN.
    let mechanisms: [SMTPMechanism]
    /// Whether the first line of the login bears its beginning (RFC 4954 §4): some servers want that, some refuse it.
    let saysAtOnce: Bool

    /// What is tried first, and is nearly always enough.
    static func first(_ pinned: SMTPMechanism?) -> SMTPLogin {
        SMTPLogin(mechanisms: pinned.map { [$0] } ?? SMTPMechanism.allCases, saysAtOnce: true)
    }

    /// What libcurl calls them.
    var options: String { mechanisms.map { "AUTH=\($0.rawValue)" }.joined(separator: ";") }

    /// The mechanism that is used where the server names so many; nil where it names none of ours.
    func mechanism(of named: [String]) -> SMTPMechanism? { mechanisms.first { named.contains($0.rawValue) } }

    /// What is tried after a server has refused this; nil where nothing is left. `refusal` is its answer.
    func next(after refusal: SMTPRefusal, named: [String], pinned: SMTPMechanism?) -> SMTPLogin? {
        guard let used = mechanism(of: named), refusal.concernsMechanism else { return nil }
        if saysAtOnce, refusal.concernsForm { return SMTPLogin(mechanisms: [used], saysAtOnce: false) }
        let left = pinned == nil && used == .plain && named.contains(SMTPMechanism.login.rawValue)
        return left ? SMTPLogin(mechanisms: [.login], saysAtOnce: false) : nil
    }
}
