import Accounts
import CredentialStore
import OneTimeCodes
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("How staff log in") struct StaffLoginsTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private func problem(_ body: () throws -> Void) -> StaffProblem? {
        do {
            try body()
            return nil
        } catch {
            return error as? StaffProblem
        }
    }

    private func check(_ clerk: Clerk, _ password: String = Clerk.password, at workstation: Workstation = .counter)
        throws -> StaffLogins.Candidate
    {
        try accounts.office(at: workstation).staffLogins.checkPassword(clerk.name, SecretBytes(text: password))
    }

    private func isIn(at workstation: Workstation) -> Bool {
        do { _ = try accounts.office(at: workstation).staffAccounts.list() } catch { return false }
        return true
    }

    @Test(
        "S03 S05 The initial password is read in any case and width, opens nothing but the choice of one's own, and dies with it"
    )
    func initial() throws {
        let office = accounts.office(at: .operators)
        let drawn = try office.staffAccounts.add(try #require(StaffName(typed: "Ｓato")), .lead)
        #expect(drawn.name.text == "sato" && !"\(drawn)".contains(drawn.password.revealedText()))
        let typed = SecretBytes(text: drawn.password.revealedText().lowercased())
        let candidate = try office.staffLogins.checkPassword(" ＳＡＴＯ ", typed)
        guard case .choosePassword = candidate.step else { return #expect(Bool(false)) }
        for (wanted, expected) in [
            ("short", PasswordPolicy.Verdict.tooShort(length: 5, needed: 8)), ("password1", .common),
            ("sato1234", .ownData), ("sato.sato", .ownData), ("midorikenpo", .societyName),
        ] {
            let problem = problem { _ = try office.staffLogins.choosePassword(SecretBytes(text: wanted), candidate) }
            #expect(problem == .password(expected), "\(wanted)")
        }
        let chosen = try office.staffLogins.choosePassword(SecretBytes(text: Clerk.password), candidate)
        guard case .setUpApp = chosen.step else { return #expect(Bool(false)) }
        #expect(problem { _ = try office.staffLogins.checkPassword("sato", typed) } != nil)
        #expect(problem { _ = try office.staffLogins.choosePassword(typed, candidate) } == .changedMeanwhile)
        // What was not used in time opens nothing.
        let late = try office.staffAccounts.add(try #require(StaffName(typed: "late")), .desk)
        accounts.clock.pass(seconds: Limits().staffInitialSeconds)
        #expect(problem { _ = try office.staffLogins.checkPassword("late", late.password) } == .initialExpired)
    }

    @Test("S32 A login counts at its own workstation alone, until 15 minutes without a deed, and 8 hours in all")
    func bound() throws {
        let clerk = try accounts.clerk("ito", .lead)
        try clerk.logIn(by: accounts.office(at: .counter))
        #expect(isIn(at: .counter) && !isIn(at: .other))
        // A look alone is no deed that begins the time anew, and a deed is.
        let limits = Limits()
        for _ in 0..<40 {
            accounts.clock.pass(seconds: limits.staffIdleSeconds - 60)
            guard isIn(at: .counter) else { break }
            _ = try? accounts.office(at: .counter).office.troubledMails()
        }
        #expect(!isIn(at: .counter))
        try clerk.logIn(by: accounts.office(at: .counter))
        accounts.clock.pass(seconds: limits.staffIdleSeconds - 31)
        #expect(isIn(at: .counter))
        accounts.clock.pass(seconds: 1)
        #expect(!isIn(at: .counter))
        let begun = accounts.clock.world.now()
        try clerk.logIn(by: accounts.office(at: .counter))
        while isIn(at: .counter) {
            _ = try accounts.office(at: .counter).office.troubledMails()
            accounts.clock.pass(seconds: 60)
        }
        let seconds = begun.secondsRemaining(until: accounts.clock.world.now())
        #expect((limits.staffSessionSeconds...limits.staffSessionSeconds + 60).contains(seconds))
        try clerk.logIn(by: accounts.office(at: .counter))
        #expect(try accounts.office(at: .counter).staffLogins.end() && !isIn(at: .counter))
        #expect(try !accounts.office(at: .counter).staffLogins.end())
    }

    @Test("S16 Each code counts once, on every connection, and the one that set the app up logs nobody in")
    func once() throws {
        let office = accounts.office(at: .operators)
        let drawn = try office.staffAccounts.add(try #require(StaffName(typed: "ito")), .desk)
        let first = try office.staffLogins.checkPassword("ito", drawn.password)
        let chosen = try office.staffLogins.choosePassword(SecretBytes(text: Clerk.password), first)
        guard case .setUpApp(let shown) = chosen.step else { return #expect(Bool(false)) }
        let app = { TOTP(key: shown.key.bytes).code(at: accounts.clock.world.now()) }
        try office.staffLogins.proveApp(app(), chosen)
        let candidate = try office.staffLogins.checkPassword("ito", SecretBytes(text: Clerk.password))
        guard case .codeUsed? = problem({ _ = try office.staffLogins.begin(app(), candidate) }) else {
            return #expect(Bool(false))
        }
        accounts.clock.pass(seconds: 30)
        _ = try office.staffLogins.begin(app(), candidate)
        guard case .codeUsed? = problem({ _ = try office.staffLogins.begin(app(), candidate) }) else {
            return #expect(Bool(false))
        }
        // A key that was shown and not proved is drawn anew at the next login.
        let other = try office.staffAccounts.add(try #require(StaffName(typed: "abe")), .desk)
        let step = try office.staffLogins.choosePassword(
            SecretBytes(text: Clerk.password), office.staffLogins.checkPassword("abe", other.password)
        )
        let again = try office.staffLogins.checkPassword("abe", SecretBytes(text: Clerk.password))
        guard case .setUpApp(let before) = step.step, case .setUpApp(let after) = again.step else {
            return #expect(Bool(false))
        }
        #expect(before.key != after.key)
    }

    @Test("S09 S11 Wrong passwords, unknown names and closed accounts wait alike, by the ladder; so do codes")
    func waits() throws {
        let clerk = try accounts.clerk("ito", .desk)
        let closed = try accounts.clerk("abe", .desk)
        try accounts.office(at: .operators).staffAccounts.close(try #require(StaffName(typed: "abe")))
        let logins = accounts.office(at: .counter).staffLogins
        let tries: [(String, String)] = [
            (clerk.name, "wrong"), ("nobody", "wrong"), (closed.name, Clerk.password), ("'; DROP TABLE", "x"),
        ]
        for (name, password) in tries {
            var waits: [Int] = []
            for _ in 0..<6 {
                let secret = SecretBytes(text: password)
                guard case .wrong(let instant)? = problem({ _ = try logins.checkPassword(name, secret) }) else {
                    return #expect(Bool(false), "\(name)")
                }
                waits.append(accounts.clock.world.now().secondsRemaining(until: instant))
                #expect(problem { _ = try logins.checkPassword(name, secret) } == .waitFirst(until: instant))
                accounts.clock.pass(seconds: waits[waits.count - 1])
            }
            #expect(waits.starts(with: Limits().firstWaits), "\(name)")
        }
        let candidate = try check(clerk)
        var waits: [Int] = []
        for _ in 0..<3 {
            guard case .wrong(let instant)? = problem({ _ = try logins.begin("000000", candidate) }) else {
                return #expect(Bool(false))
            }
            waits.append(accounts.clock.world.now().secondsRemaining(until: instant))
            accounts.clock.pass(seconds: waits[waits.count - 1])
        }
        #expect(waits == Array(Limits().firstWaits.prefix(3)))
        _ = try logins.begin(clerk.code, candidate)
    }

    @Test("S09 After a hundred wrong ones in a row only a reset lets her in, be the password right")
    func locked() throws {
        let clerk = try accounts.clerk("ito", .desk)
        let logins = accounts.office(at: .counter).staffLogins
        for _ in 0..<Limits().failuresUntilOffice {
            _ = problem { _ = try logins.checkPassword("ito", SecretBytes(text: "wrong")) }
            accounts.clock.pass(seconds: Limits().longestWait)
        }
        #expect(problem { _ = try check(clerk) } == .locked)
        let drawn = try accounts.office(at: .operators).staffAccounts.reset(try #require(StaffName(typed: "ito")))
        try Clerk(drawn, by: accounts.office(at: .operators), clock: accounts.clock)
            .logIn(by: accounts.office(at: .counter))
        #expect(isIn(at: .other) == false)
    }

    @Test(
        "S32 Closing and resetting end her logins at once; a reset opens a closed account, and its old app and password are dead"
    )
    func closed() throws {
        let clerk = try accounts.clerk("ito", .lead)
        let name = try #require(StaffName(typed: "ito"))
        let staff = accounts.office(at: .operators).staffAccounts
        try clerk.logIn(by: accounts.office(at: .counter))
        let candidate = try check(clerk)
        try staff.close(name)
        #expect(!isIn(at: .counter))
        #expect(
            problem { _ = try accounts.office(at: .counter).staffLogins.begin(clerk.code, candidate) }
                == .changedMeanwhile)
        #expect(throws: OfficeRefusal.staffNameTaken(name)) { try staff.add(name, .desk) }
        let drawn = try staff.reset(name)
        #expect(drawn.role == .lead && problem { _ = try check(clerk) } != nil)
        accounts.clock.pass(seconds: 60)
        let again = try Clerk(drawn, by: accounts.office(at: .operators), clock: accounts.clock)
        #expect(again.key != clerk.key)
        try again.logIn(by: accounts.office(at: .counter))
        #expect(isIn(at: .counter))
        _ = try staff.reset(name)
        #expect(!isIn(at: .counter))
        #expect(throws: OfficeRefusal.noSuchStaff(try #require(StaffName(typed: "nobody")))) {
            try staff.reset(try #require(StaffName(typed: "nobody")))
        }
    }

    @Test("S29 Nothing in the store's file lets whoever reads it log in")
    func nothingSecret() throws {
        let clerk = try accounts.clerk("ito", .lead)
        try clerk.logIn(by: accounts.office(at: .counter))
        let account = try #require(try accounts.store.read { try $0.staffAccounts() }.first)
        let sealed = try #require(account.sealedKey)
        #expect(!sealed.starts(with: clerk.key.bytes.revealedBytes()) && sealed.count > AuthenticatorKey.count)
        #expect(!account.passwordHash.contains(Clerk.password))
        let session = try accounts.store.read { try $0.staffSession(Workstation.counter.identity) }
        #expect(session == nil)
    }
}
