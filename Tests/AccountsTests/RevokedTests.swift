import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("What a session has proved ends with what it was proved by")
struct RevokedTests {
    @Test("S02 card data in another session do not inherit the mail that its owner has confirmed")
    func guessableInheritsNothing() throws {
        let accounts = try TestAccounts()
        var owner = try accounts.visitor("02345678", .earlier)
        #expect(try owner.reachChoice() == nil)
        #expect(owner.place == .step(.step1_8))
        var thief = try owner.elsewhere()
        #expect(thief.identify() == nil)
        #expect(thief.place == .step(.step1_6))
        #expect(thief.ask(.chooseMethod(.app)) != nil)
        // S10: nor do they take back what was proved; the owner goes on where she is.
        #expect(try owner.record()?.journey.mail == .confirmed)
        #expect(owner.ask(.chooseMethod(.app)) == nil && owner.place == .devices)
        // A mail read there proves it for that session too, which then stands where she stands.
        thief.ask(.refresh)
        #expect(thief.ask(.goOn) == nil && thief.place == .step(.step1_7))
        #expect(thief.ask(.correctMail) == nil && thief.place == .step(.step1_5))
        #expect(thief.ask(.reportMail(.unreadable)) == nil && thief.place == .mailDesk)
        #expect(try thief.reach(.step1_6) == nil)
        #expect(owner.ask(.chooseDevices(.both)) == nil)
        thief.ask(.refresh)
        #expect(try thief.ask(.confirmMail(code: thief.mailedCode())) == nil && thief.place == .step(.step1_9))
    }

    @Test("S02 nor does a session that waits at 1【6】 while the owner types her code elsewhere")
    func waitingInheritsNothing() throws {
        let accounts = try TestAccounts()
        var owner = try accounts.visitor("02345678", .earlier)
        #expect(try owner.reach(.step1_6) == nil)
        var thief = try owner.elsewhere()
        #expect(thief.identify() == nil)
        owner.ask(.refresh)
        #expect(owner.ask(.confirmMail(code: try owner.mailedCode())) == nil)
        #expect(owner.place == .step(.step1_8))
        thief.ask(.refresh)
        #expect(thief.place == .step(.step1_5) || thief.place == .step(.step1_6))
        #expect(thief.ask(.chooseMethod(.app)) != nil && owner.ask(.chooseMethod(.app)) == nil)
    }

    @Test("S01 S04 a new notice ends every session that an older password opened", arguments: [true, false])
    func newNoticeEndsSittings(isEnrolled: Bool) throws {
        let accounts = try TestAccounts()
        var thief = try accounts.visitor()
        if isEnrolled {
            #expect(try thief.enrol(.app) == nil)
            accounts.clock.pass(seconds: 60)
            #expect(thief.ask(.logOut) ?? thief.logIn(thief.password) == nil)
        } else {
            #expect(thief.identify() == nil)
        }
        accounts.clock.pass(seconds: 60)
        _ = try accounts.services.office.drawNotice(for: thief.member.userID, replacing: true)
        thief.ask(.refresh)
        #expect(thief.session.authenticationLevel == .outside)
        #expect(thief.ask(.choosePassword(SecretBytes(text: "quite another sentence"))) != nil)
        #expect(thief.ask(.agreeToTerms(.japanese)) != nil)
    }

    @Test("S01 a password changed at one terminal ends the other's session")
    func changedPasswordEndsSittings() throws {
        let accounts = try TestAccounts()
        var owner = try accounts.visitor()
        #expect(try owner.enrol(.app) == nil)
        accounts.clock.pass(seconds: 60)
        var other = try owner.elsewhere()
        #expect(try other.logIn(other.password) ?? other.ask(.proveCode(other.appCode())) == nil)
        accounts.clock.pass(seconds: 60)
        let new = SecretBytes(text: "quite another sentence")
        #expect(owner.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        #expect(owner.ask(.changePassword(new)) == nil)
        #expect(owner.session.authenticationLevel == .signedIn)
        other.ask(.refresh)
        #expect(other.session.authenticationLevel == .outside)
    }

    // S01, S09
    @Test("S09 what an older password opened tries no code and no password, and keeps its owner waiting for nothing")
    func deadSittingsTryNothing() throws {
        let accounts = try TestAccounts()
        var owner = try accounts.visitor()
        #expect(try owner.enrol(.app) == nil)
        accounts.clock.pass(seconds: 60)
        var atTop = try owner.elsewhere()
        #expect(try atTop.logIn(owner.password) ?? atTop.ask(.proveCode(owner.appCode())) == nil)
        var atCode = try owner.elsewhere()
        #expect(atCode.logIn(owner.password) == nil)
        accounts.clock.pass(seconds: 60)
        #expect(owner.ask(.reauthenticate(SecretBytes(text: owner.password))) == nil)
        let new = SecretBytes(text: "quite another sentence")
        #expect(owner.ask(.changePassword(new)) == nil)
        #expect(atTop.ask(.reauthenticate(new)) == .outOfOrder(.notLoggedIn))
        #expect(try atCode.ask(.proveCode(owner.wrongCode())) == .outOfOrder(.notLoggedIn))
        #expect(owner.ask(.reauthenticate(new)) == nil)
    }

    @Test("S18 a key that was shown before a new notice is not shown after it")
    func shownKeyGoes() throws {
        let accounts = try TestAccounts()
        var thief = try accounts.visitor()
        #expect(try thief.finishFirstLogin(.app) ?? thief.reachCode(.app) == nil)
        let notice = try accounts.services.office.drawNotice(for: thief.member.userID, replacing: false)
        #expect(try accounts.store.read { try $0.authenticators(thief.member.id) }.isEmpty)
        #expect(notice.password.count > 0)
    }
}
