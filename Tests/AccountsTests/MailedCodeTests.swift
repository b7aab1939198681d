import CredentialStore
import FlowEngine
import Mail
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("S19 Mailed codes") struct MailedCodeTests {
    private let accounts: TestAccounts
    /// At 1【6】, its mail under way.
    private var visitor: Visitor

    init() throws {
        accounts = try TestAccounts()
        visitor = try accounts.visitor()
        try #require(try visitor.reach(.step1_6) == nil)
    }

    private func waitIsOver() { accounts.clock.pass(seconds: 31) }

    // S19
    @Test("S19 Only the newest code counts; the one before it is of no use") mutating func newest() throws {
        let first = try visitor.mailedCode()
        accounts.clock.pass(seconds: 30)
        #expect(visitor.ask(.resendMail) == nil)
        let second = try visitor.mailedCode()
        try #require(first != second)
        #expect(visitor.ask(.confirmMail(code: first)) == .code(.mailUnknown) && visitor.place == .step(.step1_6))
        waitIsOver()
        #expect(visitor.ask(.confirmMail(code: second)) == nil && visitor.place == .step(.step1_8))
        #expect(visitor.ask(.confirmMail(code: second)) != nil)
    }

    // S19
    @Test("S19 Five tries, then no code is right any more, until another is sent") mutating func tries() throws {
        let right = try visitor.mailedCode()
        let wrong = right == "000001" ? "000002" : "000001"
        for attempt in 1...5 {
            #expect(visitor.ask(.confirmMail(code: wrong)) == .code(attempt < 5 ? .mailUnknown : .mailExhausted))
            waitIsOver()
        }
        #expect(visitor.ask(.confirmMail(code: right)) == .code(.mailExhausted))
        #expect(visitor.ask(.resendMail) == nil)
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode())) == nil)
    }

    @Test("Whoever goes back from 1【6】 and on again has her code already, until it is spent or its mail failed")
    mutating func backAndOn() throws {
        let code = try visitor.mailedCode()
        waitIsOver()
        #expect(visitor.ask(.correctMail) == nil && visitor.ask(.keepMail) == nil)
        #expect(try visitor.mailedCode() == code && mails().count == 1)
        let other = try #require(MailAddress("hanako@example.jp"))
        #expect(visitor.ask(.correctMail) == nil && visitor.ask(.changeMail(other)) == nil)
        #expect(try mails().filter { $0.purpose == .confirmation }.count == 2, "another address has no code yet")
        waitIsOver()
        #expect(visitor.ask(.correctMail) == nil && visitor.ask(.keepMail) == nil)
        try accounts.store.write { records in
            var newest = try #require(try records.mails(visitor.member.id).max { $0.createdAt < $1.createdAt })
            newest.state = .refused("no such user")
            try records.put(newest)
        }
        waitIsOver()
        let before = try mails().count
        #expect(visitor.ask(.correctMail) == nil && visitor.ask(.keepMail) == nil)
        #expect(try mails().count == before + 1, "what was refused is sent once more")
    }

    private func mails() throws -> [OutboxRow] {
        try accounts.store.read { try $0.mails(visitor.member.id) }
    }

    // S19
    @Test("S19 A login code counts for 10 minutes, a confirmation's for 30") mutating func lifetimes() throws {
        let confirmation = try visitor.mailedCode()
        accounts.clock.pass(seconds: 30 * 60)
        #expect(visitor.ask(.confirmMail(code: confirmation)) == .code(.mailTooOld))
        #expect(visitor.ask(.resendMail) == nil)
        accounts.clock.pass(seconds: 30 * 60 - 1)
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode())) == nil)

        var other = try accounts.visitor("02000000")
        try other.finishFirstLogin(.mail)
        try other.reachCode(.mail)
        let login = try other.mailedCode()
        #expect(other.place == .step(.step2_6_3))
        accounts.clock.pass(seconds: 600)
        #expect(other.ask(.proveCode(login)) == .code(.mailTooOld))
        #expect(other.ask(.resendMail) == nil)
        accounts.clock.pass(seconds: 599)
        #expect(try other.ask(.proveCode(other.mailedCode())) == nil && other.session.authenticationLevel == .signedIn)
    }

    // S19
    @Test("S19 A code is bound to its member and its purpose") mutating func bound() throws {
        let mine = try visitor.mailedCode()
        var wife = try accounts.visitor("02000000", mail: "taro@example.jp")
        try wife.reach(.step1_5)
        accounts.clock.pass(seconds: 5)
        #expect(try wife.reach(.step1_6) == nil)
        let hers = try wife.mailedCode()
        try #require(mine != hers)
        #expect(wife.ask(.confirmMail(code: mine)) == .code(.mailUnknown))
        #expect(visitor.ask(.confirmMail(code: hers)) == .code(.mailUnknown))
        waitIsOver()
        // A hash that was moved to the other's row fits no code.
        let ids = (visitor.member.id, wife.member.id)
        try accounts.store.write { records in
            var moved = try #require(try records.mailedCode(ids.0, .confirmation, .proved))
            moved.member = ids.1
            try records.put(moved)
        }
        #expect(wife.ask(.confirmMail(code: mine)) == .code(.mailUnknown))
        #expect(visitor.ask(.confirmMail(code: mine)) == nil)
    }

    // S19
    @Test("S19 A code that was used is used up, at a later login too") func once() throws {
        var other = try accounts.visitor("02000000")
        #expect(try other.enrol(.mail) == nil)
        let used = try other.mailedCode()
        other.ask(.logOut)
        accounts.clock.pass(seconds: 60)
        #expect(other.logIn(other.password) == nil && other.place == .secondFactor)
        let fresh = try other.mailedCode()
        try #require(used != fresh)
        #expect(other.ask(.proveCode(used)) == .code(.mailUnknown))
        waitIsOver()
        #expect(other.ask(.proveCode(fresh)) == nil && other.session.authenticationLevel == .signedIn)
    }

    // S01, S04, S30
    @Test("S04 Whose password was replaced sends no mail any more, and who may is recorded") mutating func revoked()
        throws
    {
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.resendMail) == nil)
        #expect(try accounts.store.read { try $0.lastAudit() }?.event == "mailResent")
        _ = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.resendMail) == .outOfOrder(.notLoggedIn))
    }

    // S21
    @Test("S21 Once more after 30 seconds, 5 an hour, 10 a day, and always the same answer") mutating func resend()
        throws
    {
        var sent = 1
        for second in 1...90_000 where second % 10 == 0 {
            accounts.clock.pass(seconds: 10)
            let mayBe = visitor.reply?.screenState.expectedMail?.resendAt ?? TestAccounts.start
            let problem = visitor.ask(.resendMail)
            #expect((problem == nil) == (mayBe <= accounts.clock.world.now()), "after \(second)")
            if problem == nil { sent += 1 } else { #expect(problem == .resendLater) }
            if second == 20 { #expect(sent == 1) }
            if second == 30 { #expect(sent == 2) }
            if second == 3_590 { #expect(sent == 5) }
            if second == 3_600 { #expect(sent == 6) }
            if second == 86_390 { #expect(sent == 10) }
            if second == 86_400 { break }
        }
        #expect(sent == 11)
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count == 11)
    }

    // S21
    @Test("S21 Logging in again and again sends no more than that either") func logins() throws {
        var other = try accounts.visitor("02000000")
        #expect(try other.enrol(.mail) == nil)
        for _ in 0..<500 {
            other.ask(.logOut)
            #expect(other.logIn(other.password) == nil)
            accounts.clock.pass(seconds: 60)
        }
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count { $0.recipient == other.member.mail && $0.code != nil } <= 11)
    }

    // S19, S02
    @Test("S19 A code proves the address that it was sent to, and no other") mutating func boundToItsAddress() throws {
        let first = try visitor.mailedCode()
        #expect(visitor.ask(.correctMail) == nil)
        let other = try #require(MailAddress("other@example.jp"))
        #expect(try visitor.changeMail(to: other) == nil)
        #expect(visitor.ask(.confirmMail(code: first)) == .code(.mailUnknown))
        waitIsOver()
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode(to: other.text))) == nil)
        #expect(try accounts.store.read { try $0.member(visitor.member.id)?.mail } == other)
    }

    // S21, S02
    @Test("S21 Changing the address again and again sends five codes an hour, and one warning to the old address")
    mutating func floods() throws {
        for index in 0..<40 {
            #expect(visitor.ask(.correctMail) == nil)
            #expect(try visitor.changeMail(to: #require(MailAddress("other\(index)@example.jp"))) == nil)
            accounts.clock.pass(seconds: 80)
            try accounts.deliverAll()
        }
        #expect(accounts.courier.messages.count { $0.code != nil } == 5)
        #expect(accounts.courier.messages.count { $0.code == nil } == 1)
    }
}
