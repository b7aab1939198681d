import CredentialStore
import Demo
import FlowEngine
import Foundation
import Mail
import Content
import Accounts
import SQLiteStore
import Screens
import Secrets
import TestAccounts
import Wizard
import TextUI
import World
import TypedInput

/// A society in a folder of its own, at a fixed time and by a fixed chance: what a test's members sit down in.
final class Office {
    let clock: FixedWorld
    let home: DemoHome
    let services: AccountServices
    let members: [DemoMember]
    let store: any CredentialStore
    let settings: AccountSettings
    private let vault: Vault
    private let hasher: PasswordHasher
    private let slots: HashingSlots
    private let drain: OutboxDrain

    /// 2026-11-24 10:32 in Japan.
    static let start = Instant(unixSeconds: 1_795_483_920)

    /// Where browsers reach the companion of a society that has one.
    static let origin = "https://kenpo.example.jp"

    init(
        policy: Policy = Policy(methods: [.app, .mail], browserExtensions: true, mailMayBeWaived: true),
        companion origin: String? = nil
    ) throws {
        clock = FixedWorld(at: Self.start)
        home = try DemoHome(directory: NSTemporaryDirectory() + "firstlogin-test-\(UUID().uuidString)")
        store = try SQLiteStore(path: home.store)
        vault = Vault(ring: try KeyRing.openOrCreate(path: home.keys, world: clock.world))
        // A cheap hash: what is tested here is the flow, not the cost.
        hasher = PasswordHasher(cost: PasswordHasher.Cost(memoryKiB: 64, passes: 1), vault: vault)
        slots = try HashingSlots(directory: home.slots, count: 2)
        settings = AccountSettings(
            society: try DemoHome.society(), policy: policy,
            companion: try origin.map { try CompanionAddress(origin: $0, name: "KOSMO Web") })
        let courier = try FolderCourier(directory: home.mail)
        let society = DemoSociety(
            home: home, store: store, vault: vault, hasher: hasher, slots: slots, settings: settings, courier: courier,
            world: clock.world)
        members = try society.make { _, _ in }
        services = AccountServices(
            settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: clock.world)
        drain = OutboxDrain(store: store, vault: vault, courier: courier, world: clock.world, settings: settings)
    }

    /// An office that offers a method, with what it needs.
    convenience init(offering method: Method) throws {
        if method == .passkey {
            try self.init(policy: .everything, companion: Self.origin)
        } else {
            try self.init()
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: home.directory)
        } catch {
            // The folder for temporary files is emptied by the system.
        }
    }

    func member(_ state: DemoMember.State, _ method: Method? = nil) throws -> DemoMember {
        let found = members.first { $0.state == state && (method == nil || $0.method == method?.rawValue) }
        guard let found else { throw CocoaError(.fileNoSuchFile) }
        return found
    }

    /// A member sits down at a terminal of her own.
    func seat(
        _ language: Language = .japanese, size: Size = .usual, kind: TerminalKind = .own, terminal: String = "1番の機械",
        windows: [any Window] = [], touch: Bool = false, isBegun: Bool = true
    ) -> Replay {
        let services = services
        let world = clock.world
        let wizard = Wizard(
            at: TerminalInfo(name: terminal, kind: kind), language: language, settings: settings,
            size: size, touch: touch,
            now: world.now(), windows: windows,
            passwords: PasswordAdvice(by: services.passwords, world: world))
        var replay = Replay(wizard, services: services, world: world)
        // At a kiosk somebody has touched the screen.
        if wizard.isWelcoming, isBegun {
            replay.press(.enter)
            clock.pass(seconds: 1)
        }
        return replay
    }

    /// The PIN of the staff at a kiosk that has one.
    static let staffPIN = "482913"

    /// The account services of a kiosk with a staff page.
    func servicesWithStaff() throws -> AccountServices {
        var settings = settings
        settings.staffPIN = try hasher.hash(SecretBytes(text: Self.staffPIN), world: clock.world)
        return AccountServices(
            settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: clock.world)
    }

    /// Somebody of staff, whose account the operator made.
    func clerk(_ name: String = "ito", _ role: StaffRole = .desk) throws -> Clerk {
        let operators = AccountServices(
            settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: clock.world,
            workstation: .operators)
        return try Clerk(name, role, by: operators, clock: clock)
    }

    /// A kiosk with a staff page, in a process that has just begun: nobody has touched it.
    func kiosk(
        _ language: Language = .japanese, size: Size = .usual, key: Key = .altFunction(12), touch: Bool = false,
        windows: [any Window] = [], services: AccountServices? = nil
    ) throws -> Replay {
        let services = try services ?? servicesWithStaff()
        let wizard = Wizard(
            at: TerminalInfo(name: "窓口 1番", kind: .kiosk), language: language, settings: services.settings,
            size: size, touch: touch, staff: StaffAccess(key: key, version: "0.1.0", runsSince: Self.start),
            now: clock.world.now(), windows: windows,
            passwords: PasswordAdvice(by: services.passwords, world: clock.world))
        var seat = Replay(wizard, services: services, world: clock.world)
        seat.tick()
        return seat
    }

    /// A drain of the same outbox to another courier.
    func drain(to courier: any Courier) -> OutboxDrain {
        OutboxDrain(store: store, vault: vault, courier: courier, world: clock.world, settings: settings)
    }

    /// Delivers all that is due.
    func deliverAll() throws {
        while try drain.deliverNext() {}
    }

    /// The code of the newest mail to an address, after everything was delivered.
    func mailedCode(to address: String?) throws -> String {
        try deliverAll()
        let names = try FileManager.default.contentsOfDirectory(atPath: home.mail).filter { $0.hasSuffix(".eml") }
            .sorted()
        for name in names.reversed() {
            let file = try String(contentsOfFile: "\(home.mail)/\(name)", encoding: .utf8)
            guard file.contains("<\(address ?? "")>") || file.contains("To: \(address ?? "")") else { continue }
            let body = file.components(separatedBy: "\r\n\r\n").dropFirst().joined()
            let text = Data(base64Encoded: body, options: .ignoreUnknownCharacters)
            let words = text.map { String(decoding: $0, as: UTF8.self) } ?? ""
            if let match = words.firstMatch(of: /\b([0-9]{3}) ([0-9]{3})\b/) { return "\(match.1)\(match.2)" }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

extension Replay {
    /// Whether a text stands on a row of the page.
    func shows(_ text: String) -> Bool { wizard.shows(text) }

    /// Types ID and password at a login, each with Enter.
    mutating func logIn(_ userID: String, _ password: String) {
        for text in [userID, password] {
            type(text)
            press(.enter)
        }
    }
}

extension Wizard {
    /// Whether a text stands on a row of the page.
    func shows(_ text: String) -> Bool { frame.canvas.textLines.contains { $0.contains(text) } }
}
