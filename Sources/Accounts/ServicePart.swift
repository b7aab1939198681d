import Content
import CredentialStore
import Secrets
import World

/// What every part of the use cases works with, by name.
protocol ServicePart {
    var dependencies: Dependencies { get }
}

extension ServicePart {
    var settings: AccountSettings { dependencies.settings }
    var vault: Vault { dependencies.vault }
    var hasher: PasswordHasher { dependencies.hasher }
    var world: World { dependencies.world }
    var throttle: Throttle { dependencies.throttle }
    var resend: ResendRule { dependencies.resend }
    var passwords: PasswordPolicy { dependencies.passwords }
    var words: InEveryLanguage<Words> { dependencies.words }
}
