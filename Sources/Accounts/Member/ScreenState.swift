public import CredentialStore
public import FlowEngine
public import OneTimeCodes
public import Secrets
public import World

/// How the mail that she waits for has fared.
public enum MailFate: Hashable, Sendable {
    /// It waits to be sent.
    case waiting
    /// The mail server took it.
    case sent
    /// It could not be sent yet and is tried again.
    case retrying(at: Instant)
    /// The address was refused, with the server's words.
    case refused(String)
    /// It was tried for too long.
    case givenUp
}

/// The mail that a page waits for.
public struct ExpectedMail: Hashable, Sendable {
    /// The address, masked where she may not see it.
    public var address: String
    /// What it is for.
    public var purpose: MailPurpose
    /// Its subject, as it stands in the mailbox.
    public var subject: String
    /// When it was written; `nil` when none could be sent.
    public var sentAt: Instant?
    /// Until when its code counts.
    public var validUntil: Instant?
    /// When another may be sent.
    public var resendAt: Instant
    /// How it fared.
    public var fate: MailFate
    /// Whether its link confirms as well as its code.
    public var hasLink = false
    /// Whether the tries at its code are used up (S19).
    public var isCodeSpent = false

    /// A mail to an address.
    public init(
        address: String, purpose: MailPurpose, subject: String = "", sentAt: Instant? = nil, validUntil: Instant? = nil,
        resendAt: Instant,
        fate: MailFate
    ) {
        self.address = address
        self.purpose = purpose
        self.subject = subject
        self.sentAt = sentAt
        self.validUntil = validUntil
        self.resendAt = resendAt
        self.fate = fate
    }
}

/// A key to be put into an authenticator app.
public struct ShownKey: Sendable {
    /// The key itself.
    public var key: AuthenticatorKey
    /// The key URI that the QR code carries.
    public var uri: SecretBytes
    /// The name under which the app shows it: `MidoriKenpo:01234567`.
    public var label: String
    /// Until when it is kept.
    public var validUntil: Instant

    /// 32 letters without separators: what is copied.
    public var letters: SecretBytes { SecretBytes(text: key.base32) }
}

/// What a screen may know: the shape of the state without what must stay inside.
public struct ScreenState: Sendable {
    /// The page that she faces.
    public var place: Location
    /// What was proved.
    public var authenticationLevel: AuthenticationLevel
    /// The waiting time's end, while there is one.
    public var waitUntil: Instant?
    /// Whether this login came back to a journey that was under way.
    public var cameBack: Bool
    /// Her name, once she is known.
    public var name: String?
    /// Her user ID, once she is known.
    public var userID: String?
    /// The registered address as she may see it.
    public var registeredMail: String?
    /// Whether an address may be changed here (S02).
    public var mailMayBeChanged: Bool
    /// Whether she confirmed her address.
    public var mailIsConfirmed: Bool
    /// The mail that the page waits for.
    public var expectedMail: ExpectedMail?
    /// Why the office has to help with the address.
    public var deskReason: DeskReason?
    /// The methods that are offered to her.
    public var methods: Set<Method>
    /// Whether browser extensions are offered.
    public var browserExtensions: Bool
    /// Whether a passkey may be set up on a PC from here (S15).
    public var passkeyOnPC: Bool
    /// Whether what is set up on her own PC is chosen here and gone on with at home.
    public var goesOnAtHome = false
    /// Whether this is the office's terminal and the place one of her own PC.
    public var belongsAtHome = false
    /// Whether pages of the companion can be opened.
    public var hasPages = false
    /// Whether only browsers of this very machine can: no phone.
    public var pagesAreHere = false
    /// The ticket that the page shows.
    public var ticket: ShownTicket?
    /// The method that was chosen.
    public var method: Method?
    /// The devices that were named.
    public var devices: Devices?
    /// The branch that she walks.
    public var branch: Branch?
    /// Whether 1【8】 was skipped because she had chosen before.
    public var choiceWasSkipped: Bool
    /// On 1【11】: when the new password ceases to open the set-up (S01).
    public var setUpEnds: Instant?
    /// Code points that the new password needs.
    public var passwordLength: Int
    /// Whether she has a password of her own already and only needs a longer one (S05).
    public var passwordIsToBeLengthened: Bool
    /// Who is to have a new password, so that it is judged while it is typed without asking the store.
    public var passwordOwner: PasswordOwner?
    /// The key to show.
    public var key: ShownKey?
    /// The methods that count.
    public var enrolled: [Method]
    /// The method that a later login asks for first.
    public var usualMethod: Method?
    /// A later login: whether another device of hers proves the same method.
    public var hasOtherDevice = false
    /// A later login: what else she can prove.
    public var otherMethods: [Method]
    /// On the top page: what guards the account.
    public var securitySettings: SecuritySettings?
    /// The login before this one.
    public var previousLogin: LoginMark?

    /// What somebody may know who is not logged in.
    public init(place: Location) {
        self.place = place
        authenticationLevel = .outside
        cameBack = false
        mailMayBeChanged = false
        mailIsConfirmed = false
        methods = []
        browserExtensions = false
        passkeyOnPC = false
        choiceWasSkipped = false
        passwordLength = 0
        passwordIsToBeLengthened = false
        enrolled = []
        otherMethods = []
    }
}
