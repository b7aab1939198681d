import CredentialStore
import FlowEngine
import Mail
import Content
import OneTimeCodes
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("S34 What guards an account is changed on the top page") struct SafeguardsTests {
    private let accounts: TestAccounts
    /// Enrolled with the app, on her top page.
    private var owner: Visitor

    init() throws {
        accounts = try TestAccounts()
        owner = try accounts.visitor()
        try #require(try owner.enrol(.app) == nil)
        // What she was told of her first method lies behind her.
        accounts.clock.pass(seconds: 200)
        try accounts.deliverAll()
    }

    private var methods: [EnrolledMethod] { owner.reply?.screenState.securitySettings?.methods ?? [] }

    private mutating func reauthenticate() -> Problem? { owner.ask(.reauthenticate(SecretBytes(text: owner.password))) }

    /// The notices since the last look, by recipient.
    private func notices() throws -> [String] {
        let before = accounts.courier.messages.count
        try accounts.deliverAll()
        return accounts.courier.messages.dropFirst(before).filter { $0.code == nil }.map(\.recipient.text)
    }

    private mutating func addSecondApp() throws -> SecretBytes {
        #expect(owner.ask(.prepareApp) == nil)
        let key = try #require(owner.reply?.screenState.securitySettings?.key)
        let bytes = SecretBytes(try #require(Base32.decode(key.letters.revealedText())))
        #expect(owner.ask(.addApp(code: TOTP(key: bytes).code(at: accounts.clock.world.now()))) == nil)
        return bytes
    }

    // S34
    @Test("S34 Nothing without her password again within five minutes; a wrong one waits")
    mutating func passwordAgain() throws {
        let other = try #require(MailAddress("other@example.jp"))
        let guarded: [Request] = [
            .changePassword(SecretBytes(text: "quite another sentence")), .prepareApp, .addApp(code: "000000"),
            .prepareMail, .addMail(code: "000000"), .renameMethod(id: methods[0].id, name: "x"),
            .preferMethod(.app), .removeMethod(id: methods[0].id), .replaceMail(other),
            .proveReplacement(code: "000000"),
        ]
        for request in guarded { #expect(owner.ask(request) == .passwordAgain, "\(request)") }
        #expect(owner.ask(.reauthenticate(SecretBytes(text: "wrong"))) == .wrongPresentPassword)
        #expect(reauthenticate() == .waitFirst)
        accounts.clock.pass(seconds: 1)
        #expect(reauthenticate() == nil && owner.reply?.screenState.securitySettings?.mayBeChanged == true)
        accounts.clock.pass(seconds: 299)
        #expect(owner.ask(.prepareApp) == nil)
        accounts.clock.pass(seconds: 1)
        for request in guarded { #expect(owner.ask(request) == .passwordAgain, "\(request)") }
        // A later login does not inherit it.
        #expect(reauthenticate() == nil)
        owner.ask(.logOut)
        #expect(try owner.logIn(owner.password) ?? owner.ask(.proveCode(owner.appCode())) == nil)
        #expect(owner.ask(.prepareApp) == .passwordAgain)
        #expect(try notices().isEmpty)
    }

    // S18, S16
    @Test("A second app counts once its code was right, and until then opens nothing") mutating func secondApp() throws
    {
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.prepareApp) == nil)
        let shown = try #require(owner.reply?.screenState.securitySettings?.key)
        let second = SecretBytes(try #require(Base32.decode(shown.letters.revealedText())))
        func code(_ key: SecretBytes) -> String { TOTP(key: key).code(at: accounts.clock.world.now()) }
        // Neither does the first app's code enrol the second.
        #expect(owner.ask(.addApp(code: try owner.appCode())) != nil)
        accounts.clock.pass(seconds: 30)
        var other = try owner.elsewhere()
        #expect(other.logIn(owner.password) == nil)
        #expect(other.ask(.proveCode(code(second))) != nil && other.session.authenticationLevel != .signedIn)
        accounts.clock.pass(seconds: 30)
        #expect(owner.ask(.addApp(code: code(second))) == nil)
        #expect(methods.map(\.method) == [.app, .app] && methods[0].since != methods[1].since)
        #expect(try notices() == ["taro@example.jp"])
        accounts.clock.pass(seconds: 60)
        // R04: the other one is told first that something has changed, and its code stays good.
        #expect(other.ask(.proveCode(code(second))) == .movedElsewhere)
        #expect(other.ask(.proveCode(code(second))) == nil && other.session.authenticationLevel == .signedIn)
        accounts.clock.pass(seconds: 120)
        // Named, and the first one removed: its codes are told from unknown ones, and open nothing.
        #expect(owner.ask(.renameMethod(id: methods[1].id, name: " 台所の電話\n")) == nil)
        #expect(methods[1].name == "台所の電話")
        #expect(owner.ask(.removeMethod(id: methods[0].id)) == nil)
        #expect(methods.map(\.name) == ["台所の電話"])
        // S21: the second change within minutes waits for its mail.
        #expect(try notices() == ["taro@example.jp"])
        accounts.clock.pass(seconds: 180)
        #expect(try notices() == ["taro@example.jp"])
        other.ask(.logOut)
        #expect(other.logIn(owner.password) == nil)
        #expect(try other.ask(.proveCode(owner.appCode())) == .code(.earlierRegistration))
        // The last one stays.
        accounts.clock.pass(seconds: 1)
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.removeMethod(id: methods[0].id)) == .outOfOrder(.lastMethod))
        #expect(methods.count == 1)
    }

    // S34
    @Test("S34 Five minutes later no mail is sent again either") mutating func resendLater() throws {
        #expect(reauthenticate() == nil && owner.ask(.prepareMail) == nil)
        accounts.clock.pass(seconds: 60)
        #expect(owner.ask(.resendMail) == nil)
        accounts.clock.pass(seconds: 300)
        #expect(owner.ask(.resendMail) == .passwordAgain)
    }

    // S05, S22
    @Test("The code by mail as a second method: proved by a code, asked for at a login, removed again")
    mutating func mailBesideApp() throws {
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.prepareMail) == nil)
        #expect(try owner.ask(.addMail(code: owner.mailedCode())) == nil)
        #expect(methods.map(\.method) == [.app, .mail])
        #expect(try notices() == ["taro@example.jp"])
        // The app is asked for first, and no mail is sent for that; the mail when she wants it.
        var other = try owner.elsewhere()
        accounts.clock.pass(seconds: 60)
        let before = accounts.courier.messages.count
        #expect(other.logIn(owner.password) == nil)
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count == before)
        #expect(other.reply?.screenState.method == .app && other.reply?.screenState.otherMethods == [.mail])
        #expect(other.ask(.useMethod(.mail)) == nil && other.reply?.screenState.method == .mail)
        #expect(try other.ask(.proveCode(other.mailedCode())) == nil && other.session.authenticationLevel == .signedIn)
        // Asked for first from now on, if she wants.
        #expect(owner.ask(.preferMethod(.mail)) == nil)
        other.ask(.logOut)
        accounts.clock.pass(seconds: 60)
        #expect(other.logIn(owner.password) == nil && other.reply?.screenState.method == .mail)
        #expect(owner.ask(.removeMethod(id: "mail")) == nil)
        #expect(methods.map(\.method) == [.app])
        var third = try owner.elsewhere()
        #expect(third.logIn(owner.password) == nil)
        #expect(third.ask(.useMethod(.mail)) == .outOfOrder(.notEnrolled))
    }

    // S05
    @Test("S05 A password that is too short for the code by mail has to be changed first") func shortPassword() throws {
        let accounts = try TestAccounts()
        var owner = try accounts.visitor()
        owner.password = "kawa yama"
        #expect(try owner.enrol(.app) == nil)
        #expect(owner.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        #expect(owner.reply?.screenState.securitySettings?.passwordSuitsMail == false)
        #expect(owner.ask(.prepareMail) == .outOfOrder(.passwordTooShort))
        #expect(owner.ask(.changePassword(SecretBytes(text: "kawa yama sora umi"))) == nil)
        #expect(owner.ask(.prepareMail) == nil)
        accounts.clock.pass(seconds: 60)
        #expect(try owner.ask(.addMail(code: owner.mailedCode())) == nil)
        // Beside the mail code no shorter one is taken any more.
        #expect(
            owner.ask(.changePassword(SecretBytes(text: "kawa hoshi"))) == .password(.tooShort(length: 10, needed: 15)))
    }

    // S34, S19
    @Test("Another address counts once its code was typed; the old one and the new one are told")
    mutating func replaceMail() throws {
        #expect(reauthenticate() == nil)
        let new = try #require(MailAddress("new@example.jp"))
        #expect(owner.ask(.replaceMail(new)) == nil)
        #expect(owner.reply?.screenState.expectedMail?.address == new.text)
        #expect(owner.ask(.proveReplacement(code: "000000")) != nil)
        #expect(try accounts.store.read { try $0.member(owner.member.id)?.mail } == owner.member.mail)
        accounts.clock.pass(seconds: 60)
        // The code for another address makes no method of the old one.
        let code = try owner.mailedCode(to: new.text)
        #expect(owner.ask(.addMail(code: code)) == .code(.noMail))
        #expect(owner.ask(.proveReplacement(code: code)) == nil)
        #expect(try accounts.store.read { try $0.member(owner.member.id)?.mail } == new)
        #expect(try notices().sorted() == ["new@example.jp", "taro@example.jp"])
        #expect(owner.reply?.screenState.securitySettings?.newMail == nil)
    }

    // S18
    @Test("S18 A second app's key is forgotten after a day, and with the password that it was shown under")
    mutating func pendingKey() throws {
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.prepareApp) == nil)
        func key() throws -> SecretBytes {
            let shown = try #require(owner.reply?.screenState.securitySettings?.key)
            return SecretBytes(try #require(Base32.decode(shown.letters.revealedText())))
        }
        let old = try key()
        accounts.clock.pass(seconds: 86_400)
        #expect(reauthenticate() == nil && owner.reply?.screenState.securitySettings?.key == nil)
        let late = TOTP(key: old).code(at: accounts.clock.world.now())
        #expect(owner.ask(.addApp(code: late)) == .code(.earlierRegistration))
        #expect(owner.ask(.prepareApp) == nil)
        let next = try key()
        #expect(next.revealedBytes() != old.revealedBytes())
        accounts.clock.pass(seconds: 60)
        owner.password = "quite another sentence"
        #expect(owner.ask(.changePassword(SecretBytes(text: owner.password))) == nil)
        #expect(owner.reply?.screenState.securitySettings?.key == nil)
        #expect(owner.ask(.addApp(code: TOTP(key: next).code(at: accounts.clock.world.now()))) != nil)
        #expect(methods.count == 1)
    }

    // S09, S10
    @Test("S10 The password typed wrong from afar keeps her waiting at no kiosk") mutating func kiosk() throws {
        for _ in 0..<8 {
            #expect(owner.ask(.reauthenticate(SecretBytes(text: "wrong"))) == .wrongPresentPassword)
            accounts.clock.pass(seconds: 120)
        }
        #expect(owner.ask(.reauthenticate(SecretBytes(text: "wrong"))) == .wrongPresentPassword)
        var atKiosk = try owner.elsewhere("窓口 1番", kind: .kiosk)
        #expect(try atKiosk.logIn(owner.password) ?? atKiosk.ask(.proveCode(owner.appCode())) == nil)
        #expect(atKiosk.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
    }

    // R04
    @Test("R04 Of two top pages one changes something and the other is told, whatever it is")
    mutating func twoTopPages() throws {
        var other = try owner.elsewhere()
        #expect(try other.logIn(owner.password) ?? other.ask(.proveCode(owner.appCode())) == nil)
        #expect(other.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        accounts.clock.pass(seconds: 1)
        let addresses = try ["a@example.jp", "b@example.jp"].map { try #require(MailAddress($0)) }
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.replaceMail(addresses[0])) == nil)
        #expect(other.ask(.replaceMail(addresses[1])) == .movedElsewhere)
        // It was told and sees the present state; what it asks for now is done, and the first one is told.
        accounts.clock.pass(seconds: 60)
        #expect(other.ask(.replaceMail(addresses[1])) == nil)
        #expect(owner.ask(.proveReplacement(code: "000000")) == .code(.mailUnknown))
        let id = try #require(methods.first?.id)
        #expect(other.ask(.renameMethod(id: id, name: "x")) == nil)
        #expect(owner.ask(.renameMethod(id: id, name: "y")) == .movedElsewhere)
        // Another key of the app leaves the journey as it was; it is a change all the same.
        accounts.clock.pass(seconds: 1)
        _ = try addSecondApp()
        #expect(other.ask(.removeMethod(id: id)) == .movedElsewhere)
        #expect(methods.count == 2)
    }

    @Test("A session whose password was changed elsewhere changes nothing any more") mutating func revoked() throws {
        var other = try owner.elsewhere()
        #expect(try other.logIn(owner.password) ?? other.ask(.proveCode(owner.appCode())) == nil)
        accounts.clock.pass(seconds: 1)
        #expect(other.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        accounts.clock.pass(seconds: 1)
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.changePassword(SecretBytes(text: "quite another sentence"))) == nil)
        #expect(other.ask(.prepareApp) == .outOfOrder(.notLoggedIn))
        #expect(try accounts.store.read { try $0.authenticators(owner.member.id) }.count == 1)
    }

    // S34
    @Test("S34 Another name, and another method that is asked for first, are told by mail as well")
    mutating func smallChanges() throws {
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.renameMethod(id: methods[0].id, name: "台所の電話")) == nil)
        #expect(try notices() == ["taro@example.jp"])
        #expect(accounts.courier.messages.last?.text.contains("認証方法の名前が変更されました。") == true)
        // S21: what is asked first already, or is called so already, is no change.
        #expect(owner.ask(.preferMethod(.app)) == nil)
        #expect(owner.ask(.renameMethod(id: methods[0].id, name: "台所の電話")) == nil)
        accounts.clock.pass(seconds: 290)
        #expect(try notices().isEmpty)
        #expect(reauthenticate() == nil)
        #expect(owner.ask(.prepareMail) == nil)
        #expect(try owner.ask(.addMail(code: owner.mailedCode())) == nil)
        #expect(owner.ask(.preferMethod(.mail)) == nil)
        accounts.clock.pass(seconds: 180)
        #expect(try notices() == ["taro@example.jp", "taro@example.jp"])
        #expect(accounts.courier.messages.last?.text.contains("先にお聞きする認証方法が変更されました。") == true)
    }

    // S34
    @Test("The mail whose code adds or replaces an address speaks of no first login") mutating func words() throws {
        #expect(reauthenticate() == nil)
        let new = try #require(MailAddress("new@example.jp"))
        #expect(owner.ask(.replaceMail(new)) == nil)
        try accounts.deliverAll()
        let text = try #require(accounts.courier.messages.last?.text)
        #expect(text.contains("確認の数字"))
        #expect(!text.contains("初回ログイン") && !text.contains("first login"))
    }

    // S30
    @Test("S30 Each change stands in the record, under no name") mutating func audited() throws {
        #expect(reauthenticate() == nil)
        _ = try addSecondApp()
        #expect(owner.ask(.renameMethod(id: methods[1].id, name: "台所の電話")) == nil)
        #expect(owner.ask(.removeMethod(id: methods[1].id)) == nil)
        let record = try accounts.store.read { try $0.audits(after: 0, count: 1_000) }
        #expect(record.suffix(3).map(\.event) == ["methodAdded(app)", "methodRenamed", "deviceRemoved"])
        #expect(try accounts.services.office.verifyAudit().get().sequence == record.last?.sequence)
    }
}
