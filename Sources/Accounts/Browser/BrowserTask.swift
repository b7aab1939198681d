public import Content
public import Secrets
public import World

/// What a browser shows of a ticket before it opens it. Nothing in it says who she is to whoever does not know.
public struct TicketNotice: Hashable, Sendable {
    /// The name of the terminal that shows it.
    public let terminal: String
    /// When it was shown.
    public let since: Instant
    /// `ダ** タ**`
    public let maskedName: String
    /// Whether it is opened with user ID and password, without its terminal.
    public let isForHome: Bool
}

/// How a ticket is named by whoever opens it.
public enum TicketKey: Hashable, Sendable, Redacted {
    /// By the link of the QR code.
    case token(LinkToken)
    /// By the letters.
    case userCode(String)
}

/// What a browser that opened a ticket has to do now.
public struct BrowserTask: Hashable, Sendable {
    /// The page that it faces.
    public enum Place: Hashable, Sendable {
        /// She types this number at the terminal, if the device is hers (S38).
        case confirmation(number: String)
        /// A step of 2-1 or 2-2.
        case step(Step)
        /// 2-3, 2-5: the key for the app is shown.
        case key(Step)
        /// 2-5 at home: a step that is told or said.
        case told(Step)
        /// 2-5 at home: the app's code is asked.
        case code(Step)
        /// The top page: another passkey is to be registered.
        case addition
        /// The top page: that passkey is to sign in, so that it counts (S18).
        case additionProof
        /// The top page: that passkey has signed in, and counts.
        case added
        /// A later login: the number is to be typed, or declined (S27).
        case approval
        /// A later login: the number was right, the passkey is to sign in.
        case signIn
        /// The top page after the branch's last step: the method counts, and the set-up is complete.
        case complete(Step)
        /// Nothing is left to do: a later login was signed in for, or the set-up completed some time ago.
        case done
    }

    /// The most letters of a device's name.
    public static let longestDeviceName = 30

    /// The page.
    public let place: Place
    /// Whether no terminal is beside it: every step is this browser's.
    public let isAtHome: Bool
    /// The name of the terminal that waits.
    public let terminal: String
    /// When the ticket was shown.
    public let since: Instant
    /// `ダ** タ**`
    public let maskedName: String
    /// Until when the browser may go on.
    public let validUntil: Instant
    /// What the device is called that is being registered, or was last; `nil` where it has no name.
    public let deviceName: String?
    /// Whether one of her passkeys is had from a phone beside a PC, by hybrid transport.
    public let mayUsePhone: Bool
}

/// Why a browser's wish was not done. A page has words for each, and none says more than whoever asks may know.
public enum BrowserTaskProblem: Error, Hashable, Sendable {
    /// There is no such ticket, its time is over, or somebody else opened it: one answer for all.
    case noTicket
    /// No slot for a hash came free in time: nothing was checked or counted.
    case crowded
    /// This very browser has opened the ticket: it goes on.
    case openedHere
    /// At home the time is over; the ticket and the password open it again.
    case overAtHome
    /// The app's code was not right.
    case code(CodeProblem)
    /// These cannot be a ticket's letters; nothing was counted.
    case notLetters
    /// Too much was wrong in a row; nothing was checked.
    case waitFirst(seconds: Int)
    /// User ID and password do not belong together, or not to this ticket: one answer for all (S11).
    case noMatch
    /// The days for the set-up are over (S01).
    case setUpExpired
    /// The step is another by now.
    case otherStep
    /// The number was another than the terminal's: the ticket counts no more (S27).
    case wrongNumber
    /// The browser's answer was refused. Why is for the records.
    case refused
    /// This passkey is registered already.
    case alreadyRegistered
    /// The store cannot do it now, or something inside failed.
    case inside
}
