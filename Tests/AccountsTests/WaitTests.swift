import CredentialStore
import Dispatch
import FlowEngine
import Content
import Accounts
import Secrets
import Synchronization
import Testing
import TestAccounts
import World
import TypedInput

@Suite("Waits after failures, and for a hash") struct WaitTests {
    /// The ladder of S09.
    private static let ladder = [1, 3, 5, 10, 30, 30, 60, 120, 240, 480, 900, 900]

    private func waited(_ visitor: Visitor) -> Int? {
        visitor.reply?.screenState.waitUntil.map { visitor.accounts.clock.world.now().secondsRemaining(until: $0) }
    }

    // S09
    @Test(
        "S09 The waits, told with their end; a try before it counts nothing and checks nothing",
        arguments: [true, false])
    func ladder(exists: Bool) throws {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        func logIn(_ password: String) -> Problem? {
            visitor.ask(
                .logIn(userID: exists ? visitor.member.userID.text : "99999999", password: SecretBytes(text: password)))
        }
        for wait in Self.ladder {
            #expect(logIn("wrong") == .noMatch)
            #expect(waited(visitor) == wait)
            accounts.clock.pass(seconds: wait - 1)
            #expect(logIn(visitor.initialPassword) == .waitFirst)
            #expect(waited(visitor) == 1)
            // The countdown goes on by itself.
            visitor.ask(.refresh)
            #expect(waited(visitor) == 1)
            accounts.clock.pass(seconds: 1)
            visitor.ask(.refresh)
            #expect(waited(visitor) == nil)
        }
        #expect(logIn(visitor.initialPassword) == (exists ? nil : .noMatch))
    }

    // S09
    @Test("S09 After 100 in a row only the office helps; the right password says nothing of it") func office() throws {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        for _ in 0..<100 {
            #expect(visitor.logIn("wrong") == .noMatch)
            accounts.clock.pass(seconds: 900)
        }
        #expect(visitor.logIn(visitor.initialPassword) == .noMatch)
        accounts.clock.pass(seconds: 86_400)
        #expect(visitor.logIn(visitor.initialPassword) == .noMatch)
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
    }

    // S09, S11
    @Test("S09 S11 The birthdate shares the ladder, and a right password alone forgets nothing") func birthdate() throws
    {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        let other = try #require(Birthdate(iso: "1950-03-05"))
        #expect(visitor.logIn("wrong") == .noMatch && waited(visitor) == 1)
        accounts.clock.pass(seconds: 1)
        #expect(visitor.logIn(visitor.initialPassword) == nil)
        #expect(visitor.ask(.proveBirthdate(other)) == .noMatch && waited(visitor) == 3)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == .waitFirst)
        // Another terminal and another login make it no shorter.
        var elsewhere = try visitor.elsewhere()
        #expect(elsewhere.logIn(visitor.initialPassword) == .waitFirst && waited(elsewhere) == 3)
        accounts.clock.pass(seconds: 3)
        #expect(elsewhere.logIn(visitor.initialPassword) == nil)
        #expect(elsewhere.ask(.proveBirthdate(other)) == .noMatch && waited(elsewhere) == 5)
        accounts.clock.pass(seconds: 5)
        #expect(elsewhere.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        elsewhere.ask(.logOut)
        #expect(elsewhere.logIn("wrong") == .noMatch && waited(elsewhere) == 1)
    }

    // S10
    @Test("S10 Failures from elsewhere keep nobody waiting or out at a kiosk of the office, not even a hundred")
    func kiosk() throws {
        let accounts = try TestAccounts()
        let visitor = try accounts.visitor()
        var attacker = try visitor.elsewhere("遠くの機械")
        for _ in 0..<100 {
            #expect(attacker.logIn("wrong") == .noMatch)
            accounts.clock.pass(seconds: 900)
        }
        var owner = try visitor.elsewhere("窓口 1番", kind: .kiosk)
        #expect(owner.logIn("wrong") == .noMatch && waited(owner) == 1)
        var atHome = try visitor.elsewhere()
        #expect(atHome.logIn(visitor.initialPassword) == .noMatch)
        accounts.clock.pass(seconds: 1)
        #expect(owner.identify() == nil)
        // Who has proved it all at the kiosk is no longer kept out elsewhere either.
        #expect(atHome.identify() == nil)
    }

