import TypedInput
import Content
public import CredentialStore
public import Secrets
public import World

/// What all use cases work with. Handed in: the demo and tests swap an object, and nothing else.
public final class Dependencies: Sendable {
    /// What the society wants.
    public let settings: AccountSettings
    let store: any CredentialStore
    let vault: Vault
    let hasher: PasswordHasher
    /// They bound hashing on the whole host (S08).
    let slots: HashingSlots
    let world: World
    /// Where the office's keyboard is; `nil` where a member's, or nobody's, is.
    let workstation: Workstation?
    /// Told of every session that was answered: whoever drains the outbox looks then, for instance.
    let hasAnswered: @Sendable (Session) -> Void
    let throttle: Throttle
    let resend: ResendRule
    /// S04 to S06.
    public let passwords: PasswordPolicy
    let words: InEveryLanguage<Words>

    /// All of them, and the rules that follow from the settings.
    public init(
        settings: AccountSettings, store: any CredentialStore, vault: Vault, hasher: PasswordHasher,
        slots: HashingSlots, world: World, workstation: Workstation? = nil,
        hasAnswered: @escaping @Sendable (Session) -> Void = { _ in }
    ) {
        self.settings = settings
        self.store = store
        self.vault = vault
        self.hasher = hasher
        self.slots = slots
        self.world = world
        self.workstation = workstation
        self.hasAnswered = hasAnswered
        throttle = Throttle(limits: settings.limits)
        resend = ResendRule(limits: settings.limits)
        passwords = settings.passwords
        words = InEveryLanguage(settings.words)
    }
}
