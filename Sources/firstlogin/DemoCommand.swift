import ArgumentParser
import CredentialStore
import Demo
import FlowEngine
import Foundation
import Mail
import Manual
import Portal
import SQLiteStore
import Secrets
import World

/// `firstlogin demo`: a society of its own in a folder. It differs from the real thing in the objects wired here.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Opens the wizard on a made-up society: F8 is its mailbox, F9 its phone.",
        discussion: "Without --home the society lives in a temporary folder and goes with it.")

    @Option(help: "The folder of the society; made when it is not there.")
    var home: String?

    @Flag(help: "Prints the members and what they type, as JSON, instead of opening the wizard.")
    var members = false

    func run() throws {
        let directory = home ?? NSTemporaryDirectory() + "firstlogin-demo-\(World.live.newIdentity().prefix(8))"
        if members {
            let made = try DemoHouse(directory: directory).members()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(made), as: UTF8.self))
            return
        }
        let status = Wizard.supervised {
            let house = try DemoHouse(directory: directory)
            _ = try house.members()
            return try house.open()
        }
        if home == nil { try FileManager.default.removeItem(atPath: directory) }
        throw ExitCode(status)
    }
}

/// The demo's house: the same portal, with a society, a courier and two windows of its own.
struct DemoHouse {
    private let home: DemoHome
    private let store: SQLiteStore
    private let vault: Vault
    private let slots: HashingSlots
    private let settings: PortalSettings
    private let courier: FolderCourier
    private let world = World.live

    init(directory: String) throws {
        home = try DemoHome(directory: directory)
        store = try SQLiteStore(path: home.store)
        vault = Vault(ring: try KeyRing.openOrCreate(path: home.keys, world: world))
        slots = try HashingSlots(directory: home.slots, count: ProcessInfo.processInfo.activeProcessorCount)
        // Passkeys and browser extensions are offered once there is a companion for them.
        let policy = Policy(methods: [.app, .mail], browserExtensions: false, mailMayBeWaived: true)
        settings = PortalSettings(society: try DemoHome.society(), policy: policy)
        courier = try FolderCourier(directory: home.mail)
    }

    func members() throws -> [DemoMember] {
        let society = DemoSociety(
            home: home, store: store, vault: vault, hasher: PasswordHasher(vault: vault), slots: slots,
            settings: settings, courier: courier, world: world)
        return try society.make { done, all in
            guard isatty(STDERR_FILENO) == 1 else { return }
            FileHandle.standardError.write(Data("\r\(done)/\(all) ".utf8))
        }
    }

    func open() throws -> Int32 {
        let drain = OutboxDrain(store: store, vault: vault, courier: courier, world: world, settings: settings)
        let runner = OutboxRunner(drain: drain, world: world)
        let portal = Portal(
            settings: settings, store: store, vault: vault, hasher: PasswordHasher(vault: vault), slots: slots,
            world: world, mailWasWritten: { runner.ring() })
        runner.start()
        defer { runner.stop() }
        return try Wizard(
            portal: portal, world: world, place: TerminalPlace(name: "demo", isKiosk: false),
            windows: [MailboxWindow(home: home), try PhoneWindow(home: home, issuer: settings.society.issuer)]
        ).run()
    }
}
