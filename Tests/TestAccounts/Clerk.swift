public import Accounts
public import CredentialStore
public import OneTimeCodes
import Secrets
import TypedInput
public import World

/// Somebody of staff, with her password and her app.
public struct Clerk {
    /// The password that every one of them chooses.
    public static let password = "plum river stone"

    /// The name that she logs in with.
    public let name: String
    /// What her app has.
    public let key: AuthenticatorKey
    private let clock: FixedWorld

    /// Has an account made, and sets it up.
    public init(_ name: String, _ role: StaffRole, by services: AccountServices, clock: FixedWorld) throws {
        guard let typed = StaffName(typed: name) else { throw TestAccounts.Missing.member }
        try self.init(try services.staffAccounts.add(typed, role), by: services, clock: clock)
    }

    /// Chooses a password and sets her app up with what was drawn. The code that does so is then over.
    public init(_ drawn: DrawnStaffPassword, by services: AccountServices, clock: FixedWorld) throws {
        let logins = services.staffLogins
        let chosen = try logins.choosePassword(
            SecretBytes(text: Self.password), logins.checkPassword(drawn.name.text, drawn.password))
        guard case .setUpApp(let shown) = chosen.step else { throw TestAccounts.Missing.key }
        (self.clock, name, key) = (clock, drawn.name.text, shown.key)
        try logins.proveApp(code, chosen)
        clock.pass(seconds: 30)
    }

    /// What her app shows now.
    public var code: String { TOTP(key: key.bytes).code(at: clock.world.now()) }

    /// Logs in at the workstation of those services.
    public func logIn(by services: AccountServices) throws {
        let candidate = try services.staffLogins.checkPassword(name, SecretBytes(text: Self.password))
        _ = try services.staffLogins.begin(code, candidate)
        clock.pass(seconds: 30)
    }
}

extension Workstation {
    /// The office's counter.
    public static let counter = Workstation(systemUser: "kenpo", isOperator: false, identity: [1])
    /// Another terminal of the same user.
    public static let other = Workstation(systemUser: "kenpo", isOperator: false, identity: [2])
    /// Whoever looks after the program.
    public static let operators = Workstation(systemUser: "root", isOperator: true, identity: [3])
}

extension TestAccounts {
    /// The services of the office's commands at a workstation.
    public func office(at workstation: Workstation) -> AccountServices {
        AccountServices(
            settings: settings, store: store, vault: vault, hasher: PasswordHasher(cost: Self.cheap, vault: vault),
            slots: slots, world: clock.world, workstation: workstation)
    }

    /// Somebody of staff, whose account the operator made.
    public func clerk(_ name: String, _ role: StaffRole) throws -> Clerk {
        try Clerk(name, role, by: office(at: .operators), clock: clock)
    }
}
