import Companion
import Content
import CredentialStore
import Demo
import FlowEngine
import Foundation
import Mail
import Accounts
import Screens
import Secrets
import Settings
import Wizard
import World

/// The objects that a wizard works with. The real thing and the demo differ in nothing else.
struct ProgramDependencies {
    let store: any CredentialStore
    let vault: Vault
    let hasher: PasswordHasher
    let slots: HashingSlots
    let courier: any Courier
    let settings: AccountSettings
    let place: TerminalInfo
    /// Where a member finds the picture of her QR code.
    let pictures: PictureFolder
    let appearance: Appearance
    var windows: [any Window]
    /// What the office's commands need besides.
    let office: OfficeSettings
    /// The companion that this very process is, where nobody else is.
    var companion: CompanionConfiguration?
    let world: World

    /// The account services over them; `hasAnswered` is told of every session that was answered.
    func services(workstation: Workstation? = nil, hasAnswered: @escaping @Sendable (Session) -> Void = { _ in })
        -> AccountServices
    {
        AccountServices(
            settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: world,
            workstation: workstation, hasAnswered: hasAnswered)
    }

    /// The account services of staff, whose deeds are recorded with the user of the system, and are judged by who is
    /// logged in at this workstation; no member's start looks that up (P01).
    func officeServices() -> AccountServices {
        services(workstation: .present(store: office.store, operators: office.operators))
    }

    /// Opens the wizard on them. Gives the exit status.
    func open(in form: WizardForm) throws -> Int32 {
        try WizardProgram(
            settings: settings, world: world, place: place, language: form.language, pictures: pictures,
            appearance: appearance, windows: windows
        ).open(in: form) { self }
    }

    /// What delivers mails in this process.
    func mailRunner() -> OutboxRunner {
        OutboxRunner(
            drain: OutboxDrain(store: store, vault: vault, courier: courier, world: world, settings: settings),
            world: world)
    }
}

/// What tells whoever looks after the program from everybody else.
struct OfficeSettings {
    /// The store's file.
    let store: String
    /// Users of the system who look after the program, besides root and the store's owner.
    let operators: [String]
}

extension ProgramDependencies {
    /// The real thing, as the settings say.
    ///
    /// Of the office's commands only an import `begins` a society: whoever asks about a store that is not there is told
    /// so.
    static func live(_ settings: Settings, begins: Bool = false) throws -> ProgramDependencies {
        let world = World.live
        if DemoHome.isMarked(Settings.folder(of: settings.store)) {
            throw HostStoreError.demos(store: settings.store)
        }
        let host = try HostStore(store: settings.store, keys: settings.keys, begins: begins, world: world)
        return ProgramDependencies(
            store: host.store, vault: host.vault,
            hasher: PasswordHasher(cost: settings.cost, vault: host.vault), slots: try slots(settings.slots),
            courier: try courier(settings), settings: settings.services, place: settings.place,
            pictures: PictureFolder(path: settings.pictures), appearance: settings.appearance, windows: [],
            office: OfficeSettings(store: settings.store, operators: settings.operators),
            companion: settings.companion, world: world)
    }

    /// Opens the wizard on the real thing: its first page needs the settings alone, so that store and keys are opened
    /// when it is there (P01). Gives the exit status.
    static func open(_ settings: Settings, in form: WizardForm) throws -> Int32 {
        try WizardProgram(
            settings: settings.services, world: .live, place: settings.place, language: form.language,
            pictures: PictureFolder(path: settings.pictures), appearance: settings.appearance, windows: []
        ).open(in: form) { try live(settings, begins: true) }
    }

    /// What takes mails away.
    static func courier(_ settings: Settings) throws -> any Courier {
        switch settings.delivery {
        case .smtp(let relay): SMTPCourier(settings: relay)
        case .folder(let directory): try FolderCourier(directory: directory)
        }
    }

    /// The demo in a folder: a society and a courier of its own. Its windows come with its members.
    static func demo(
        _ home: DemoHome, port: Int? = nil, appearance: Appearance = Appearance()
    ) throws -> ProgramDependencies {
        let world = World.live
        try home.clear()
        let host = try HostStore(store: home.store, keys: home.keys, begins: true, world: world)
        let society = try DemoHome.society()
        // Browsers trust this very machine without TLS (W3C Secure Contexts §3.1).
        let address = try port.map { try CompanionAddress(origin: "http://localhost:\($0)", name: society.product) }
        return ProgramDependencies(
            store: host.store, vault: host.vault, hasher: PasswordHasher(vault: host.vault),
            slots: try slots(home.slots), courier: try FolderCourier(directory: home.mail),
            settings: AccountSettings(society: society, policy: .everything, companion: address),
            place: DemoSociety.terminal, pictures: PictureFolder(path: home.downloads),
            appearance: appearance, windows: [], office: OfficeSettings(store: home.store, operators: []),
            companion: port.map { CompanionConfiguration(host: "localhost", port: $0) }, world: world)
    }

    /// S08: as many hashes at once as the host has cores.
    private static func slots(_ directory: String) throws(SecretsError) -> HashingSlots {
        try HashingSlots(directory: directory, count: ProcessInfo.processInfo.activeProcessorCount)
    }
}
