import CredentialStore
import FlowEngine
import Mail
import Manual
import OneTimeCodes
import Portal
import SQLiteStore
import Secrets
import Testing
import TrialHouse
import World
import Writing

@Suite("S34 What guards an account is changed on the top page") struct SafeguardsTests {
    private let house: TrialHouse
    /// Enrolled with the app, on her top page.
    private var owner: Visitor

    init() throws {
        house = try TrialHouse()
        owner = try house.visitor()
        try #require(try owner.enrol(.app) == nil)
        house.clock.pass(seconds: 60)
        try house.deliverAll()
    }

    private var methods: [EnrolledMethod] { owner.reply?.situation.safeguards?.methods ?? [] }

    private mutating func proveAgain() -> Trouble? { owner.ask(.proveAgain(SecretBytes(text: owner.password))) }

    /// The notices since the last look, by recipient.
    private func notices() throws -> [String] {
        let before = house.courier.messages.count
        try house.deliverAll()
        return house.courier.messages.dropFirst(before).filter { $0.code == nil }.map(\.recipient.text)
    }

    private mutating func addSecondApp() throws -> SecretBytes {
        #expect(owner.ask(.prepareApp) == nil)
        let key = try #require(owner.reply?.situation.safeguards?.key)
        let bytes = SecretBytes(try #require(Base32.decode(key.letters.revealedText())))
        #expect(owner.ask(.addApp(code: TOTP(key: bytes).code(at: house.clock.world.now()))) == nil)
        return bytes
    }

    // S34
    @Test("S34 Nothing without her password again within five minutes; a wrong one waits")
    mutating func passwordAgain() throws {
        let other = try #require(MailAddress("other@example.jp"))
        let guarded: [Request] = [
            .changePassword(SecretBytes(text: "quite another sentence")), .prepareApp, .addApp(code: "000000"),
            .prepareMail, .addMail(code: "000000"), .renameMethod(id: methods[0].id, name: "x"),
            .removeMethod(id: methods[0].id), .replaceMail(other), .proveReplacement(code: "000000"),
        ]
        for request in guarded { #expect(owner.ask(request) == .passwordAgain, "\(request)") }
        #expect(owner.ask(.proveAgain(SecretBytes(text: "wrong"))) == .wrongPresentPassword)
        #expect(proveAgain() == .waitFirst)
        house.clock.pass(seconds: 1)
        #expect(proveAgain() == nil && owner.reply?.situation.safeguards?.mayBeChanged == true)
        house.clock.pass(seconds: 299)
        #expect(owner.ask(.prepareApp) == nil)
        house.clock.pass(seconds: 1)
        for request in guarded { #expect(owner.ask(request) == .passwordAgain, "\(request)") }
        // A later login does not inherit it.
        #expect(proveAgain() == nil)
        owner.ask(.logOut)
        #expect(try owner.logIn(owner.password) ?? owner.ask(.proveCode(owner.appCode())) == nil)
        #expect(owner.ask(.prepareApp) == .passwordAgain)
        #expect(try notices().isEmpty)
    }

    // S18, S16
    @Test("A second app counts once its code was right, and until then opens nothing") mutating func secondApp() throws
    {
        #expect(proveAgain() == nil)
        #expect(owner.ask(.prepareApp) == nil)
        let shown = try #require(owner.reply?.situation.safeguards?.key)
        let second = SecretBytes(try #require(Base32.decode(shown.letters.revealedText())))
        func code(_ key: SecretBytes) -> String { TOTP(key: key).code(at: house.clock.world.now()) }
        // Neither does the first app's code enrol the second.
        #expect(owner.ask(.addApp(code: try owner.appCode())) != nil)
        house.clock.pass(seconds: 30)
        var other = try owner.elsewhere()
        #expect(other.logIn(owner.password) == nil)
        #expect(other.ask(.proveCode(code(second))) != nil && other.session.presence != .signedIn)
        house.clock.pass(seconds: 30)
        #expect(owner.ask(.addApp(code: code(second))) == nil)
        #expect(methods.map(\.method) == [.app, .app] && methods[0].since != methods[1].since)
        #expect(try notices() == ["taro@example.jp"])
        house.clock.pass(seconds: 60)
        #expect(other.ask(.proveCode(code(second))) == nil && other.session.presence == .signedIn)
        // Named, and the first one removed: its codes are told from unknown ones, and open nothing.
        #expect(owner.ask(.renameMethod(id: methods[1].id, name: " 台所の電話\n")) == nil)
        #expect(methods[1].name == "台所の電話")
        #expect(owner.ask(.removeMethod(id: methods[0].id)) == nil)
        #expect(methods.map(\.name) == ["台所の電話"])
        #expect(try notices() == ["taro@example.jp"])
        other.ask(.logOut)
        #expect(other.logIn(owner.password) == nil)
        #expect(try other.ask(.proveCode(owner.appCode())) == .code(.earlierRegistration))
        // The last one stays.
        #expect(owner.ask(.removeMethod(id: methods[0].id)) == .outOfOrder(.lastMethod))
        #expect(methods.count == 1)
    }

    // S05, S22
    @Test("The code by mail as a second method: proved by a code, asked for at a login, removed again")
    mutating func mailBesideApp() throws {
        #expect(proveAgain() == nil)
        #expect(owner.ask(.prepareMail) == nil)
        #expect(try owner.ask(.addMail(code: owner.mailedCode())) == nil)
        #expect(methods.map(\.method) == [.app, .mail])
        #expect(try notices() == ["taro@example.jp"])
        // The app is asked for first, and no mail is sent for that; the mail when she wants it.
        var other = try owner.elsewhere()
        house.clock.pass(seconds: 60)
        let before = house.courier.messages.count
        #expect(other.logIn(owner.password) == nil)
        try house.deliverAll()
        #expect(house.courier.messages.count == before)
        #expect(other.reply?.situation.method == .app && other.reply?.situation.otherMethods == [.mail])
        #expect(other.ask(.useMethod(.mail)) == nil && other.reply?.situation.method == .mail)
        #expect(try other.ask(.proveCode(other.mailedCode())) == nil && other.session.presence == .signedIn)
        // Asked for first from now on, if she wants.
        #expect(owner.ask(.preferMethod(.mail)) == nil)
        other.ask(.logOut)
        house.clock.pass(seconds: 60)
        #expect(other.logIn(owner.password) == nil && other.reply?.situation.method == .mail)
        #expect(owner.ask(.removeMethod(id: "mail")) == nil)
        #expect(methods.map(\.method) == [.app])
        var third = try owner.elsewhere()
        #expect(third.logIn(owner.password) == nil)
        #expect(third.ask(.useMethod(.mail)) == .outOfOrder(.notEnrolled))
    }

    // S05
    @Test("S05 A password that is too short for the code by mail has to be changed first") func shortPassword() throws {
        let house = try TrialHouse()
        var owner = try house.visitor()
        owner.password = "kawa yama"
        #expect(try owner.enrol(.app) == nil)
        #expect(owner.ask(.proveAgain(SecretBytes(text: owner.password))) == nil)
        #expect(owner.reply?.situation.safeguards?.passwordSuitsMail == false)
        #expect(owner.ask(.prepareMail) == .outOfOrder(.passwordTooShort))
        #expect(owner.ask(.changePassword(SecretBytes(text: "kawa yama sora umi"))) == nil)
        #expect(owner.ask(.prepareMail) == nil)
        house.clock.pass(seconds: 60)
        #expect(try owner.ask(.addMail(code: owner.mailedCode())) == nil)
        // Beside the mail code no shorter one is taken any more.
        #expect(
            owner.ask(.changePassword(SecretBytes(text: "kawa hoshi"))) == .password(.tooShort(length: 10, needed: 15)))
    }

    // S34, S19
    @Test("Another address counts once its code was typed; the old one and the new one are told")
    mutating func replaceMail() throws {
        #expect(proveAgain() == nil)
        let new = try #require(MailAddress("new@example.jp"))
        #expect(owner.ask(.replaceMail(new)) == nil)
        #expect(owner.reply?.situation.expectedMail?.address == new.text)
        #expect(owner.ask(.proveReplacement(code: "000000")) != nil)
        #expect(try house.store.read { try $0.member(owner.member.id)?.mail } == owner.member.mail)
        house.clock.pass(seconds: 60)
        // The code for another address makes no method of the old one.
        let code = try owner.mailedCode(to: new.text)
        #expect(owner.ask(.addMail(code: code)) == .code(.noMail))
        #expect(owner.ask(.proveReplacement(code: code)) == nil)
        #expect(try house.store.read { try $0.member(owner.member.id)?.mail } == new)
        #expect(try notices().sorted() == ["new@example.jp", "taro@example.jp"])
        #expect(owner.reply?.situation.safeguards?.newMail == nil)
    }

    @Test("A sitting whose password was changed elsewhere changes nothing any more") mutating func revoked() throws {
        var other = try owner.elsewhere()
        #expect(try other.logIn(owner.password) ?? other.ask(.proveCode(owner.appCode())) == nil)
        house.clock.pass(seconds: 1)
        #expect(other.ask(.proveAgain(SecretBytes(text: owner.password))) == nil)
        house.clock.pass(seconds: 1)
        #expect(proveAgain() == nil)
        #expect(owner.ask(.changePassword(SecretBytes(text: "quite another sentence"))) == nil)
        #expect(other.ask(.prepareApp) == .outOfOrder(.notLoggedIn))
        #expect(try house.store.read { try $0.authenticators(owner.member.id) }.count == 1)
    }

    // S30
    @Test("S30 Each change stands in the record, under no name") mutating func audited() throws {
        #expect(proveAgain() == nil)
        _ = try addSecondApp()
        #expect(owner.ask(.renameMethod(id: methods[1].id, name: "台所の電話")) == nil)
        #expect(owner.ask(.removeMethod(id: methods[1].id)) == nil)
        let record = try house.store.read { try $0.audits(after: 0, count: 1_000) }
        #expect(record.suffix(3).map(\.event) == ["methodAdded(app)", "methodRenamed", "deviceRemoved"])
        #expect(try house.portal.verifyAudit().get().sequence == record.last?.sequence)
    }
}
