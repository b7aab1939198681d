import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import Testing
import TestAccounts
import World

@Suite("2-3, 2-5: the key on a page of the companion") struct KeyPageTests {
    private var member: CompanionVisitor

    init() throws { member = try CompanionVisitor() }

    /// 2-3【5】, where a phone that is its own terminal has no camera for its own screen.
    private mutating func reachKey() throws {
        try #require(try member.visitor.reach(.step2_3_5) == nil)
        let key = try #require(member.visitor.reply?.screenState.key)
        member.visitor.key = SecretBytes(try #require(Base32.decode(key.letters.revealedText())))
    }

    // S26, S31
    @Test("S31 the page shows the terminal's own key, in whatever step she is, until the app was proved")
    mutating func shown() throws {
        try reachKey()
        #expect(member.ticket == nil && member.visitor.reply?.screenState.hasPages == true)
        #expect(member.visitor.ask(.ticket(.renew)) == nil && member.ticket?.state == .waiting)
        let browser = try member.open()
        let letters = member.visitor.reply?.screenState.key?.letters
        #expect(try member.services.browser.task(browser).get().place == .key(.step2_3_5))
        #expect(try member.services.browser.shownKey(isHandheld: true, browser).get().letters == letters)
        #expect(member.visitor.ask(.refresh) == nil && member.visitor.place == .step(.step2_3_5))
        for _ in 0..<3 { #expect(member.visitor.ask(.goOn) == nil) }
        #expect(member.visitor.place == .step(.step2_3_8))
        #expect(try member.services.browser.shownKey(isHandheld: true, browser).get().letters == letters)
        // S27: it is no way to sign in, and a stranger's cookie shows nothing.
        #expect(member.services.ceremonies.beginAuthentication(browser) == .failure(.otherStep))
        #expect(member.services.browser.approve(number: "00", browser) == .failure(.otherStep))
        #expect(throws: BrowserTaskProblem.noTicket) {
            try member.services.browser.shownKey(isHandheld: true, BrowserToken("nobody")).get()
        }
        #expect(try member.visitor.ask(.proveCode(member.visitor.appCode())) == nil)
        #expect(member.visitor.session.authenticationLevel == .signedIn)
        #expect(throws: BrowserTaskProblem.noTicket) {
            try member.services.browser.shownKey(isHandheld: true, browser).get()
        }
        #expect(throws: BrowserTaskProblem.noTicket) { try member.services.browser.task(browser).get() }
    }

    // S18
    @Test("S18 It goes as well when she takes another way") mutating func withdrawn() throws {
        try reachKey()
        #expect(member.visitor.ask(.ticket(.renew)) == nil)
        let browser = try member.open()
        #expect(throws: Never.self) { try member.services.browser.shownKey(isHandheld: true, browser).get() }
        #expect(member.visitor.ask(.withdrawChoice) == nil)
        #expect(throws: BrowserTaskProblem.noTicket) {
            try member.services.browser.shownKey(isHandheld: true, browser).get()
        }
    }

    @Test("S15 At a kiosk a phone takes the key; the kiosk's own browser shows nothing") mutating func kiosk() throws {
        member.visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try reachKey()
        #expect(member.visitor.ask(.ticket(.renew)) == nil)
        let browser = try member.open()
        #expect(throws: BrowserTaskProblem.noTicket) {
            try member.services.browser.shownKey(isHandheld: false, browser).get()
        }
        #expect(throws: Never.self) { try member.services.browser.shownKey(isHandheld: true, browser).get() }
    }

    @Test("Before the login, and where mails carry the codes, there is no key to be shown") mutating func nowhereElse()
        throws
    {
        try #require(try member.visitor.finishFirstLogin(.mail) == nil)
        #expect(member.visitor.ask(.ticket(.renew)) == .outOfOrder(.notLoggedIn))
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil)
        #expect(member.visitor.ask(.ticket(.renew)) == .outOfOrder(.outOfOrder(.step(.step2_6_3))))
    }
}
