import Accounts
import CredentialStore
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("What staff do at a kiosk") struct StaffTests {
    private static let pin = "482913"
    private let accounts: TestAccounts
    private let kiosk = TerminalInfo(name: "窓口 1番", kind: .kiosk)

    init() throws { accounts = try TestAccounts() }

    /// The account services of a process that begins now.
    private func staff(pin: String? = Self.pin, limits: Limits = Limits()) throws -> StaffService {
        let hasher = PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault)
        var settings = accounts.settings
        settings.limits = limits
        settings.staffPIN = try pin.map { try hasher.hash(SecretBytes(text: $0), world: accounts.clock.world) }
        return AccountServices(
            settings: settings, store: accounts.store, vault: accounts.vault, hasher: hasher, slots: accounts.slots,
            world: accounts.clock.world
        ).staff
    }

    private func logIn(_ pin: String = Self.pin, at kiosk: TerminalInfo? = nil, limits: Limits = Limits()) throws
        -> StaffReply
    {
        try staff(limits: limits).perform(.logIn(.pin(SecretBytes(text: pin))), at: kiosk ?? self.kiosk)
    }

    private func events() throws -> [String] {
        try accounts.store.read { try $0.audits(after: 0, count: 1_000) }.map { "\($0.event) \($0.terminal)" }
    }

    @Test("T21 The PIN lets in, in whatever width its digits are typed, and the record says where")
    func opens() throws {
        for typed in [Self.pin, "４８２９１３"] {
            let reply = try logIn(typed)
            #expect(reply.login != nil && reply.problem == nil && reply.outOfService == nil)
        }
        #expect(try events() == ["staffAdmitted 窓口 1番", "staffAdmitted 窓口 1番"])
    }

    @Test("T21 Without a PIN, and where no kiosk is, nobody is let in") func notOffered() throws {
        let proof = StaffProof.pin(SecretBytes(text: Self.pin))
        #expect(try staff(pin: nil).perform(.logIn(proof), at: kiosk).problem == .notOffered)
        let own = TerminalInfo(name: "窓口 1番", kind: .own)
        #expect(try staff().perform(.logIn(proof), at: own).problem == .notOffered)
        #expect(try events().isEmpty)
    }

    @Test("T21 S09 A wrong PIN waits by the ladder, longer than members do, in every process that comes after")
    func throttle() throws {
        var waits: [Int] = []
        for _ in 0..<8 {
            guard case .wrong(let instant)? = try logIn("482914").problem else { return #expect(Bool(false)) }
            waits.append(accounts.clock.world.now().secondsRemaining(until: instant))
            // Nothing is checked meanwhile, be it right.
            #expect(try logIn().problem == .waitFirst(until: instant))
            accounts.clock.pass(seconds: waits[waits.count - 1])
        }
        #expect(waits.starts(with: Limits().firstWaits) && waits == waits.sorted())
        #expect(waits.allSatisfy { $0 <= Limits().longestWait } && (waits.last ?? 0) > Limits().longestWaitAtKiosk)
        #expect(try events() == Array(repeating: "staffRefused 窓口 1番", count: 8))
        // The next kiosk has a count of its own, and the right PIN forgets this one's.
        #expect(try logIn(at: TerminalInfo(name: "窓口 2番", kind: .kiosk)).login != nil)
        #expect(try logIn().login != nil)
        guard case .wrong(let instant)? = try logIn("482914").problem else { return #expect(Bool(false)) }
        #expect(accounts.clock.world.now().secondsRemaining(until: instant) == waits[0])
    }

    @Test("T21 S09 After the last failure nothing opens it but the office's command") func locked() throws {
        var limits = Limits()
        limits.failuresUntilOffice = 5
        for _ in 0..<5 {
            _ = try logIn("482914", limits: limits)
            accounts.clock.pass(seconds: limits.longestWait)
        }
        #expect(try logIn(limits: limits).problem == .locked)
        #expect(try accounts.services.office.unlock(kiosk))
        #expect(try logIn(limits: limits).login != nil)
    }

    @Test("T21 No PIN keeps a member waiting at the same kiosk") func members() throws {
        for _ in 0..<30 { _ = try logIn("482914") }
        var visitor = try accounts.visitor()
        visitor = try visitor.elsewhere("窓口 1番", kind: .kiosk)
        #expect(visitor.identify() == nil)
    }

    @Test(
        "T21 Out of service stays until staff takes it back, at that kiosk alone",
        arguments: OutOfServiceMessage.allCases.map(Optional.some) + [nil])
    func outOfService(message: OutOfServiceMessage?) throws {
        let login = try #require(try logIn().login)
        let taken = try staff().perform(.takeOutOfService(message, login), at: kiosk)
        #expect(taken.problem == nil && taken.outOfService?.message == message && taken.outOfService != nil)
        #expect(try staff().perform(.look, at: kiosk).outOfService == taken.outOfService)
        #expect(try logIn().outOfService == taken.outOfService)
        #expect(try staff().perform(.look, at: TerminalInfo(name: "窓口 2番", kind: .kiosk)).outOfService == nil)
        #expect(try staff().perform(.takeBack(login), at: kiosk).problem == nil)
        #expect(try staff().perform(.look, at: kiosk).outOfService == nil)
        #expect(try staff().perform(.startOver(login), at: kiosk).problem == nil)
        #expect(
            try events().map { String($0.prefix { $0 != " " }) } == [
                "staffAdmitted", "takenOutOfService", "staffAdmitted", "takenBackIntoService", "staffStartedOver",
            ])
    }

    // MARK: accounts

    private func logIn(
        _ clerk: Clerk, _ password: String = Clerk.password, code: String? = nil, at terminal: TerminalInfo? = nil
    )
        throws -> StaffReply
    {
        let proof = StaffProof.account(clerk.name, SecretBytes(text: password), code: code ?? clerk.code)
        return try staff().perform(.logIn(proof), at: terminal ?? kiosk)
    }

    @Test("T21 S32 As soon as there is an account, name, password and code let in, and the PIN no more")
    func account() throws {
        #expect(try staff().perform(.look, at: kiosk).entrance == .pin)
        #expect(try staff(pin: nil).perform(.look, at: kiosk).entrance == nil)
        let clerk = try accounts.clerk("ito", .desk)
        #expect(try staff(pin: nil).perform(.look, at: kiosk).entrance == .account)
        #expect(try logIn().problem == .changedMeanwhile)
        let reply = try logIn(clerk)
        #expect(reply.login?.name?.text == "ito" && reply.problem == nil)
        #expect(try events().last == "staffAdmitted(ito) 窓口 1番")
        // S16: the same code opens no other kiosk.
        guard case .codeUsed? = try logIn(clerk, at: TerminalInfo(name: "窓口 2番", kind: .kiosk)).problem else {
            return #expect(Bool(false))
        }
    }

    @Test(
        "T21 S09 Wrong passwords, codes and roles let nobody in; guesses wait by kiosk and by name, and keep nobody out at the office's keyboard"
    )
    func wrongAccount() throws {
        let (clerk, auditor) = (try accounts.clerk("ito", .desk), try accounts.clerk("abe", .auditor))
        #expect(try logIn(auditor).problem == .mayNot(.auditor))
        for (password, code) in [("wrong", clerk.code), (Clerk.password, "000000"), (Clerk.password, "")] {
            guard case .wrong(let instant)? = try logIn(clerk, password, code: code).problem else {
                return #expect(Bool(false))
            }
            #expect(try logIn(clerk).problem == .waitFirst(until: instant))
            // Another kiosk waits as long for that name.
            #expect(try logIn(clerk, at: TerminalInfo(name: "窓口 2番", kind: .kiosk)).login == nil)
            accounts.clock.pass(seconds: 60)
        }
        #expect(throws: Never.self) { try clerk.logIn(by: accounts.office(at: .counter)) }
        #expect(try logIn(clerk).login != nil)
        let drawn = try accounts.office(at: .operators).staffAccounts.add(try #require(StaffName(typed: "new")), .desk)
        let proof = StaffProof.account("new", drawn.password, code: "123456")
        #expect(try staff().perform(.logIn(proof), at: kiosk).problem == .notSetUp)
    }
}
