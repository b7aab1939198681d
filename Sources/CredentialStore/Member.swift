public import Content
public import World
public import TypedInput

/// Names a member for good, also where the user ID changes.
public struct MemberID: Hashable, Codable, Sendable, RawRepresentable {
    /// 32 hexadecimal digits.
    public let rawValue: String

    /// A member's identity.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Who types: some members have a helper beside them.
public enum Typist: String, CaseIterable, Sendable {
    /// The member.
    case member
    /// Somebody for her.
    case helper
}

/// A login that succeeded.
public struct LoginMark: Hashable, Sendable {
    /// When.
    public var at: Instant
    /// The name of the terminal.
    public var terminal: String

    /// A login at a time and a terminal.
    public init(at: Instant, terminal: String) {
        self.at = at
        self.terminal = terminal
    }
}

/// A member as the society knows her.
public struct Member: Hashable, Sendable {
    /// Her identity.
    public let id: MemberID
    /// What she types to log in.
    public var userID: UserID
    /// 記号 of the insurance card.
    public var symbol: String
    /// 番号 of the insurance card.
    public var number: String
    /// As the portal greets her: `ダイワ タロウ`.
    public var name: String
    /// Her birthdate.
    public var birthdate: Birthdate
    /// The registered mail address.
    public var mail: MailAddress?
    /// An address that she gave and has not confirmed yet.
    public var newMail: MailAddress?
    /// 枝番: which of a family that shares symbol and number; older cards have none.
    public var branchNumber: String?
    /// Her name in kana.
    public var kana: String?
    /// Whether she is insured herself.
    public var relation: MemberRelation?
    /// 事業所: where the insured one works.
    public var workplace: String?
    /// The postal code of her address.
    public var postalCode: String?
    /// Where letters reach her.
    public var address: String?
    /// 資格取得日: since when she is a member.
    public var acquiredOn: Birthdate?
    /// 資格喪失日: from that day on she is none, which may lie ahead.
    public var lostOn: Birthdate?
    /// Who typed last.
    public var typist: Typist
    /// Whether staff have seen that the registered address is of no use to her, so that she may go on without mail
    /// (S37).
    public var mayDoWithoutMail = false
    /// Since when and why staff, or a file without her, closed her account. `closure(at:)` also knows the day from which
    /// she is no member.
    public var closure: MemberClosure?
    /// The login before the present one.
    public var previousLogin: LoginMark?
    /// The last login.
    public var lastLogin: LoginMark?

    /// A member.
    public init(
        id: MemberID, userID: UserID, symbol: String, number: String, name: String, birthdate: Birthdate,
        mail: MailAddress? = nil
    ) {
        self.id = id
        self.userID = userID
        self.symbol = symbol
        self.number = number
        self.name = name
        self.birthdate = birthdate
        self.mail = mail
        typist = .member
    }

    /// Since when and why her account is closed at a moment; `nil` where it is open.
    public func closure(at now: Instant) -> MemberClosure? {
        if let closure { return closure }
        guard let lostOn else { return nil }
        let end = Instant(unixSeconds: JapanTime.beginning(of: lostOn))
        return end <= now ? MemberClosure(at: end, reason: .left) : nil
    }

    /// What she is found by, whatever width, kana or old form of a kanji somebody types.
    public var searchKey: String {
        [name, kana].compactMap { $0 }.map(SearchKey.init(of:)).map(\.text).joined(separator: "\n")
    }

    /// The name for a screen or a mail that others may see: `ダ** タ**`. Never the whole of it, however short its parts
    /// are: of `林 一` the family name alone is shown, of `林` nothing.
    public var maskedName: String {
        let parts = name.split(whereSeparator: \.isWhitespace)
        return parts.enumerated().map { index, part in
            let mayBeSeen = part.count > 1 || index == 0 && parts.count > 1
            return (mayBeSeen ? part.prefix(1) : "") + "**"
        }.joined(separator: " ")
    }
}

/// That she agreed to the terms.
public struct Agreement: Hashable, Sendable {
    /// Who.
    public var member: MemberID
    /// The version of the terms.
    public var version: String
    /// SHA-256 of the text that she read, in hexadecimal.
    public var textHash: String
    /// The language that she read it in.
    public var language: Language
    /// When.
    public var at: Instant
    /// The name of the terminal.
    public var terminal: String

    /// An agreement.
    public init(
        member: MemberID, version: String, textHash: String, language: Language, at: Instant, terminal: String
    ) {
        self.member = member
        self.version = version
        self.textHash = textHash
        self.language = language
        self.at = at
        self.terminal = terminal
    }
}
