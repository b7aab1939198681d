import CredentialStore
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World

@Suite("2-2★: in at a screen without biometrics, with the phone") struct PhoneForPCTests {
    /// On her top page, with the phone's passkey.
    private var member: CompanionVisitor

    init() throws {
        member = try CompanionVisitor()
        try member.reachTicket()
        let browser = try member.open()
        _ = try member.setUp(browser)
        try #require(member.visitor.ask(.refresh) == nil && member.visitor.session.authenticationLevel == .signedIn)
        member.accounts.clock.pass(seconds: 60)
    }

    /// 2-2★【1】 to 【4】.
    private mutating func reachCode() throws {
        try #require(member.visitor.ask(.signInWithPhone) == nil)
        #expect(member.visitor.place == .step(.step2_2star_1) && member.visitor.session.authenticationLevel == .outside)
        try #require(member.visitor.logIn(member.visitor.password) == nil)
        #expect(member.visitor.place == .step(.step2_2star_2))
        #expect(member.visitor.ask(.goOn) == nil && member.visitor.place == .step(.step2_2star_3))
        #expect(member.visitor.ask(.goOn) == nil && member.visitor.place == .step(.step2_2star_4))
    }

    // S27
    @Test("S27 every step as printed; the number of this very screen, and then the passkey") mutating func wholeWay()
        throws
    {
        try reachCode()
        let browser = try member.open()
        #expect(try member.services.browser.task(browser).get().place == .approval)
        // Nothing is signed before the number was right.
        #expect(throws: BrowserTaskProblem.otherStep) { try member.signIn(browser).get() }
        let number = try #require(member.ticket?.number)
        #expect(try member.services.browser.approve(number: number, browser).get().place == .signIn)
        #expect(try member.signIn(browser).get().place == .done)
        #expect(member.visitor.ask(.refresh) == nil && member.visitor.session.authenticationLevel == .signedIn)
        #expect(member.visitor.place == .step(.step2_2star_5))
        // It is offered as often as she likes, and a later login asks for no more than another would.
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil && member.visitor.place == .secondFactor)
    }

    // S27
    @Test("S27 a wrong number ends the ticket; another is drawn") mutating func wrongNumber() throws {
        try reachCode()
        let number = try #require(member.ticket?.number)
        let browser = try member.open()
        let wrong = number == "00" ? "01" : "00"
        #expect(member.services.browser.approve(number: wrong, browser) == .failure(.wrongNumber))
        #expect(member.services.browser.approve(number: number, browser) == .failure(.noTicket))
        #expect(member.visitor.ask(.ticket(.renew)) == nil && member.ticket?.state == .waiting)
        #expect(member.visitor.session.authenticationLevel == .passwordProved)
    }

    // S18
    @Test("S18 Whoever has not the phone at hand proves another method; without any other she comes back later")
    mutating func anotherMethod() throws {
        #expect(member.visitor.reply?.screenState.otherMethods == [])
        #expect(member.visitor.ask(.reauthenticate(SecretBytes(text: member.visitor.password))) == nil)
        #expect(member.visitor.ask(.prepareApp) == nil)
        let shown = try #require(member.visitor.reply?.screenState.securitySettings?.key)
        let key = SecretBytes(try #require(Base32.decode(shown.letters.revealedText())))
        let clock = member.accounts.clock
        func code() -> String { TOTP(key: key).code(at: clock.world.now()) }
        #expect(member.visitor.ask(.addApp(code: code())) == nil)
        clock.pass(seconds: 60)
        try reachCode()
        #expect(member.visitor.reply?.screenState.otherMethods == [.app])
        #expect(
            member.visitor.ask(.proveCode(code())) != nil
                && member.visitor.session.authenticationLevel == .passwordProved)
        #expect(member.visitor.ask(.useMethod(.app)) == nil && member.visitor.place == .secondFactor)
        #expect(
            member.visitor.ask(.proveCode(code())) == nil && member.visitor.session.authenticationLevel == .signedIn)
        // S15, S34: her passkey is named, and removed now that it is not the last.
        #expect(member.visitor.ask(.reauthenticate(SecretBytes(text: member.visitor.password))) == nil)
        let passkey = try #require(
            member.visitor.reply?.screenState.securitySettings?.methods.first { $0.method == .passkey })
        #expect(member.visitor.ask(.renameMethod(id: passkey.id, name: "台所の電話")) == nil)
        #expect(member.visitor.reply?.screenState.securitySettings?.methods.contains { $0.name == "台所の電話" } == true)
        #expect(member.visitor.ask(.removeMethod(id: passkey.id)) == nil)
        #expect(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.isEmpty)
        #expect(member.visitor.ask(.signInWithPhone) == .outOfOrder(.notEnrolled))
    }

    // R04
    @Test("A passkey that is removed elsewhere in between opens nothing, and leaves no dead end")
    mutating func removedMeanwhile() throws {
        try reachCode()
        let browser = try member.open()
        let number = try #require(member.ticket?.number)
        #expect(try member.services.browser.approve(number: number, browser).get().place == .signIn)
        let id = try #require(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.first).id
        try member.accounts.store.write { try $0.removePasskey(id) }
        #expect(throws: BrowserTaskProblem.otherStep) { try member.signIn(browser).get() }
        #expect(member.visitor.ask(.refresh) == nil && member.visitor.session.authenticationLevel == .passwordProved)
    }
}
