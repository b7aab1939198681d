public import CredentialStore
public import FlowEngine
import Foundation
public import Mail
public import Accounts
import SQLiteStore
public import Secrets
public import World
import TypedInput

/// A real portal over a real store in a folder of its own, with a clock that a test moves: where tests let members in.
public final class TestAccounts: Sendable {
    /// 2026-11-24 10:32 in Japan.
    public static let start = Instant(unixSeconds: 1_795_483_920)
    /// A hash that costs next to nothing: for tests of anything but its cost.
    public static let cheap = PasswordHasher.Cost(memoryKiB: 64, passes: 1)

    /// The folder, gone with the house unless it was given.
    public let folder: String
    private let isKept: Bool
    /// The clock and the chance.
    public let clock: FixedWorld
    /// The store.
    public let store: any CredentialStore
    /// The keys.
    public let vault: Vault
    /// The hashing slots.
    public let slots: HashingSlots
    /// The settings.
    public let settings: AccountSettings
    /// The portal.
    public let services: AccountServices
    /// What takes the mails.
    public let courier: TrialCourier
    private let cost: PasswordHasher.Cost

    /// A house with nobody in it; or the one in a folder, with whoever is there.
    public init(
        policy: Policy = Policy(methods: [.app, .mail], browserExtensions: false, mailMayBeWaived: true),
        limits: Limits = Limits(), cost: PasswordHasher.Cost = TestAccounts.cheap, slots count: Int = 2,
        in present: String? = nil, at now: Instant = TestAccounts.start, seed: UInt64 = 1,
        companion: CompanionAddress? = nil
    ) throws {
        isKept = present != nil
        folder = present ?? NSTemporaryDirectory() + "firstlogin-trial-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        clock = FixedWorld(at: now, seed: seed)
        store = try SQLiteStore(path: "\(folder)/store.sqlite")
        vault = Vault(ring: try KeyRing.openOrCreate(path: "\(folder)/keys", world: clock.world))
        slots = try HashingSlots(directory: "\(folder)/slots", count: count)
        guard let sender = MailAddress("no-reply@kenpo.example.jp") else { throw Missing.sender }
        var society = Society(
            product: "Kenpo Web", name: "みどり健康保険組合", telephone: "03-0000-0000", hours: "平日 9時～17時",
            hoursInEnglish: "weekdays 9:00-17:00", sender: sender, issuer: "MidoriKenpo")
        society.nameInKana = "みどり けんこう ほけん くみあい"
        society.hoursInKana = "へいじつ 9じから 17じまで"
        settings = AccountSettings(society: society, policy: policy, limits: limits, companion: companion)
        courier = TrialCourier()
        self.cost = cost
        services = AccountServices(
            settings: settings, store: store, vault: vault, hasher: PasswordHasher(cost: cost, vault: vault),
            slots: slots, world: clock.world)
    }

    deinit {
        if isKept { return }
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    /// What a test expected to be there.
    public enum Missing: Error {
        /// A sender's address.
        case sender
        /// A member's user ID or birthdate.
        case member
        /// A mail with a code.
        case code
        /// A key on the page.
        case key
        /// A page that her answers lead to.
        case page
    }

    /// The same store through another connection, as another terminal has it.
    public func servicesElsewhere() throws -> AccountServices {
        AccountServices(
            settings: settings, store: try SQLiteStore(path: "\(folder)/store.sqlite"), vault: vault,
            hasher: PasswordHasher(cost: cost, vault: vault), slots: slots, world: clock.world)
    }

    /// A drain of the outbox; of this house's store and courier, unless others are given.
    public func drain(
        of other: (any CredentialStore)? = nil, to courier: (any Courier)? = nil
    ) -> OutboxDrain {
        OutboxDrain(
            store: other ?? store, vault: vault, courier: courier ?? self.courier, world: clock.world,
            settings: settings)
    }

    /// Delivers all that is due.
    public func deliverAll() throws {
        let drain = drain()
        while try drain.deliverNext() {}
    }

    /// A member with a notice, or with an account from before.
    public func visitor(
        _ userID: String = "01234567", _ account: Account = .new, mail: String? = "taro@example.jp"
    ) throws -> Visitor {
        guard let id = UserID(typed: userID), let birthdate = Birthdate(iso: "1950-03-04") else {
            throw Missing.member
        }
        var member = Member(
            id: services.office.newMemberID(), userID: id, symbol: "12", number: "345", name: "ダイワ タロウ",
            birthdate: birthdate)
        let added = member
        try services.office.importMembers(isComplete: false) { stage in
            _ = try stage.lay([StagedMember(line: 1, member: added, hadAccount: account == .earlier)])
            return []
        } decide: { _ in
            true
        }
        let password =
            account == .new
            ? try services.office.drawNotice(for: id, replacing: false).password.revealedText() : "12 345 1950-03-04"
        // Afterwards, so that her mails begin with her own deeds: the notice itself is told of by mail.
        member.mail = mail.flatMap(MailAddress.init)
        let registered = member
        try store.write { try $0.update(registered) }
        return visitor(member, initialPassword: password)
    }

    /// A member who is here already.
    public func visitor(_ member: Member, initialPassword: String) -> Visitor {
        Visitor(in: self, member, initialPassword: initialPassword)
    }
}
