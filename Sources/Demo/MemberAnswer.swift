/// What a member answers at a page so that she gets on, as a value: demo, walks and robots each make of it what they
/// need, a request or keys. `Location.answer` is the table of it.
public enum MemberAnswer: Hashable, Sendable {
    /// Has read the overview, and begins.
    case begin
    /// Has read the page, and goes on.
    case goOn
    /// Reads to the end of the page, and agrees.
    case agree
    /// Fills the fields of the page, each ended with Enter.
    case type(Entry)
    /// Takes one of what the page offers.
    case choose(Choice)
    /// Takes the key of the page for her app, and goes on.
    case takeKey(KeyForm)
    /// Does what her browser asks, while the terminal waits.
    case inBrowser(BrowserAction)
    /// Leaves a page beside a step for the step.
    case goBack
    /// Logs out.
    case logOut
    /// Nothing more: what she came for is done.
    case arrive

    /// What is typed on a page.
    public enum Entry: Hashable, Sendable {
        /// Her user ID and the password that counts.
        case login
        /// Her birthdate.
        case birthdate
        /// The code of the mail that confirms her address.
        case confirmation
        /// Her new password, twice.
        case newPassword
        /// The code of her method: by mail, or as her app shows it.
        case code
    }

    /// What is chosen on a page.
    public enum Choice: Hashable, Sendable {
        /// The address that is registered.
        case registeredMail
        /// Her method.
        case method
        /// The devices that are hers.
        case devices
        /// Whether her PC knows her face or finger.
        case biometrics
        /// Her browser.
        case browser
    }

    /// How a key comes from the page into her app.
    public enum KeyForm: Hashable, Sendable {
        /// By the QR code.
        case scanned
        /// Typed, or opened as a page of her browser.
        case typed
        /// As a picture in a file.
        case savedPicture
    }

    /// What a browser that has opened a ticket asks.
    public enum BrowserAction: Hashable, Sendable {
        /// To open the ticket.
        case openTicket
        /// To register a passkey.
        case registerPasskey
        /// To say OK.
        case acknowledge
        /// To name the device.
        case nameDevice
        /// To go on.
        case goOn
        /// To sign in with the passkey.
        case signIn
        /// To type the terminal's number, and to sign in for it.
        case approve
    }
}