    // S09
    @Test("S09 A terminal that sees failures of many IDs waits as well; a success forgets none, time does")
    func terminal() throws {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        func fail(_ index: Int) -> Problem? {
            visitor.ask(.logIn(userID: "5000\(index)", password: SecretBytes(text: "wrong")))
        }
        for index in 0..<20 { #expect(fail(index) == .noMatch && waited(visitor) == 1) }
        #expect(fail(20) == .noMatch && waited(visitor) == 1)
        #expect(fail(21) == .waitFirst)
        accounts.clock.pass(seconds: 1)
        #expect(fail(22) == .noMatch && waited(visitor) == 3)
        var elsewhere = try visitor.elsewhere()
        #expect(elsewhere.identify() == nil)
        accounts.clock.pass(seconds: 3)
        #expect(visitor.identify() == nil)
        visitor.ask(.logOut)
        #expect(fail(23) == .noMatch && waited(visitor) == 5)
        // One failure less for each minute of quiet.
        accounts.clock.pass(seconds: 5 + 23 * 60)
        #expect(fail(24) == .noMatch && waited(visitor) == 1)
    }

    // S09
    @Test("S09 Of many tries at the same moment one is answered, and the rest wait; a right one leaves no trace")
    func together() throws {
        let accounts = try TestAccounts(slots: 4)
        let visitor = try accounts.visitor()
        func all(_ count: Int, _ ask: @escaping @Sendable (inout Visitor) -> Problem?) throws -> [Problem?] {
            let problems = Mutex<[Problem?]>([])
            let sessions = try (0..<count).map { try visitor.elsewhere("端末 \($0)") }
            DispatchQueue.concurrentPerform(iterations: count) { index in
                var wizard = sessions[index]
                let problem = ask(&wizard)
                problems.withLock { $0.append(problem) }
            }
            return problems.withLock { $0 }
        }
        let guesses = try all(12) { $0.logIn("wrong") }
        #expect(guesses.count { $0 == .noMatch } == 1 && guesses.count { $0 == .waitFirst } == 11)
        accounts.clock.pass(seconds: 1)
        var owner = try visitor.elsewhere()
        #expect(owner.logIn(visitor.initialPassword) == nil)
        let other = try #require(Birthdate(iso: "1950-03-05"))
        let session = owner
        let dates = try all(12) { wizard in
            wizard = session
            return wizard.ask(.proveBirthdate(other))
        }
        #expect(dates.count { $0 == .noMatch } == 1 && dates.count { $0 == .waitFirst } == 11)
        accounts.clock.pass(seconds: 3)
        #expect(owner.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        #expect(
            try accounts.store.read {
                try $0.throttle(
                    accounts.services.gate.throttleName(ofTypedID: visitor.member.userID.text, isKiosk: false))
            } == nil)
    }

    // S08
    @Test("S08 While every slot is taken a login waits, and everything else is answered") func slots() throws {
        let accounts = try TestAccounts(slots: 1)
        let visitor = try accounts.visitor()
        let (taken, free) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let done = DispatchSemaphore(value: 0)
        let problems = Mutex<[Problem?]>([])
        DispatchQueue.global().async {
            do {
                try accounts.slots.withSlot { () throws(SecretsError) in
                    taken.signal()
                    free.wait()
                }
            } catch {
                Issue.record(error)
            }
        }
        taken.wait()
        DispatchQueue.global().async {
            var wizard = visitor
            let problem = wizard.logIn(visitor.initialPassword)
            problems.withLock { $0.append(problem) }
            done.signal()
        }
        // It cannot end while the slot is held, however long one looks.
        #expect(done.wait(timeout: .now() + .milliseconds(150)) == .timedOut)
        var other = try visitor.elsewhere()
        #expect(other.ask(.readOverview(.helper)) == nil && other.place == .step(.step1_2))
        free.signal()
        #expect(done.wait(timeout: .now() + .seconds(20)) == .success)
        #expect(problems.withLock { $0 } == [nil])
    }

    // R10, S09
    @Test("R10 a login for which no slot came free was no try: nothing is counted, and the next one is checked")
    func crowded() throws {
        let accounts = try TestAccounts(slots: 1)
        let visitor = try accounts.visitor()
        let services = AccountServices(
            settings: accounts.settings, store: accounts.store, vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault),
            slots: try HashingSlots(directory: accounts.folder + "/slots", count: 1, longestWait: 20),
            world: accounts.clock.world)
        let session = Session(at: TerminalInfo(name: "機械", kind: .own))
        let word = SecretBytes(text: visitor.initialPassword)
        let request = Request.logIn(userID: visitor.member.userID.text, password: word)
        try accounts.slots.withSlot { () throws(SecretsError) in
            for _ in 0..<30 { #expect(services.member.perform(request, in: session).problem == .crowded) }
        }
        let name = services.gate.throttleName(ofTypedID: visitor.member.userID.text, isKiosk: false)
        #expect(try accounts.store.read { try $0.throttle(name) } == nil)
        #expect(services.member.perform(request, in: session).problem == nil)
    }
}
