import Accounts
import CredentialStore
import FlowEngine
import OneTimeCodes
import Secrets
import TestAccounts
import Testing
import World

@Suite("S34 The office takes a method away from whoever has another") struct OfficeMethodTests {
    private let accounts: TestAccounts
    private var owner: Visitor

    /// Somebody with an app and codes by mail.
    init() throws {
        accounts = try TestAccounts()
        owner = try accounts.visitor()
        try #require(try owner.enrol(.mail) == nil)
        accounts.clock.pass(seconds: 200)
        try accounts.deliverAll()
        #expect(owner.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        #expect(owner.ask(.prepareApp) == nil)
        let key = try #require(owner.reply?.screenState.securitySettings?.key)
        let bytes = SecretBytes(try #require(Base32.decode(key.letters.revealedText())))
        #expect(owner.ask(.addApp(code: TOTP(key: bytes).code(at: accounts.clock.world.now()))) == nil)
        accounts.clock.pass(seconds: 200)
        try accounts.deliverAll()
    }

    private var office: OfficeService { accounts.services.office }

    private func enrolled() throws -> Set<Method> {
        try accounts.store.read { try #require(try $0.journey(owner.member.id)).journey.enrolled }
    }

    @Test("she logs in by what is left, is told by mail, and the removed one's codes are from an earlier registration")
    mutating func removed() throws {
        let mails = accounts.courier.messages.count
        try office.remove(.app, of: owner.member.userID)
        #expect(try enrolled() == [.mail])
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count == mails + 1)
        owner.ask(.logOut)
        #expect(owner.logIn(owner.password) == nil)
        #expect(owner.reply?.screenState.method == .mail)
        let keys = try accounts.store.read { try $0.authenticators(owner.member.id) }
        #expect(keys.allSatisfy { $0.supersededAt != nil })
        #expect(
            try accounts.store.read { try $0.audits(after: 0, count: 200) }.last { $0.event.hasPrefix("member") }?.event
                == "memberAppsRemoved")
    }

    @Test("never the last one, and none that she has not; then nothing is changed")
    func refused() throws {
        #expect(throws: OfficeRefusal.hasNot(.passkey)) { try office.remove(.passkey, of: owner.member.userID) }
        try office.remove(.mail, of: owner.member.userID)
        #expect(throws: OfficeRefusal.isOnlyMethod(.app)) { try office.remove(.app, of: owner.member.userID) }
        #expect(try enrolled() == [.app])
        try office.close(owner.member.userID, for: .asked)
        #expect(throws: OfficeRefusal.isClosed) { try office.remove(.app, of: owner.member.userID) }
    }

    @Test("a session that is open on her top page shows what is left")
    mutating func openElsewhere() throws {
        try office.remove(.app, of: owner.member.userID)
        owner.ask(.refresh)
        #expect(owner.place == .topPage)
        #expect(owner.reply?.screenState.enrolled == [.mail])
    }
}
