import CredentialStore
import Dispatch
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import Synchronization
import Testing
import TestAccounts
import World

@Suite("S16 Codes of an authenticator app") struct AppCodeTests {
    private let accounts: TestAccounts
    private var visitor: Visitor

    init() throws {
        accounts = try TestAccounts()
        visitor = try accounts.visitor()
        try visitor.enrol(.app)
    }

    /// She has logged in again, and the app's code is asked.
    private mutating func reachSecondFactor() throws {
        visitor.ask(.logOut)
        accounts.clock.pass(seconds: 120)
        try #require(visitor.logIn(visitor.password) == nil && visitor.place == .secondFactor)
    }

    // S16
    @Test("S16 The code that enrolled cannot log in; each step counts once, also at another terminal")
    mutating func once() throws {
        #expect(visitor.place == .topPage && visitor.reply?.screenState.enrolled == [.app])
        let used = try visitor.appCode()
        visitor.ask(.logOut)
        #expect(visitor.logIn(visitor.password) == nil)
        guard case .code(.alreadyUsed(let seconds))? = visitor.ask(.proveCode(used)) else {
            Issue.record("\(String(describing: visitor.reply?.problem))")
            return
        }
        #expect((1...30).contains(seconds) && visitor.session.authenticationLevel == .passwordProved)
        // Haste is no guess: nothing was counted.
        #expect(visitor.reply?.screenState.waitUntil == nil)
        accounts.clock.pass(seconds: seconds)
        var elsewhere = try visitor.elsewhere()
        #expect(elsewhere.logIn(visitor.password) == nil)
        let next = try visitor.appCode()
        #expect(visitor.ask(.proveCode(next)) == nil && visitor.session.authenticationLevel == .signedIn)
        guard case .code(.alreadyUsed)? = elsewhere.ask(.proveCode(next)) else {
            Issue.record("\(String(describing: elsewhere.reply?.problem))")
            return
        }
        #expect(elsewhere.session.authenticationLevel == .passwordProved)
    }

    // S16
    @Test(
        "S16 One step early or late passes, no other; up to 20 the clock is named and passes never", arguments: -22...22
    )
    mutating func window(_ steps: Int) throws {
        try reachSecondFactor()
        let code = try visitor.appCode(off: steps * 30)
        let problem = visitor.ask(.proveCode(code))
        switch abs(steps) {
        case 0...1: #expect(problem == nil)
        case _ where steps < -2 && steps >= -20:
            // The step that enrolled lies 4 back; what lies before it counts as used.
            let isUsed: Bool = if case .code(.alreadyUsed)? = problem { true } else { false }
            #expect(isUsed || problem == .code(.clockOff(seconds: steps * 30)), "\(String(describing: problem))")
        case 2...20: #expect(problem == .code(.clockOff(seconds: steps * 30)))
        default: #expect(problem == .code(.unknown))
        }
        if abs(steps) > 1 {
            #expect(visitor.session.authenticationLevel == .passwordProved && visitor.place == .secondFactor)
            // Saying what is wrong with the clock opened no door to that very code, not even when its time comes.
            for _ in 0..<24 {
                accounts.clock.pass(seconds: 30)
                let isExplained = (2...20).contains(steps)
                if isExplained || steps < 0 { #expect(visitor.ask(.proveCode(code)) != nil) }
                #expect(visitor.session.authenticationLevel == .passwordProved)
            }
        }
    }

    // S16
    @Test("S16 A clock that was mended lets her in at once: the codes beside an explained one count")
    mutating func mended() throws {
        try reachSecondFactor()
        for steps in [4, 5, 6] {
            let early = try visitor.appCode(off: steps * 30)
            #expect(visitor.ask(.proveCode(early)) == .code(.clockOff(seconds: steps * 30)))
            accounts.clock.pass(seconds: 5)
        }
        accounts.clock.pass(seconds: 90)
        let record = try #require(try accounts.store.read { try $0.authenticators(visitor.member.id).first })
        #expect(record.explainedSteps.count == 3)
        #expect(try visitor.ask(.proveCode(visitor.appCode())) == nil)
    }

    // S16, S10
    @Test("S10 Wrong codes from afar, with her password, keep her waiting at no kiosk of the office")
    mutating func kiosk() throws {
        try reachSecondFactor()
        var attacker = try visitor.elsewhere("遠くの機械")
        #expect(attacker.logIn(visitor.password) == nil)
        for _ in 0..<100 {
            #expect(try attacker.ask(.proveCode(attacker.wrongCode())) == .code(.unknown))
            accounts.clock.pass(seconds: 900)
        }
        var owner = try visitor.elsewhere("窓口 1番", kind: .kiosk)
        #expect(owner.logIn(visitor.password) == nil)
        #expect(try owner.ask(.proveCode(owner.wrongCode())) == .code(.unknown))
        accounts.clock.pass(seconds: 1)
        #expect(try owner.ask(.proveCode(owner.appCode())) == nil && owner.session.authenticationLevel == .signedIn)
        // Who has proved it all at the kiosk is no longer kept out elsewhere either.
        accounts.clock.pass(seconds: 60)
        #expect(try attacker.ask(.proveCode(attacker.appCode())) == nil)
    }

    // S18
    @Test("S18 A key whose day is over enrols nothing, though nothing else was shown since") func staleKey() throws {
        var newcomer = try accounts.visitor("02000000")
        try newcomer.finishFirstLogin(.app)
        try newcomer.reachCode(.app)
        var other = newcomer
        accounts.clock.pass(seconds: 86_399)
        #expect(try other.ask(.proveCode(other.wrongCode())) == .code(.unknown))
        accounts.clock.pass(seconds: 1)
        #expect(try newcomer.ask(.proveCode(newcomer.appCode())) == .code(.earlierRegistration))
        #expect(newcomer.session.authenticationLevel == .passwordProved && newcomer.reply?.screenState.key == nil)
    }

    // S16, S09
    @Test("S16 Wrong codes go by the ladder, explained or not; a right one within the wait is not looked at")
    mutating func ladder() throws {
        try reachSecondFactor()
        for (index, wait) in [1, 3, 5, 10, 30, 30, 60].enumerated() {
            let wrong = index.isMultiple(of: 2) ? try visitor.wrongCode() : try visitor.appCode(off: 300)
            #expect(visitor.ask(.proveCode(wrong)) != nil)
            let until = visitor.reply?.screenState.waitUntil
            #expect(until.map { accounts.clock.world.now().secondsRemaining(until: $0) } == wait)
            #expect(try visitor.ask(.proveCode(visitor.appCode())) == .waitFirst)
            // Nor does a new login make it shorter.
            visitor.ask(.logOut)
            #expect(visitor.logIn(visitor.password) == nil)
            #expect(try visitor.ask(.proveCode(visitor.appCode())) == .waitFirst)
            accounts.clock.pass(seconds: wait)
        }
        #expect(try visitor.ask(.proveCode(visitor.appCode())) == nil)
    }

    // S16, S09
    @Test("S09 After 100 wrong codes in a row the right one is of no use either, until the office helps")
    mutating func office() throws {
        try reachSecondFactor()
        for _ in 0..<100 {
            #expect(try visitor.ask(.proveCode(visitor.wrongCode())) == .code(.unknown))
            accounts.clock.pass(seconds: 900)
        }
        #expect(try visitor.ask(.proveCode(visitor.appCode())) == .code(.unknown))
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: true)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        #expect(try accounts.store.read { try $0.authenticators(visitor.member.id) }.isEmpty)
    }

