import CredentialStore
import Mail
import Accounts
import Secrets
import Settings
import World

/// What outlives every change of settings.
struct ServiceParts: Sendable {
    let store: any CredentialStore
    let vault: Vault
    let slots: HashingSlots
    let world: World

    init(_ dependencies: ProgramDependencies) {
        (store, vault, slots, world) = (dependencies.store, dependencies.vault, dependencies.slots, dependencies.world)
    }

    func services(_ settings: Settings, bell: RunnerBell) -> AccountServices {
        AccountServices(
            settings: settings.services, store: store, vault: vault,
            hasher: PasswordHasher(cost: settings.cost, vault: vault), slots: slots, world: world,
            hasAnswered: { _ in bell.ring() })
    }

    func runner(_ settings: Settings, courier: any Courier) -> OutboxRunner {
        OutboxRunner(
            drain: OutboxDrain(store: store, vault: vault, courier: courier, world: world, settings: settings.services),
            world: world)
    }
}
