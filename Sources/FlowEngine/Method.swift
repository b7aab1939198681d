/// A second way of checking who logs in, lettered as on 1【8】.
public enum Method: String, CaseIterable, Codable, Sendable {
    /// a. Biometrics: a passkey on the member's own device.
    case passkey
    /// b. One-time passwords of an authenticator app.
    case app
    /// c. One-time passwords by mail.
    case mail

    /// The paper's letter.
    public var letter: Character {
        switch self {
        case .passkey: "a"
        case .app: "b"
        case .mail: "c"
        }
    }
}

/// What the member uses the portal on; the kiosk does not count.
public enum Devices: String, CaseIterable, Codable, Sendable {
    /// A PC only.
    case pcOnly
    /// A smartphone only.
    case phoneOnly
    /// Both.
    case both
}

/// A browser whose extension can be the authenticator (2-5).
public enum Browser: String, CaseIterable, Codable, Sendable {
    /// 2-5①
    case chrome
    /// 2-5②
    case edge
}

/// How a password came to be.
public enum PasswordKind: String, CaseIterable, Codable, Sendable {
    /// Initial, printed and random: whoever has it has the notice.
    case printed
    /// Initial, symbol + number + birthdate: identifies and proves nothing (S02).
    case guessable
    /// Chosen by the member at 1【9】.
    case chosen
}
