import CredentialStore
import FlowEngine
import Foundation
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@testable import Office

@Suite("Notices") struct NoticeTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private func journey(_ visitor: Visitor) throws -> Journey? { try visitor.record()?.journey }

    // S03
    @Test("S03 All that stands on the paper: society, name, ID, password in groups, the last day in both calendars")
    func paper() throws {
        let visitor = try accounts.visitor()
        let drawn = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        let notice = Notice(drawn, from: accounts.settings)
        let password = drawn.password.revealedText()
        for part in [
            "みどり健康保険組合", "ダイワ タロウ 様", "01234567", password, "令和9年2月21日（2027年2月21日）まで", "03-0000-0000",
            "Kenpo Web", "初回ログインマニュアル", "February 21, 2027 (Reiwa 9)",
        ] { #expect(notice.text.contains(part), "\(part)") }
        // S28: which address is ours, where there is one that others reach.
        #expect(!notice.text.contains("https://") && !notice.text.contains("{"))
        for (origin, isTold) in [("https://login.kenpo.example.jp", true), ("http://localhost:8080", false)] {
            var settings = accounts.settings
            settings.companion = try CompanionAddress(origin: origin, name: "Kenpo Web")
            let text = Notice(drawn, from: settings).text
            #expect(text.contains("https://login.kenpo.example.jp で始まります") == isTold, "\(origin)")
            #expect(!text.contains("localhost") && !text.contains("\n\n\n"))
        }
        #expect(PrintedPassword.read(password) == .wellFormed(password.filter { $0 != " " }))
        let read = try JSONDecoder().decode([String: String].self, from: JSONEncoder().encode(notice))
        #expect(
            read == [
                "society": "みどり健康保険組合", "name": "ダイワ タロウ", "userID": "01234567", "initialPassword": password,
                "lastDay": "2027-02-21",
            ])
        // Whoever prints the value by mistake prints no password.
        #expect(!String(reflecting: drawn).contains(password.prefix(4)))
        #expect(!String(describing: notice).contains(password.prefix(4)))
    }

    // S03
    @Test(
        "S03 It counts until the last minute of the day on the paper, and never more than 90 days",
        arguments: [1, 30, 90])
    func days(_ days: Int) throws {
        var limits = Limits()
        limits.noticeDays = days
        let accounts = try TestAccounts(limits: limits)
        var visitor = try accounts.visitor()
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        let password = try #require(try accounts.store.read { try $0.password(visitor.member.id) })
        let end = try #require(password.validUntil)
        #expect(password.kind == .printed && password.setAt == TestAccounts.start)
        #expect(TestAccounts.start.secondsRemaining(until: end) <= days * 86_400)
        let last = JapanTime(unixSeconds: end.unixSeconds - 1)
        #expect(last.date == notice.lastDay && last.hour == 23 && last.minute == 59)
        accounts.clock.pass(seconds: TestAccounts.start.secondsRemaining(until: end) - 1)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
    }

    @Test("The one before it dies; waits of her ID end") func replaces() throws {
        var visitor = try accounts.visitor()
        for _ in 0..<8 {
            visitor.logIn("wrong")
            accounts.clock.pass(seconds: 900)
        }
        visitor.logIn("wrong")
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        var elsewhere = try visitor.elsewhere()
        #expect(elsewhere.logIn(visitor.initialPassword) == .noMatch)
        accounts.clock.pass(seconds: 1)
        #expect(elsewhere.logIn(notice.password.revealedText()) == nil)
    }

    @Test("Her journey begins again, whatever she was doing; the session that goes on is told")  // R04
    func beginsAgain() throws {
        var visitor = try accounts.visitor()
        try visitor.reachPassword(.app)
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        #expect(visitor.ask(.choosePassword(SecretBytes(text: visitor.password))) == .movedElsewhere)
        let journey = try #require(try journey(visitor))
        #expect(journey.saved == .step(.step1_2) && journey.method == .app && journey.mail == .unconfirmed)
        var again = try visitor.elsewhere()
        #expect(again.logIn(notice.password.revealedText()) == nil)
        #expect(again.ask(.proveBirthdate(again.member.birthdate)) == nil && again.place == .step(.step1_4))
    }

    @Test("A code that was under way is of no use after it") func codes() throws {
        var visitor = try accounts.visitor()
        try visitor.reach(.step1_6)
        let code = try visitor.mailedCode()
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        visitor.logIn(notice.password.revealedText())
        // So soon that a code which still counted would not be replaced.
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(visitor.ask(.confirmMail(code: code)) == .code(.mailUnknown))
    }

    @Test("Whoever has completed her set-up gets one only if that is meant; then she proves a method anew") func setUp()
        throws
    {
        var visitor = try accounts.visitor()
        try visitor.enrol(.app)
        #expect(throws: OfficeRefusal.isSetUp) {
            try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        }
        visitor.ask(.logOut)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(visitor.password) == nil)
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: true)
        #expect(
            try visitor.ask(.proveCode(visitor.appCode())) != nil && visitor.session.authenticationLevel != .signedIn)
        #expect(try accounts.store.read { try $0.authenticators(visitor.member.id) }.isEmpty)
        #expect(try journey(visitor)?.enrolled == [] && journey(visitor)?.method == nil)
        visitor.ask(.logOut)
        #expect(visitor.logIn(visitor.password) == .noMatch)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
    }

    @Test("Nobody's notice") func unknown() throws {
        let userID = try #require(UserID(typed: "77777777"))
        #expect(throws: OfficeRefusal.noSuchMember) {
            try accounts.services.office.drawNotice(for: userID, replacing: false)
        }
    }
}
