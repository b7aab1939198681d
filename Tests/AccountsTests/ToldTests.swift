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

/// S37: whatever guards an account and is changed is told to the address that belongs to it.
@Suite("What guards an account does not change in silence, nor with a thousand mails")
struct ToldTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    /// The changes that the outbox tells an address of, in order.
    private func told(_ member: Member, at address: String = "taro@example.jp") throws -> [String] {
        try accounts.store.read { try $0.mails(member.id) }
            .filter { $0.purpose == .notice && $0.recipient == address }.flatMap(\.changes)
    }

    private func due(_ member: Member) throws -> [Bool] {
        let now = accounts.clock.world.now()
        return try accounts.store.read { try $0.mails(member.id) }.filter { !$0.changes.isEmpty }.map {
            $0.dueAt <= now
        }
    }

    @Test("S37 every notice is told at once; one that undoes a set-up says so", arguments: [false, true])
    func notices(isEnrolled: Bool) throws {
        var member = try accounts.visitor()
        if isEnrolled {
            try #require(try member.enrol(.app) == nil)
            accounts.clock.pass(seconds: 600)
        }
        _ = try accounts.services.office.drawNotice(for: member.member.userID, replacing: true)
        #expect(try told(member.member).last == (isEnrolled ? "accountReset" : "noticeDrawn"))
        #expect(try due(member.member).last == true)
        try accounts.deliverAll()
        let text = try #require(accounts.courier.messages.last?.text)
        #expect(text.contains(isEnrolled ? "認証方法は使えなくなります" : "初期パスワードの通知を発行しました"))
        #expect(text.contains("please call us at once"))
    }

    @Test("S37 the first method is told, whichever it is", arguments: [Method.app, .mail])
    func firstMethod(method: Method) throws {
        var member = try accounts.visitor()
        try #require(try member.enrol(method) == nil)
        #expect(try told(member.member) == ["firstMethod"])
    }

    @Test("S37 a first passkey is told as well")
    func firstPasskey() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        try member.setUp(member.open())
        let mails = try member.accounts.store.read { try $0.mails(member.visitor.member.id) }
        #expect(mails.flatMap(\.changes) == ["firstMethod"])
    }

    @Test("S37, S02 no mail, where an address is registered: the office's to decide, and the address is told")
    func withoutMail() throws {
        var thief = try accounts.visitor()
        try #require(try thief.reach(.step1_5) == nil)
        #expect(thief.ask(.reportMail(.absent)) == nil && thief.place == .mailDesk)
        #expect(throws: OfficeRefusal.noSuchMember) {
            try accounts.services.office.allowWithoutMail(try #require(UserID(typed: "99")))
        }
        try accounts.services.office.allowWithoutMail(thief.member.userID)
        try accounts.services.office.allowWithoutMail(thief.member.userID)
        #expect(try told(thief.member) == ["withoutMailAllowed"])
        // Mails of one moment have no order.
        accounts.clock.pass(seconds: 1)
        #expect(thief.ask(.leaveDesk) ?? thief.ask(.reportMail(.absent)) == nil && thief.place == .step(.step1_8))
        #expect(try told(thief.member) == ["withoutMailAllowed", "withoutMail"])
        // Another notice, and staff look again.
        let drawn = try accounts.services.office.drawNotice(for: thief.member.userID, replacing: true)
        var again = accounts.visitor(thief.member, initialPassword: drawn.password.revealedText())
        try #require(try again.reach(.step1_5) == nil)
        #expect(again.ask(.reportMail(.absent)) == nil && again.place == .mailDesk)
        // Who has none registered goes on by herself, as the manual has it.
        var other = try accounts.visitor("03000000", mail: nil)
        try #require(try other.reach(.step1_5) == nil)
        #expect(other.ask(.reportMail(.absent)) == nil && other.place == .step(.step1_8))
        #expect(throws: OfficeRefusal.hasNoMail) { try accounts.services.office.allowWithoutMail(other.member.userID) }
    }

    @Test("S37 of an account that was complete, a new notice shows the address masked until a mail was read there")
    func masked() throws {
        var new = try accounts.visitor("03000000")
        try #require(try new.reach(.step1_5) == nil)
        #expect(new.reply?.screenState.registeredMail == "taro@example.jp")
        var member = try accounts.visitor()
        try #require(try member.enrol(.app) == nil)
        accounts.clock.pass(seconds: 600)
        let drawn = try accounts.services.office.drawNotice(for: member.member.userID, replacing: true)
        var again = accounts.visitor(member.member, initialPassword: drawn.password.revealedText())
        try #require(try again.reach(.step1_5) == nil)
        #expect(again.reply?.screenState.registeredMail == "ta****@example.jp")
        try #require(try again.reach(.step1_6) == nil)
        #expect(again.reply?.screenState.expectedMail?.address == "ta****@example.jp")
        #expect(try again.ask(.confirmMail(code: again.mailedCode())) == nil)
        #expect(again.reply?.screenState.registeredMail == "taro@example.jp")
    }

    @Test("S21 a thousand changes on the top page are a few mails, and not one kind of change is left untold")
    func thousandChanges() throws {
        var limits = Limits()
        limits.deedsAMinute = 10_000
        let accounts = try TestAccounts(limits: limits)
        var member = try accounts.visitor()
        try #require(try member.enrol(.app) == nil)
        accounts.clock.pass(seconds: 600)
        let before = try accounts.store.read { try $0.mails(member.member.id) }.count
        let id = try #require(member.reply?.screenState.securitySettings?.methods.first).id
        for number in 0..<1_000 {
            if number % 250 == 0 {
                accounts.clock.pass(seconds: 1)
                #expect(member.ask(.reauthenticate(SecretBytes(text: member.password))) == nil)
            }
            #expect(member.ask(.renameMethod(id: id, name: "電話 \(number)")) == nil)
        }
        let word = SecretBytes(text: "quite another sentence")
        accounts.clock.pass(seconds: 1)
        #expect(member.ask(.reauthenticate(SecretBytes(text: member.password))) == nil)
        #expect(member.ask(.changePassword(word)) == nil)
        let mails = try accounts.store.read { try $0.mails(member.member.id) }.dropFirst(before)
        #expect(mails.count == 2 && mails.last?.changes == ["methodRenamed", "passwordChanged"])
        accounts.clock.pass(seconds: 180)
        try accounts.deliverAll()
        let text = try #require(accounts.courier.messages.last?.text)
        #expect(text.contains("名前が変更されました") && text.contains("パスワードが変更されました"))
    }

    @Test("S37 at first login the address that was registered learns of another one, and that it counts no more")
    func anotherAddress() throws {
        var thief = try accounts.visitor()
        let other = try #require(MailAddress("thief@example.com"))
        try #require(try thief.reach(.step1_5) ?? thief.changeMail(to: other) == nil)
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count { $0.recipient.text == "taro@example.jp" } == 1)
        #expect(try thief.ask(.confirmMail(code: thief.mailedCode(to: other.text))) == nil)
        #expect(try told(thief.member) == ["addressReplaced"] && due(thief.member) == [true])
    }

    @Test("S21 what is told at once is not told again and again either")
    func graveAgain() throws {
        var member = try accounts.visitor()
        try accounts.services.office.allowWithoutMail(member.member.userID)
        try #require(try member.reach(.step1_5) == nil)
        for _ in 0..<50 {
            #expect(member.ask(.reportMail(.absent)) == nil && member.ask(.correctMail) == nil)
            accounts.clock.pass(seconds: 10)
        }
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count <= 6)
    }

    @Test("S21 so many mails of changes go out in a day, and the rest of it is told in one")
    func noticesADay() throws {
        var member = try accounts.visitor()
        try #require(try member.enrol(.app) == nil)
        accounts.clock.pass(seconds: 86_400)
        try accounts.deliverAll()
        let before = accounts.courier.messages.count
        let id = try #require(member.reply?.screenState.securitySettings?.methods.first).id
        for number in 0..<100 {
            accounts.clock.pass(seconds: 200)
            if member.session.authenticationLevel != .signedIn {
                try #require(member.logIn(member.password) ?? member.ask(.proveCode(member.appCode())) == nil)
            }
            #expect(member.ask(.reauthenticate(SecretBytes(text: member.password))) == nil)
            #expect(member.ask(.renameMethod(id: id, name: "電話 \(number)")) == nil)
            try accounts.deliverAll()
        }
        #expect(accounts.courier.messages.count - before == 10)
        accounts.clock.pass(seconds: 86_400)
        try accounts.deliverAll()
        #expect(accounts.courier.messages.count - before == 11)
    }

    @Test("S21 the same password, address, name or method again is no change, and nobody is told")
    func sameAgain() throws {
        var member = try accounts.visitor()
        try #require(try member.enrol(.app) == nil)
        accounts.clock.pass(seconds: 600)
        let before = try accounts.store.read { try $0.mails(member.member.id) }.count
        #expect(member.ask(.reauthenticate(SecretBytes(text: member.password))) == nil)
        let device = try #require(member.reply?.screenState.securitySettings?.methods.first)
        let address = try #require(MailAddress("taro@example.jp"))
        #expect(member.ask(.changePassword(SecretBytes(text: member.password))) == .passwordIsPresent)
        #expect(member.ask(.replaceMail(address)) == .sameAddress)
        #expect(member.ask(.renameMethod(id: device.id, name: device.name ?? "")) == nil)
        #expect(member.ask(.preferMethod(.app)) == nil)
        #expect(try accounts.store.read { try $0.mails(member.member.id) }.count == before)
    }

    @Test("S21 declining and reconsidering without end leaves a note or two, and then waits for the next minute")
    func withoutEnd() throws {
        var limits = Limits()
        limits.deedsAMinute = 300
        let accounts = try TestAccounts(limits: limits)
        var member = try accounts.visitor()
        try #require(member.identify() == nil)
        var answers: [Problem?] = []
        for _ in 0..<500 {
            answers.append(member.ask(.declineTerms))
            answers.append(member.ask(.reconsiderTerms))
        }
        #expect(answers.count { $0 == .waitFirst } > 600)
        #expect(try accounts.store.read { try $0.deskNotes(member.member.id) }.map(\.reason) == [.termsDeclined])
        #expect(try accounts.store.read { try $0.audits(after: 0, count: 10_000) }.count < 310)
        accounts.clock.pass(seconds: 60)
        #expect(member.ask(.reconsiderTerms) != .waitFirst && member.ask(.declineTerms) == nil)
    }
}
