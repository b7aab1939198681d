import CredentialStore
import FlowEngine
import Foundation
import Mail
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("Initial passwords") struct InitialPasswordTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private let day = 86_400

    // S01, S04
    @Test("S01 S04 The initial password opens first login only, and dies at 1【9】") func dies() throws {
        var visitor = try accounts.visitor()
        #expect(try visitor.reachPassword(.app) == nil)
        #expect(visitor.session.authenticationLevel == .identified(.printed))
        var again = try visitor.elsewhere()
        #expect(again.identify() == nil && again.place == .step(.step1_9))
        #expect(again.ask(.choosePassword(SecretBytes(text: again.password))) == nil)
        #expect(again.session.authenticationLevel == .passwordProved && again.place == .step(.step1_10))

        var late = try visitor.elsewhere()
        #expect(late.logIn(visitor.initialPassword) == .noMatch)
        accounts.clock.pass(seconds: 60)
        #expect(late.logIn(visitor.password) == nil)
        let stored = try accounts.store.read { try $0.password(visitor.member.id) }
        #expect(stored?.kind == .chosen)
        #expect(stored?.hash.contains("argon2id") == true)
    }

    // R04
    @Test("R04 The login of a helper undoes no address that was confirmed at another terminal meanwhile")
    func birthdateBesideMail() throws {
        var visitor = try accounts.visitor()
        let new = try #require(MailAddress("new@example.jp"))
        let id = visitor.member.id
        #expect(visitor.ask(.readOverview(.helper)) == nil && visitor.logIn(visitor.initialPassword) == nil)
        // The second write comes after the member was read: what was read is old by then.
        let busy = BusyStore(accounts.store, before: 2) { records in
            guard var member = try records.member(id) else { return }
            member.mail = new
            try records.update(member)
        }
        visitor.services = AccountServices(
            settings: accounts.settings, store: busy, vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        let stored = try accounts.store.read { try $0.member(id) }
        #expect(stored?.mail == new && stored?.typist == .helper)
    }

    // S01
    @Test("S01 The new password opens the set-up for 90 days, and after the set-up for good") func setUpDays() throws {
        var visitor = try accounts.visitor()
        #expect(try visitor.finishFirstLogin(.app) == nil)
        accounts.clock.pass(seconds: 90 * day - 60)
        #expect(visitor.logIn(visitor.password) == nil)
        visitor.ask(.logOut)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(visitor.password) == .setUpExpired)
        #expect(visitor.session.authenticationLevel == .outside)
        // A new notice lets her begin again; what she had chosen on 1【8】 is not asked once more.
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode())) == nil)
        #expect(visitor.place == .step(.step1_9) && visitor.reply?.screenState.choiceWasSkipped == true)
        #expect(try visitor.enrol(.app) == nil)
        accounts.clock.pass(seconds: 1_000 * day)
        visitor.ask(.logOut)
        #expect(visitor.logIn(visitor.password) == nil && visitor.place == .secondFactor)
    }

    // S02
    @Test("S02 After a guessable password the address is masked and stays what it is") func guessable() throws {
        var visitor = try accounts.visitor("02345678", .earlier, mail: "hanako@example.jp")
        #expect(visitor.identify() == nil)
        #expect(visitor.ask(.agreeToTerms(.japanese)) == nil)
        #expect(visitor.reply?.screenState.registeredMail == "ha****@example.jp")
        #expect(visitor.reply?.screenState.mailMayBeChanged == false)
        let mine = try #require(MailAddress("attacker@example.com"))
        #expect(visitor.ask(.changeMail(mine)) == .outOfOrder(.proofNeeded))
        for reason in DeskReason.allCases {
            #expect(visitor.ask(.reportMail(reason)) == nil && visitor.place == .mailDesk, "\(reason)")
            #expect(visitor.ask(.chooseMethod(.app)) != nil && visitor.ask(.confirmMail(code: "000000")) != nil)
            #expect(visitor.ask(.leaveDesk) == nil && visitor.place == .step(.step1_5))
        }
        let notes = try accounts.store.read { try $0.deskNotes(visitor.member.id).map(\.reason) }
        #expect(notes == [.mailChangeBarred, .mailUnreadable, .mailAbsent])
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(visitor.reply?.screenState.expectedMail?.address == "ha****@example.jp")
        try accounts.deliverAll()
        #expect(accounts.courier.messages.map(\.recipient.text) == ["hanako@example.jp"])
        #expect(visitor.ask(.chooseMethod(.app)) == .outOfOrder(.outOfOrder(.step(.step1_6))))
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode())) == nil)
        #expect(visitor.place == .step(.step1_8))
        let member = try accounts.store.read { try $0.member(visitor.member.id) }
        #expect(member?.mail?.text == "hanako@example.jp" && member?.newMail == nil)
    }

    // S02
    @Test("S02 Without a registered address a guessable password leads to the office, whatever the policy")
    func guessableWithoutMail() throws {
        var visitor = try accounts.visitor("02345678", .earlier, mail: nil)
        #expect(try visitor.reach(.step1_5) == nil)
        #expect(visitor.ask(.keepMail) == .outOfOrder(.outOfOrder(.step(.step1_5))))
        #expect(visitor.ask(.reportMail(.absent)) == nil && visitor.place == .mailDesk)
        // With the paper in her hands she goes on without mail.
        let notice = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        #expect(visitor.logIn(notice.password.revealedText()) == nil)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == nil)
        #expect(visitor.ask(.agreeToTerms(.japanese)) == nil && visitor.ask(.reportMail(.absent)) == nil)
        #expect(visitor.place == .step(.step1_8) && visitor.reply?.screenState.methods == [.app])
    }

    // S02
    @Test("S02 After a printed password the old address is told of the new one at once, and once an hour")
    func changed() throws {
        var visitor = try accounts.visitor(mail: "taro@example.jp")
        #expect(try visitor.reach(.step1_5) == nil)
        #expect(visitor.reply?.screenState.registeredMail == "taro@example.jp")
        for address in ["first@example.com", "second@example.com"] {
            #expect(try visitor.changeMail(to: #require(MailAddress(address))) == nil)
            #expect(visitor.ask(.correctMail) == nil)
        }
        try accounts.deliverAll()
        let recipients = accounts.courier.messages.map(\.recipient.text)
        #expect(recipients == ["taro@example.jp", "first@example.com", "second@example.com"])
        #expect(accounts.courier.messages[0].code == nil)
        // Back to the registered address: its code goes there, and the other is forgotten.
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode(to: "second@example.com"))) != nil)
        accounts.clock.pass(seconds: 60)
        #expect(try visitor.ask(.confirmMail(code: visitor.mailedCode(to: "taro@example.jp"))) == nil)
        let member = try accounts.store.read { try $0.member(visitor.member.id) }
        #expect(member?.mail?.text == "taro@example.jp" && member?.newMail == nil)
    }

    // S03
    @Test("S03 An expired notice is said only once ID, password and birthdate were right") func expired() throws {
        var visitor = try accounts.visitor()
        let lastDay = 90 * day - (10 * 3_600 + 32 * 60)
        accounts.clock.pass(seconds: lastDay - 1)
        #expect(visitor.identify() == nil && visitor.place == .step(.step1_4))
        visitor.ask(.logOut)
        accounts.clock.pass(seconds: 1)
        #expect(visitor.logIn("wrong") == .noMatch)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(visitor.initialPassword) == nil && visitor.place == .step(.step1_3))
        let other = try #require(Birthdate(iso: "1950-03-05"))
        #expect(visitor.ask(.proveBirthdate(other)) == .noMatch)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.proveBirthdate(visitor.member.birthdate)) == .noticeExpired)
        #expect(visitor.ask(.agreeToTerms(.japanese)) == .outOfOrder(.birthdateFirst))
        #expect(try visitor.record()?.journey.saved == .step(.step1_4))
    }

    // S03
    @Test("S03 A printed password is taken in any width, case and spacing") func spellings() throws {
        let visitor = try accounts.visitor()
        for typed in [
            visitor.initialPassword.lowercased(), visitor.initialPassword.replacing(" ", with: ""),
            visitor.initialPassword.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? "",
        ] {
            var wizard = visitor
            #expect(wizard.logIn(typed) == nil, "\(typed)")
        }
    }

    // S07
    @Test("S07 A chosen password's hash is raised at the next login when the cost has grown") func raised() throws {
        var visitor = try accounts.visitor()
        #expect(try visitor.enrol(.app) == nil)
        func hash() throws -> String? { try accounts.store.read { try $0.password(visitor.member.id)?.hash } }
        let before = try hash()
        let dearer = AccountServices(
            settings: accounts.settings, store: accounts.store, vault: accounts.vault,
            hasher: PasswordHasher(cost: .init(memoryKiB: 128, passes: 1), vault: accounts.vault),
            slots: accounts.slots,
            world: accounts.clock.world)
        visitor.ask(.logOut)
        visitor.services = dearer
        #expect(visitor.logIn("not it") == .noMatch)
        #expect(try hash() == before)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(visitor.password) == nil)
        #expect(try hash()?.contains("m=128") == true)
        visitor.ask(.logOut)
        #expect(visitor.logIn(visitor.password) == nil)
    }
}
