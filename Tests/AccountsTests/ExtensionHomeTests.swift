import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("S15: 2-5 begun at the office and gone on with at home")
struct ExtensionHomeTests {
    private let client = "198.51.100.7"

    /// At the kiosk, behind the log-out of 1【11】 and the login after it.
    private func member(_ browser: Browser) throws -> CompanionVisitor {
        var member = try CompanionVisitor()
        member.visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(try member.visitor.reachExtension(browser) == nil)
        return member
    }

    private func goOn(_ member: CompanionVisitor, by key: TicketKey) throws -> BrowserToken {
        try member.services.browser.goOnAtHome(
            key, userID: member.visitor.member.userID.text,
            password: SecretBytes(text: member.visitor.password), from: client
        ).get()
    }

    private func place(_ member: CompanionVisitor, _ browser: BrowserToken) throws -> BrowserTask.Place {
        try member.services.browser.task(browser).get().place
    }

    /// On to the page of the key, where she takes it.
    private func reachKey(_ member: inout CompanionVisitor, _ steps: [Step], _ browser: BrowserToken) throws {
        for step in steps {
            #expect(try place(member, browser) == .told(step))
            _ = try member.services.browser.goOn(from: step, browser).get()
        }
        let key = try member.services.browser.shownKey(isHandheld: false, browser).get()
        member.visitor.key = SecretBytes(try #require(Base32.decode(key.letters.revealedText())))
    }

    @Test("① every step as printed, the code last; no terminal sees the key, and the ticket goes")
    func chrome() throws {
        var member = try member(.chrome)
        #expect(member.visitor.place == .step(.step2_5chrome_1))
        #expect(member.visitor.reply?.screenState.belongsAtHome == true && member.visitor.reply?.screenState.key == nil)
        let key = TicketKey.token(try member.token())
        let seconds = member.accounts.clock.world.now().secondsRemaining(until: try #require(member.ticket).validUntil)
        #expect(seconds == Limits().homeDays * 86_400)
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 5 * 86_400)
        let browser = try goOn(member, by: key)
        try reachKey(&member, [.step2_5chrome_1, .step2_5chrome_2], browser)
        // The terminal's passages are not this one's, and a second press is not the next step's.
        #expect(try place(member, browser) == .key(.step2_5chrome_4))
        _ = try member.services.browser.goOn(from: .step2_5chrome_2, browser).get()
        #expect(try place(member, browser) == .key(.step2_5chrome_4))
        #expect(member.services.browser.acknowledge(.step2_5chrome_4, browser) == .failure(.otherStep))
        _ = try member.services.browser.goBack(from: .step2_5chrome_4, browser).get()
        #expect(try place(member, browser) == .told(.step2_5chrome_2))
        _ = try member.services.browser.goOn(from: .step2_5chrome_2, browser).get()
        _ = try member.services.browser.goOn(from: .step2_5chrome_4, browser).get()
        #expect(try place(member, browser) == .code(.step2_5chrome_5))
        let end = try member.services.browser.proveCode(member.visitor.appCode(), at: .step2_5chrome_5, browser).get()
        #expect(end.place == .complete(.step2_5chrome_6) && end.isAtHome)
        #expect(try member.visitor.record()?.journey.enrolled == [.app])
        #expect(throws: BrowserTaskProblem.noTicket) { try goOn(member, by: key) }
        // A double press: what it wanted is done.
        #expect(
            try member.services.browser.proveCode("000000", at: .step2_5chrome_5, browser).get().place
                == .complete(.step2_5chrome_6))
        // A tab that was left open says so still, and not that she should begin anew.
        member.accounts.clock.pass(seconds: Limits().browserTaskSeconds + 60)
        #expect(try place(member, browser) == .complete(.step2_5chrome_6))
        // The next login asks for the app.
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil && member.visitor.place == .secondFactor)
        #expect(try member.visitor.ask(.proveCode(member.visitor.appCode())) == nil)
        #expect(try place(member, browser) == .done)
        #expect(member.visitor.reply?.screenState.belongsAtHome == false)
    }

    @Test("② as long as she goes on the time runs anew, within an hour; broken off, she goes on where she was")
    func edge() throws {
        var member = try member(.edge)
        let key = TicketKey.token(try member.token())
        var browser = try goOn(member, by: key)
        try reachKey(&member, [.step2_5edge_1, .step2_5edge_2], browser)
        for step in [Step.step2_5edge_4, .step2_5edge_5, .step2_5edge_6, .step2_5edge_7] {
            member.accounts.clock.pass(seconds: Limits().browserTaskSeconds - 1)
            _ = try member.services.browser.goOn(from: step, browser).get()
        }
        member.accounts.clock.pass(seconds: Limits().browserTaskSeconds + 1)
        #expect(member.services.browser.task(browser) == .failure(.overAtHome))
        browser = try goOn(member, by: key)
        #expect(try place(member, browser) == .told(.step2_5edge_8))
        // S13: an hour in all, however busy she is.
        for _ in 0..<6 {
            member.accounts.clock.pass(seconds: Limits().browserTaskSeconds - 1)
            _ = try member.services.browser.goOn(from: .step2_5edge_8, browser).get()
            _ = try member.services.browser.goBack(from: .step2_5edge_9, browser).get()
        }
        member.accounts.clock.pass(seconds: 60)
        #expect(member.services.browser.task(browser) == .failure(.overAtHome))
        browser = try goOn(member, by: key)
        _ = try member.services.browser.goOn(from: .step2_5edge_8, browser).get()
        _ = try member.services.browser.goOn(from: .step2_5edge_9, browser).get()
        #expect(
            try member.services.browser.proveCode(member.visitor.appCode(), at: .step2_5edge_10, browser).get().place
                == .complete(.step2_5edge_11))
    }

    @Test("S09, S16 a wrong code is explained, waits and counts as at a terminal")
    func wrongCodes() throws {
        var member = try member(.chrome)
        let key = TicketKey.token(try member.token())
        let browser = try goOn(member, by: key)
        try reachKey(&member, [.step2_5chrome_1, .step2_5chrome_2], browser)
        _ = try member.services.browser.goOn(from: .step2_5chrome_4, browser).get()
        let step = Step.step2_5chrome_5
        #expect(
            member.services.browser.proveCode(try member.visitor.wrongCode(), at: step, browser)
                == .failure(.code(.unknown)))
        #expect(
            member.services.browser.proveCode(try member.visitor.appCode(), at: step, browser)
                == .failure(.waitFirst(seconds: 1))
        )
        member.accounts.clock.pass(seconds: 60)
        let late = try member.visitor.appCode(off: -240)
        #expect(member.services.browser.proveCode(late, at: step, browser) == .failure(.code(.clockOff(seconds: -240))))
        member.accounts.clock.pass(seconds: 60)
        // No other task asks for it, and nobody else's cookie does it.
        #expect(member.services.browser.proveCode("000000", at: step, BrowserToken("nobody")) == .failure(.noTicket))
        #expect(throws: Never.self) {
            try member.services.browser.proveCode(member.visitor.appCode(), at: step, browser).get()
        }
    }

    @Test("at the kiosk itself nothing of it is done: no key, no step, and another choice begins it anew")
    func atKiosk() throws {
        var member = try member(.edge)
        #expect(member.visitor.ask(.logOut) == nil && member.visitor.reply?.screenState.belongsAtHome == true)
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil && member.visitor.place == .step(.step2_5edge_1))
        let first = try member.token()
        let home = try goOn(member, by: .token(first))
        for request in [Request.withdrawChoice, .chooseMethod(.app), .chooseDevices(.pcOnly), .chooseBrowser(.chrome)] {
            #expect(member.visitor.ask(request) == nil)
        }
        #expect(member.visitor.place == .step(.step2_5chrome_1))
        // Withdrawn is withdrawn at home as well: what she finds there is the step where she stands now.
        #expect(try place(member, home) == .told(.step2_5chrome_1))
        #expect(member.services.tickets.look(at: .token(first), from: client) == .failure(.noTicket))
        let second = TicketKey.token(try member.token())
        #expect(throws: Never.self) { try goOn(member, by: second) }
        #expect(try member.accounts.store.read { try $0.authenticators(member.visitor.member.id) }.isEmpty)
    }
}
