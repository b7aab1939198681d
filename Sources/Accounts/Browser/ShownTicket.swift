public import CredentialStore
public import World

/// The ticket that a terminal shows, and what has become of it. RFC 8628 §3.2 has the words.
public struct ShownTicket: Hashable, Sendable {
    /// How far it is.
    public enum State: Hashable, Sendable {
        /// No browser has opened it.
        case waiting
        /// A browser goes on with it.
        case opened(at: Instant)
        /// A browser opened it then, and shows a number that she types here if the device is hers (S38).
        case asking(device: DeviceKind, at: Instant)
        /// Another is needed.
        case over(Ending)

        /// Whether another is needed, for whatever reason.
        public var isOver: Bool { if case .over = self { true } else { false } }
    }

    /// Why a ticket counts no more.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        /// Its time has passed, or another took its place.
        case late
        /// She declined in the browser.
        case declined
        /// The number that terminal and browser show for each other was wrong.
        case wrongNumber
        /// Its letters were tried too often.
        case wrongLetters
    }

    /// How many digits a number has that terminal and browser show for each other (S27, S38).
    public static let digits = 2

    /// What the QR code carries: the address with the ticket's token in it.
    public var verificationURIComplete: String
    /// What is typed into a browser instead.
    public var verificationURI: String
    /// How the addresses of our pages begin: `login.kenpo.example.jp`.
    public var host: String
    /// The letters that are typed there: `BCDF-GHJK`.
    public var userCode: String
    /// What is typed on the phone before it signs in here (S27).
    public var number: String
    /// The member's name as the browser shows it.
    public var maskedName: String
    /// Until when it counts.
    public var validUntil: Instant
    /// How far it is.
    public var state: State
    /// Whether its number was typed on the phone, which signs in now (S27).
    public var isApproved: Bool
    /// Whether only a browser on this very machine can open it.
    public var isLocal: Bool
}
