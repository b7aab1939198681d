public import CredentialStore
public import Secrets
public import World

/// The use cases, by who asks: a member's terminal, a browser, the office.
public struct AccountServices: Sendable {
    let dependencies: Dependencies

    /// The use cases over a store. `slots` bound hashing on the whole host (S08); `hasAnswered` is told of every
    /// session that was answered.
    public init(
        settings: AccountSettings, store: any CredentialStore, vault: Vault, hasher: PasswordHasher,
        slots: HashingSlots, world: World, workstation: Workstation? = nil,
        hasAnswered: @escaping @Sendable (Session) -> Void = { _ in }
    ) {
        dependencies = Dependencies(
            settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: world,
            workstation: workstation, hasAnswered: hasAnswered)
    }

    /// What the society wants.
    public var settings: AccountSettings { dependencies.settings }
    /// S04 to S06.
    public var passwords: PasswordPolicy { dependencies.passwords }

    /// What a member does at a terminal.
    public var member: MemberService { MemberService(dependencies: dependencies) }
    /// What a browser does that has opened a ticket.
    public var browser: BrowserService { BrowserService(dependencies: dependencies) }
    /// How a browser comes to a ticket.
    public var tickets: TicketOpening { TicketOpening(dependencies: dependencies) }
    /// What a browser's passkey is asked, and its answers.
    public var ceremonies: PasskeyCeremonies { PasskeyCeremonies(dependencies: dependencies) }
    /// What the link of a mail leads to.
    public var mailLinks: MailLinks { MailLinks(dependencies: dependencies) }
    /// What staff do.
    public var office: OfficeService { OfficeService(dependencies: dependencies) }
    /// Who of staff has an account.
    public var staffAccounts: StaffAccounts { StaffAccounts(dependencies: dependencies) }
    /// How staff log in.
    public var staffLogins: StaffLogins { StaffLogins(dependencies: dependencies) }
    /// What staff do at a kiosk.
    public var staff: StaffService { StaffService(dependencies: dependencies) }
    /// How often somebody may try.
    public var gate: AttemptGate { AttemptGate(dependencies: dependencies) }
}