    // S16
    @Test("S16 Of 50 who send one code at once, over two connections, one gets in") mutating func atOnce() throws {
        try reachSecondFactor()
        let other = try visitor.elsewhere()
        let portals = [visitor.services, other.services]
        let sessions = (0..<50).map { _ in visitor.session }
        let code = try visitor.appCode()
        let results = Mutex<[Problem?]>([])
        DispatchQueue.concurrentPerform(iterations: 50) { index in
            let reply = portals[index % 2].member.perform(.proveCode(code), in: sessions[index])
            results.withLock { $0.append(reply.session.authenticationLevel == .signedIn ? nil : reply.problem) }
        }
        let problems = results.withLock { $0 }
        #expect(problems.count == 50 && problems.count { $0 == nil } == 1)
        for problem in problems.compactMap({ $0 }) {
            guard case .code(.alreadyUsed) = problem else {
                Issue.record("\(problem)")
                continue
            }
        }
    }

    // S18
    @Test("S18 A key that was shown and not proved is shown again for a day, then another") func pendingKey() throws {
        var newcomer = try accounts.visitor("02000000")
        try newcomer.finishFirstLogin(.app)
        try newcomer.reachCode(.app)
        let first = newcomer.reply?.screenState.key?.letters
        newcomer.ask(.logOut)
        accounts.clock.pass(seconds: 80_000)
        #expect(newcomer.logIn(newcomer.password) == nil)
        #expect(newcomer.reply?.screenState.key?.letters == first && first != nil)
        newcomer.ask(.logOut)
        accounts.clock.pass(seconds: 6_400)
        #expect(newcomer.logIn(newcomer.password) == nil)
        let second = newcomer.reply?.screenState.key?.letters
        #expect(second != nil && second != first)
        // The code of the key that was replaced is explained, and counts for nothing.
        #expect(try newcomer.ask(.proveCode(newcomer.appCode())) == .code(.earlierRegistration))
        #expect(newcomer.session.authenticationLevel == .passwordProved)
    }

    // S29
    @Test("S29 A key that was moved to another member's row does not open, and lets nobody in") mutating func swapped()
        throws
    {
        var other = try accounts.visitor("02000000")
        try other.enrol(.app)
        try reachSecondFactor()
        let ids = [visitor.member.id, other.member.id]
        try accounts.store.write { records in
            var keys = try ids.map { try #require(try records.authenticators($0).first) }
            (keys[0].sealedKey, keys[1].sealedKey) = (keys[1].sealedKey, keys[0].sealedKey)
            for key in keys { try records.put(key) }
        }
        for code in [try visitor.appCode(), try other.appCode()] {
            #expect(visitor.ask(.proveCode(code)) == .inside)
            #expect(visitor.session.authenticationLevel == .passwordProved)
        }
        // A row that was copied whole, under the other's identity, does not open either.
        try accounts.store.write { records in
            let mine = try #require(try records.authenticators(ids[0]).first)
            var copied = AuthenticatorRecord(
                id: mine.id + "0", member: ids[0], sealedKey: mine.sealedKey, createdAt: mine.createdAt)
            copied.provedAt = mine.provedAt
            try records.removeAuthenticator(mine.id)
            try records.put(copied)
        }
        #expect(try visitor.ask(.proveCode(visitor.appCode())) == .inside)
    }
}
