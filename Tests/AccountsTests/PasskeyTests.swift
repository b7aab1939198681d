import CredentialStore
import FlowEngine
import Content
import Passkeys
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World

@Suite("S24, S25, S26: passkeys from the ticket to the top page")
struct PasskeyTests {
    private var member: CompanionVisitor

    init() throws { member = try CompanionVisitor() }

    @Test("2-2: the terminal follows the browser step by step, and is signed in by the passkey's own sign-in")
    mutating func onPhone() throws {
        try member.reachTicket()
        #expect(member.visitor.place == .step(.step2_2_2))
        #expect(member.ticket?.state == .waiting && member.ticket?.maskedName == "ダ** タ**")
        let notice = try member.services.tickets.look(at: .token(try member.token()), from: "192.0.2.1").get()
        #expect(notice.terminal == "自宅の機械" && notice.maskedName == "ダ** タ**")
        let browser = try member.open()
        member.visitor.ask(.refresh)
        #expect(member.visitor.place == .step(.step2_2_3))
        #expect(member.ticket?.state == .opened(at: member.accounts.clock.world.now()))
        try member.register(browser)
        member.visitor.ask(.refresh)
        #expect(
            member.visitor.place == .step(.step2_2_4) && member.visitor.session.authenticationLevel == .passwordProved)
        let named = try member.services.browser.nameDevice("タロウの電話", at: .step2_2_4, browser).get()
        #expect(named.place == .step(.step2_2_5))
        // S18: it does not count before it has signed in.
        #expect(try member.visitor.record()?.journey.enrolled.isEmpty == true)
        let task = try member.signIn(browser).get()
        #expect(task.place == .complete(.step2_2_5) && task.deviceName == "タロウの電話")
        #expect(member.visitor.session.authenticationLevel == .passwordProved)
        #expect(member.visitor.ask(.refresh) == nil)
        #expect(member.visitor.session.authenticationLevel == .signedIn && member.visitor.place == .step(.step2_2_5))
        #expect(member.visitor.reply?.screenState.enrolled == [.passkey])
        let methods = member.visitor.reply?.screenState.securitySettings?.methods
        #expect(methods?.map(\.method) == [.passkey] && methods?.first?.name == "タロウの電話")
        // S01: the days for the set-up are over because it is done.
        #expect(try member.accounts.store.read { try $0.password(member.visitor.member.id) }?.validUntil == nil)
    }

    @Test("2-1: every step as printed, each press once")
    mutating func onPC() throws {
        try member.reachTicket(.pcOnly)
        #expect(member.visitor.place == .step(.step2_1_2))
        let browser = try member.open()
        try member.register(browser)
        #expect(try member.services.browser.acknowledge(.step2_1_4, browser).get().place == .step(.step2_1_5))
        // A double press of the first OK is not the second.
        #expect(try member.services.browser.acknowledge(.step2_1_4, browser).get().place == .step(.step2_1_5))
        #expect(try member.services.browser.acknowledge(.step2_1_5, browser).get().place == .step(.step2_1_6))
        #expect(
            try member.services.browser.nameDevice("居間のPC", at: .step2_1_6, browser).get().place == .step(.step2_1_7))
        #expect(try member.services.browser.goOn(from: .step2_1_7, browser).get().place == .step(.step2_1_8))
        #expect(try member.signIn(browser).get().place == .complete(.step2_1_8))
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .signedIn)
    }

    @Test("S18, S31, S34 another passkey from the top page: after the password again, and once it has signed in")
    mutating func another() throws {
        try member.reachTicket()
        try member.setUp(member.open())
        member.visitor.ask(.refresh)
        #expect(member.visitor.ask(.preparePasskey) == .passwordAgain)
        #expect(member.visitor.ask(.reauthenticate(SecretBytes(text: member.visitor.password))) == nil)
        #expect(member.visitor.ask(.preparePasskey) == nil && member.ticket?.state == .waiting)
        let browser = try member.open()
        #expect(try member.services.browser.task(browser).get().place == .addition)
        let second = SoftAuthenticator(
            origin: CompanionVisitor.origin, partyID: "kenpo.example.jp", credentialID: Array(101...132))
        // Eligible for a copy on other devices, and copied.
        second.flags |= 0x18
        let options = try member.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        #expect(try member.services.ceremonies.register(second.create(options), browser).get().place == .additionProof)
        member.visitor.ask(.refresh)
        #expect(member.visitor.reply?.screenState.securitySettings?.methods.count == 1)
        member.accounts.clock.pass(seconds: 60)
        let question = try member.services.ceremonies.beginAuthentication(browser).get()
        #expect(try member.services.ceremonies.prove(second.get(question), browser).get().place == .added)
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .signedIn && member.ticket == nil)
        let methods = try #require(member.visitor.reply?.screenState.securitySettings?.methods)
        #expect(methods.map(\.isSynced) == [false, true] && methods.map(\.method) == [.passkey, .passkey])
        #expect(methods.last?.lastUsed == member.accounts.clock.world.now())
        #expect(try member.events().contains("methodAdded(passkey)"))
        // One of two may go; the page that added it does nothing more.
        #expect(member.visitor.ask(.removeMethod(id: methods[0].id)) == nil)
        #expect(member.visitor.reply?.screenState.enrolled == [.passkey])
        #expect(throws: BrowserTaskProblem.self) {
            try member.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        }
    }

    @Test("S18 another passkey that never signed in goes with the next ticket, and opens no login")
    mutating func abandoned() throws {
        try member.reachTicket()
        try member.setUp(member.open())
        member.visitor.ask(.refresh)
        _ = member.visitor.ask(.reauthenticate(SecretBytes(text: member.visitor.password)))
        _ = member.visitor.ask(.preparePasskey)
        let browser = try member.open()
        let second = SoftAuthenticator(
            origin: CompanionVisitor.origin, partyID: "kenpo.example.jp", credentialID: Array(101...132))
        let options = try member.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        _ = try member.services.ceremonies.register(second.create(options), browser).get()
        _ = member.visitor.ask(.preparePasskey)
        #expect(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.count == 1)
        #expect(member.services.browser.task(browser) == .failure(.noTicket))
        #expect(try member.services.browser.task(member.open()).get().place == .addition)
    }

    @Test("S25 an answer counts once, whether it was right or not; a challenge that was not asked for never")
    mutating func onceOnly() throws {
        try member.reachTicket()
        let browser = try member.open()
        let answer = try member.phone.create(
            member.services.ceremonies.beginRegistration(isHandheld: true, browser).get())
        #expect(member.services.ceremonies.register(Array("rubbish".utf8), browser) == .failure(.refused))
        #expect(member.services.ceremonies.register(answer, browser) == .failure(.refused))
        // Another try is hers.
        try member.register(browser)
        _ = try member.services.browser.nameDevice("", at: .step2_2_4, browser).get()
        let signIn = try member.phone.get(member.services.ceremonies.beginAuthentication(browser).get())
        _ = try member.services.ceremonies.prove(signIn, browser).get()
        #expect(member.services.ceremonies.prove(signIn, browser) == .failure(.refused))
        #expect(try member.events().filter { $0 == "passkeyRefused" }.count == 3)
    }

    @Test("S25 a challenge is five minutes old at most")
    mutating func oldChallenge() throws {
        try member.reachTicket()
        let browser = try member.open()
        let answer = try member.phone.create(
            member.services.ceremonies.beginRegistration(isHandheld: true, browser).get())
        member.accounts.clock.pass(seconds: 301)
        #expect(member.services.ceremonies.register(answer, browser) == .failure(.refused))
    }

    @Test("S24 answers for a foreign origin, a foreign party, without a verified user, are refused")
    mutating func foreign() throws {
        try member.reachTicket()
        let browser = try member.open()
        for spoil in [
            { (phone: SoftAuthenticator) in phone.origin = "https://kenpo.example.jp.evil.example" },
            { phone in phone.partyID = "evil.example" }, { phone in phone.flags = 0x01 },
        ] {
            let stranger = SoftAuthenticator(origin: CompanionVisitor.origin, partyID: "kenpo.example.jp")
            spoil(stranger)
            let options = try member.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
            #expect(member.services.ceremonies.register(try stranger.create(options), browser) == .failure(.refused))
        }
        #expect(try member.visitor.record()?.journey.saved == .step(.step2_2_3))
    }

    @Test("S25 a counter that goes back is refused and recorded")
    mutating func counter() throws {
        member.phone.counter = 5
        try member.reachTicket()
        let browser = try member.open()
        try member.register(browser)
        _ = try member.services.browser.nameDevice("", at: .step2_2_4, browser).get()
        member.phone.counter = 3
        #expect(try member.signIn(browser) == .failure(.refused))
        #expect(try member.events().contains("passkeyCounterWentBack"))
    }

    @Test("S24 a credential ID that anybody has registered is refused")
    mutating func known() throws {
        try member.reachTicket()
        try member.setUp(member.open())
        var other = try CompanionVisitor("02345678", in: member.accounts)
        try other.reachTicket()
        let browser = try other.open()
        let options = try other.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        #expect(
            other.services.ceremonies.register(try member.phone.create(options), browser)
                == .failure(.alreadyRegistered))
    }

    @Test("S15 a kiosk's own browser never becomes a passkey")
    mutating func kiosk() throws {
        member.visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        _ = try member.visitor.reachChoice()
        #expect(member.visitor.ask(.chooseMethod(.passkey)) == nil)
        #expect(member.visitor.ask(.chooseDevices(.both)) == nil)
        #expect(member.visitor.ask(.choosePassword(SecretBytes(text: member.visitor.password))) == nil)
        member.visitor.ask(.goOn)
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil)
        #expect(member.visitor.place == .step(.step2_2_2))
        let browser = try member.open()
        let options = try member.services.ceremonies.beginRegistration(isHandheld: false, browser).get()
        #expect(String(decoding: options, as: UTF8.self).contains("cross-platform"))
        #expect(member.services.ceremonies.register(try member.phone.create(options), browser) == .failure(.refused))
        let onPhone = try member.services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        _ = try member.services.ceremonies.register(member.phone.create(onPhone), browser).get()
    }

    @Test("S18 a passkey that has not signed in is forgotten when she takes another method")
    mutating func withdrawn() throws {
        try member.reachTicket()
        let browser = try member.open()
        try member.register(browser)
        member.visitor.ask(.refresh)
        #expect(member.visitor.ask(.withdrawChoice) == nil && member.visitor.place == .step(.step1_8))
        #expect(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.isEmpty)
        #expect(member.services.browser.task(browser) == .failure(.noTicket))
    }

    @Test("without a companion passkeys are not offered, and whoever has one is told at her login")
    func withoutCompanion() throws {
        let accounts = try TestAccounts(policy: .everything)
        var visitor = try accounts.visitor()
        _ = try visitor.reachChoice()
        #expect(visitor.reply?.screenState.methods == [.app, .mail])
        #expect(visitor.ask(.chooseMethod(.passkey)) == .outOfOrder(.notOffered))
    }
}
