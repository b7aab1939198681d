public import CredentialStore
import FlowEngine
public import Mail
import Content
import OneTimeCodes
public import Accounts
public import Secrets
public import World
import TypedInput

/// Makes the demo's members, each by walking the real account services to where she stands.
public struct DemoSociety {
    /// The terminal at which everything in the demo happens.
    public static let terminal = TerminalInfo(name: "demo", kind: .own)

    private let home: DemoHome
    private let store: any CredentialStore
    private let vault: Vault
    private let hasher: PasswordHasher
    private let slots: HashingSlots
    private let settings: AccountSettings
    private let courier: any Courier
    private let mailbox: Mailbox
    /// 26 hours ago: what the members did lies behind them, and every waiting time is over.
    private let clock: FixedWorld
    private let world: World

    /// A society in a folder.
    public init(
        home: DemoHome, store: any CredentialStore, vault: Vault, hasher: PasswordHasher, slots: HashingSlots,
        settings: AccountSettings, courier: any Courier, world: World
    ) {
        self.home = home
        self.store = store
        self.vault = vault
        self.hasher = hasher
        self.slots = slots
        self.settings = settings
        self.courier = courier
        mailbox = Mailbox(directory: home.mail)
        let clock = FixedWorld(at: world.now().adding(seconds: -26 * 3_600))
        self.clock = clock
        self.world = World(now: clock.world.now, randomBytes: world.randomBytes)
    }

    /// Makes them all, once. `progress` is told how many are made.
    public func make(progress: (Int, Int) -> Void) throws -> [DemoMember] {
        if let members = try home.members() { return members }
        var members: [DemoMember] = []
        let plans = DemoPlan.all
        for plan in plans {
            progress(members.count, plans.count)
            members.append(try make(plan))
            clock.pass(seconds: 600)
        }
        try home.write(members)
        return members
    }

    private func make(_ plan: DemoPlan) throws -> DemoMember {
        guard let userID = UserID(typed: plan.userID), let birthdate = Birthdate(iso: plan.birthdate) else {
            throw StoreError.unusable(plan.userID)
        }
        let member = Member(
            id: MemberID(rawValue: world.newIdentity()), userID: userID, symbol: "12", number: plan.number,
            name: plan.name, birthdate: birthdate, mail: plan.mail.flatMap(MailAddress.init))
        var made = DemoMember(
            state: plan.state, method: plan.method?.rawValue, userID: plan.userID, birthdate: plan.birthdate,
            mail: plan.mail, nameJa: plan.name)
        let printed = PrintedPassword(from: world)
        let isEarlier = plan.state == .earlier
        let initial =
            isEarlier
            ? GuessablePassword.canonical(symbol: member.symbol, number: member.number, birthdate: birthdate)
            : printed.printed
        made.initialPassword = initial
        let hash = isEarlier ? "" : try hasher.hash(SecretBytes(text: printed.characters), world: world).stored
        let age = plan.state == .expiredNotice ? 100 : 1
        let setAt = world.now().adding(seconds: -age * 86_400)
        try store.write { records in
            try records.add(member, .awaitingFirstLogin())
            try records.put(
                PasswordRecord(
                    member: member.id, kind: isEarlier ? .guessable : .printed, hash: hash, setAt: setAt,
                    validUntil: setAt.adding(seconds: settings.limits.noticeDays * 86_400)))
            if plan.state == .locked {
                try records.put(
                    ThrottleRecord(failures: settings.limits.failuresUntilOffice, blockedUntil: world.now()),
                    services.gate.throttleName(ofTypedID: plan.userID, isKiosk: false))
            }
        }
        var walk = DemoWalk(
            of: made, choosing: MemberChoices(plan.method ?? .app, plan.devices ?? .both), services: services,
            drain: drain, mailbox: mailbox, world: world, clock: clock)
        try walk.toHerPlace()
        return walk.member
    }

    private var services: AccountServices {
        AccountServices(settings: settings, store: store, vault: vault, hasher: hasher, slots: slots, world: world)
    }

    private var drain: OutboxDrain {
        OutboxDrain(store: store, vault: vault, courier: courier, world: world, settings: settings)
    }
}
