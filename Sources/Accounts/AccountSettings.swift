public import CredentialStore
public import FlowEngine
public import Content
public import Passkeys
public import Secrets
public import TypedInput

/// The society whose members log in; every name and number that is shown comes from here.
public struct Society: Hashable, Sendable {
    /// The portal's name: fills `{product}` in headings.
    public var product: String
    /// The society's name.
    public var name: String
    /// The society's name in English.
    public var nameInEnglish: String
    /// The society's telephone.
    public var telephone: String
    /// When somebody answers it, in Japanese.
    public var hours: String
    /// When somebody answers it, in English.
    public var hoursInEnglish: String
    /// The society's name in kana, for plain text that is spoken.
    public var nameInKana: String?
    /// When somebody answers the telephone, in kana.
    public var hoursInKana: String?
    /// The address that mails come from.
    public var sender: MailAddress
    /// The name that mails come from.
    public var senderName: String
    /// The name that an authenticator app shows: ASCII, short, so that the QR code stays at version 5.
    public var issuer: String

    /// The name in a language.
    public func name(in language: Language) -> String {
        switch language {
        case .japanese, .easyJapanese: name
        case .english: nameInEnglish
        case .kana: nameInKana ?? name
        }
    }

    /// When somebody answers the telephone, in a language.
    public func hours(in language: Language) -> String {
        switch language {
        case .japanese, .easyJapanese: hours
        case .english: hoursInEnglish
        case .kana: hoursInKana ?? hours
        }
    }

    /// A society; its mails come from its own name when no other is given.
    public init(
        product: String, name: String, nameInEnglish: String? = nil, telephone: String, hours: String,
        hoursInEnglish: String, sender: MailAddress,
        senderName: String? = nil, issuer: String
    ) {
        self.product = product
        self.name = name
        self.nameInEnglish = nameInEnglish ?? name
        self.telephone = telephone
        self.hours = hours
        self.hoursInEnglish = hoursInEnglish
        self.sender = sender
        self.senderName = senderName ?? name
        self.issuer = issuer
    }
}

/// What the account services are told about their society.
public struct AccountSettings: Sendable {
    /// The society.
    public var society: Society
    /// What is offered.
    public var policy: Policy
    /// Every number.
    public var limits: Limits
    /// Where browsers reach the companion; without one no passkeys are offered.
    public var companion: CompanionAddress?
    /// What becomes of a passkey whose attestation is of a kind that is not verified here.
    public var attestation = AttestationPolicy.acceptUnverified
    /// The PIN that opens a kiosk's staff page while staff has no accounts.
    public var staffPIN: PasswordHash?

    /// Settings of the account services.
    public init(
        society: Society, policy: Policy, limits: Limits = Limits(), companion: CompanionAddress? = nil
    ) {
        self.society = society
        self.policy = policy
        self.limits = limits
        self.companion = companion
    }
}

extension AccountSettings {
    /// S04 to S06, with the names that everybody knows.
    public var passwords: PasswordPolicy {
        PasswordPolicy(
            limits: limits, societyWords: [society.name, society.product, society.issuer, society.sender.domain])
    }

    /// The words of a language with the society's names and numbers in them.
    public func words(in language: Language) -> Words { Words(language, names: names(in: language)) }

    /// What fills the blanks of every text: the society's names, and the numbers that are promised to members.
    public func names(in language: Language) -> [String: String] {
        [
            "product": society.product, "society": society.name(in: language), "telephone": society.telephone,
            "hours": society.hours(in: language), "sender": society.sender.text,
            "issuer": society.issuer, "noticeDays": "\(limits.noticeDays)", "setUpDays": "\(limits.setUpDays)",
            "longPassword": "\(limits.passwordLengthWithMail)",
        ]
    }
}
