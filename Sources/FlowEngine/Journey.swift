import Manual

/// What has been proved in this sitting. It ends with the sitting and is never stored.
public enum Presence: Hashable, Sendable {
    /// Nothing: logged out, or not logged in yet.
    case outside
    /// The initial password was right; the birthdate is still to be proved.
    case initialPasswordProved(PasswordKind)
    /// Initial password and birthdate were right: first login is open, nothing else (S01).
    case identified(PasswordKind)
    /// The same with a guessable password, until this very sitting has read a mail: it stands at a page of its own, moves
    /// nobody else, and takes nothing back that another has proved (S02, S10).
    case confirmingAgain(at: Standing)
    /// The chosen password was right: set-up is open, or the method is to be proved.
    case passwordProved
    /// Everything that this member's login asks for was right.
    case signedIn
}

/// What is known of the member's mail address.
public enum MailStanding: String, Codable, Sendable {
    /// Not confirmed yet.
    case unconfirmed
    /// She has read a mail there.
    case confirmed
    /// She has none, and the society lets her go on without.
    case waived
}

/// Where a member stands and what is proved so far. All but `presence` is durable.
public struct Journey: Hashable, Sendable {
    /// Where she stands when she is logged in.
    public internal(set) var standing: Standing
    /// What this sitting has proved.
    public internal(set) var presence: Presence
    /// Her mail address.
    public internal(set) var mail: MailStanding
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
        standing = .step(.step0_1)
        presence = .outside
        mail = .unconfirmed
        hasChosenPassword = false
        passwordSuitsMail = false
        enrolled = []
        choiceWasSkipped = false
    }

    /// The same journey in a sitting that has proved `presence`.
    public func resumed(with presence: Presence) -> Journey {
        var journey = self
        journey.presence = presence
        return journey
    }

    /// The page that she faces: where she stands, or the login that comes before it.
    public var place: Standing {
        switch presence {
        case .outside: Self.placeOutside(standing)
        case .initialPasswordProved: .step(.step1_3)
        case .confirmingAgain(let place): place
        case .identified, .signedIn: standing
        case .passwordProved:
            !enrolled.isEmpty && isFinished ? .secondFactor : standing
        }
    }

    /// Whether the set-up is complete: she stands on a top page.
    public var isFinished: Bool {
        switch standing {
        case .topPage: true
        case .step(let step): Branch.passage(of: step) == .arrival || (passkeyIsProved && isPasskeyEnd(step))
        default: false
        }
    }

    private var passkeyIsProved: Bool { enrolled.contains(.passkey) }

    private func isPasskeyEnd(_ step: Step) -> Bool { step == .step2_1_8 || step == .step2_2_5 }

    /// Without a login only the pages before it can be faced: chapter 0, and the steps of a branch before its login.
    private static func placeOutside(_ standing: Standing) -> Standing {
        guard case .step(let step) = standing else { return .step(.step1_2) }
        if step.chapter == "0" || step == .step1_1 { return standing }
        guard let branch = Branch.of(step) else { return .step(.step1_2) }
        let login = branch.loginStep
        let isBeforeLogin = branch.legs.prefix { $0.step != login }.contains { $0.step == step }
        return isBeforeLogin ? standing : branch.passage(of: step) == .arrival ? .step(.step1_2) : .step(login)
    }
}

extension Branch {
    func passage(of step: Step) -> Passage? { legs.first { $0.step == step }?.passage }
}

extension Journey: Codable {
    private enum CodingKeys: String, CodingKey {
        case standing, mail, method, devices, branch, hasChosenPassword, passwordSuitsMail, enrolled, choiceWasSkipped
    }

    /// Reads what is durable; nobody is logged in.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        standing = try container.decode(Standing.self, forKey: .standing)
        presence = .outside
        mail = try container.decode(MailStanding.self, forKey: .mail)
        method = try container.decodeIfPresent(Method.self, forKey: .method)
        devices = try container.decodeIfPresent(Devices.self, forKey: .devices)
        branch = try container.decodeIfPresent(Branch.self, forKey: .branch)
        hasChosenPassword = try container.decode(Bool.self, forKey: .hasChosenPassword)
        passwordSuitsMail = try container.decode(Bool.self, forKey: .passwordSuitsMail)
        enrolled = try container.decode(Set<Method>.self, forKey: .enrolled)
        choiceWasSkipped = try container.decode(Bool.self, forKey: .choiceWasSkipped)
    }

    /// Writes what is durable: all but the presence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(standing, forKey: .standing)
        try container.encode(mail, forKey: .mail)
        try container.encodeIfPresent(method, forKey: .method)
        try container.encodeIfPresent(devices, forKey: .devices)
        try container.encodeIfPresent(branch, forKey: .branch)
        try container.encode(hasChosenPassword, forKey: .hasChosenPassword)
        try container.encode(passwordSuitsMail, forKey: .passwordSuitsMail)
        try container.encode(enrolled.sorted { $0.rawValue < $1.rawValue }, forKey: .enrolled)
        try container.encode(choiceWasSkipped, forKey: .choiceWasSkipped)
    }
}
