public import Accounts

/// A page of a kiosk's staff (T21).
public enum StaffPage: Hashable, Sendable {
    /// Asks who wants to see the others.
    case login
    /// The terminal, and what can be done with it.
    case terminal
    /// What it tells members while it is out of service.
    case messages
    /// Colours, keys, a code, widths and touch.
    case test

    /// Its screen.
    public var screen: any Screen {
        switch self {
        case .login: StaffLoginScreen()
        case .terminal: StaffTerminalScreen()
        case .messages: StaffMessagesScreen()
        case .test: TerminalTestScreen()
        }
    }
}

/// What a page of staff leads to.
public enum StaffAction: Sendable {
    /// Another page of theirs.
    case show(StaffPage)
    /// A deed.
    case ask(StaffRequest)
}
