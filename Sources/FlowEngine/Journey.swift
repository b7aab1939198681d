import Content

/// What has been proved in this session. It ends with the session and is never stored.
public enum AuthenticationLevel: Hashable, Sendable {
    /// Nothing: logged out, or not logged in yet.
    case outside
    /// The initial password was right; the birthdate is still to be proved.
    case initialPasswordProved(PasswordKind)
    /// Initial password and birthdate were right: first login is open, nothing else (S01).
    case identified(PasswordKind)
    /// The same with a guessable password, until this very session has read a mail: it stands at a page of its own,
    /// moves nobody else, and takes nothing back that another has proved (S02, S10).
    case confirmingAgain(at: Location)
    /// The chosen password was right: set-up is open, or the method is to be proved.
    case passwordProved
    /// Everything that this member's login asks for was right.
    case signedIn
}

/// What is known of the member's mail address.
public enum MailStatus: String, Codable, Sendable {
    /// Not confirmed yet.
    case unconfirmed
    /// She has read a mail there.
    case confirmed
    /// She has none, and the society lets her go on without.
    case waived
}

/// Where a member stands and what is proved so far. All but `authenticationLevel` is durable.
public struct Journey: Hashable, Sendable {
    /// Where she stands when she is logged in.
    public internal(set) var saved: Location
    /// What this session has proved.
    public internal(set) var authenticationLevel: AuthenticationLevel
    /// Her mail address.
    public internal(set) var mail: MailStatus
    /// The method chosen on 1【8】, until it is withdrawn.
    public internal(set) var method: Method?
    /// The devices named on 1【8】.
    public internal(set) var devices: Devices?
    /// The section of chapter 2 that the choice led to.
    public internal(set) var branch: Branch?
    /// Whether the initial password has died at 1【9】.
    public internal(set) var hasChosenPassword: Bool
    /// Whether the chosen password is long enough for the mail code (S05).
    public internal(set) var passwordSuitsMail: Bool
    /// The methods that were proved and count.
    public internal(set) var enrolled: Set<Method>
    /// Whether 1【8】 was skipped because the method had been chosen before.
    public internal(set) var choiceWasSkipped: Bool

    /// A journey that has not begun.
    public init() {
        saved = .step(.step0_1)
        authenticationLevel = .outside
        mail = .unconfirmed
        hasChosenPassword = false
        passwordSuitsMail = false
        enrolled = []
        choiceWasSkipped = false
    }

    /// The same journey in a session that has proved `authenticationLevel`.
    public func resumed(with authenticationLevel: AuthenticationLevel) -> Journey {
        var journey = self
        journey.authenticationLevel = authenticationLevel
        return journey
    }

    /// The page that she faces: where she stands, or the login that comes before it.
    public var shown: Location {
        switch authenticationLevel {
        case .outside: isFinished ? .step(.step1_2) : Self.placeOutside(saved)
        case .initialPasswordProved: .step(.step1_3)
        case .confirmingAgain(let place): place
        case .identified, .signedIn: saved
        case .passwordProved:
            !enrolled.isEmpty && isFinished ? .secondFactor : saved
        }
    }

    /// Whether the set-up is complete: she stands on a top page.
    public var isFinished: Bool {
        switch saved {
        case .topPage: true
        case .step(let step): Branch.completion(of: step) == .arrival || (passkeyIsProved && isPasskeyEnd(step))
        default: false
        }
    }

    private var passkeyIsProved: Bool { enrolled.contains(.passkey) }

    private func isPasskeyEnd(_ step: Step) -> Bool { step == .step2_1_8 || step == .step2_2_5 }

    /// Without a login only the pages before it can be faced: chapter 0, and the steps of a branch before its login.
    private static func placeOutside(_ saved: Location) -> Location {
        guard case .step(let step) = saved else { return .step(.step1_2) }
        if step.chapter == "0" || step == .step1_1 { return saved }
        guard let branch = Branch.of(step) else { return .step(.step1_2) }
        let login = branch.loginStep
        let isBeforeLogin = branch.steps.prefix { $0.step != login }.contains { $0.step == step }
        return isBeforeLogin ? saved : branch.completion(of: step) == .arrival ? .step(.step1_2) : .step(login)
    }
}

extension Branch {
    func completion(of step: Step) -> Completion? { steps.first { $0.step == step }?.completion }
}

extension Journey: Codable {
    private enum CodingKeys: String, CodingKey {
        case saved = "standing"
        case mail, method, devices, branch, hasChosenPassword, passwordSuitsMail, enrolled, choiceWasSkipped
    }

    /// Reads what is durable; nobody is logged in.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .saved)
        saved = try container.found(Location(storedName: name), by: name, forKey: .saved)
        authenticationLevel = .outside
        mail = try container.decode(MailStatus.self, forKey: .mail)
        method = try container.decodeIfPresent(Method.self, forKey: .method)
        devices = try container.decodeIfPresent(Devices.self, forKey: .devices)
        branch = try container.decodeIfPresent(String.self, forKey: .branch).map { name in
            try container.found(Branch(storedName: name), by: name, forKey: .branch)
        }
        hasChosenPassword = try container.decode(Bool.self, forKey: .hasChosenPassword)
        passwordSuitsMail = try container.decode(Bool.self, forKey: .passwordSuitsMail)
        enrolled = try container.decode(Set<Method>.self, forKey: .enrolled)
        choiceWasSkipped = try container.decode(Bool.self, forKey: .choiceWasSkipped)
    }

    /// Writes what is durable: all but the authentication level.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(saved.storedName, forKey: .saved)
        try container.encode(mail, forKey: .mail)
        try container.encodeIfPresent(method, forKey: .method)
        try container.encodeIfPresent(devices, forKey: .devices)
        try container.encodeIfPresent(branch?.storedName, forKey: .branch)
        try container.encode(hasChosenPassword, forKey: .hasChosenPassword)
        try container.encode(passwordSuitsMail, forKey: .passwordSuitsMail)
        try container.encode(enrolled.sorted { $0.rawValue < $1.rawValue }, forKey: .enrolled)
        try container.encode(choiceWasSkipped, forKey: .choiceWasSkipped)
    }
}

extension KeyedDecodingContainer {
    /// A stored name that nothing bears is damage, as a number that is none would be.
    fileprivate func found<Value>(_ value: Value?, by name: String, forKey key: Key) throws -> Value {
        guard let value else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "nothing is named \(name)")
        }
        return value
    }
}
