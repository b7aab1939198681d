import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

/// Somebody who has her insurance card, and nothing else of hers (S02, S10).
@Suite("A stranger with the card's data spends nothing of the owner's")
struct StrangerTests {
    private let accounts: TestAccounts
    private let owner: Visitor

    init() throws {
        accounts = try TestAccounts()
        owner = try accounts.visitor("02345678", .earlier)
    }

    /// At 1【6】 with the card's data, from afar.
    private func stranger() throws -> Visitor {
        var stranger = try owner.elsewhere()
        try #require(stranger.identify() == nil)
        if stranger.place == .step(.step1_4) {
            try #require(try stranger.reach(.step1_6) == nil)
        }
        return stranger
    }

    /// The owner at one of the office's terminals.
    private func atKiosk() -> Visitor {
        var visitor = accounts.visitor(owner.member, initialPassword: owner.initialPassword)
        visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        return visitor
    }

    /// Sends as many mails as anybody is sent, and types wrong codes for as long as the ladder lets.
    private func spendAll() throws {
        var stranger = try stranger()
        for _ in 0..<40 {
            for _ in 0..<6 { stranger.ask(.confirmMail(code: "000000")) }
            stranger.ask(.resendMail)
            accounts.clock.pass(seconds: 960)
            if stranger.session.authenticationLevel == .outside { stranger = try self.stranger() }
        }
        #expect(stranger.ask(.resendMail) == .resendLater)
    }

    @Test("S10, S37 at the office's terminal the owner is sent her code, and it counts, whatever a stranger spent")
    func kiosk() throws {
        try spendAll()
        var owner = atKiosk()
        try #require(owner.identify() == nil)
        try #require(try owner.reach(.step1_6) == nil)
        #expect(owner.ask(.confirmMail(code: "000000")) == .code(.mailUnknown))
        accounts.clock.pass(seconds: 1)
        #expect(try owner.ask(.confirmMail(code: owner.mailedCode())) == nil && owner.place == .step(.step1_8))
    }

    @Test("S10, S03 a new notice begins anew: her printed password gets her mails and tries at her own terminal")
    func newNotice() throws {
        try spendAll()
        let drawn = try accounts.services.office.drawNotice(for: owner.member.userID, replacing: false)
        var again = accounts.visitor(owner.member, initialPassword: drawn.password.revealedText())
        try #require(again.identify() == nil)
        try #require(try again.reach(.step1_6) == nil)
        #expect(try again.ask(.confirmMail(code: again.mailedCode())) == nil && again.place == .step(.step1_8))
    }

    @Test("S10 a new notice gives back what was spent under the one before")
    func spentNotice() throws {
        var member = try accounts.visitor("03000000")
        try #require(try member.reach(.step1_6) == nil)
        for _ in 0..<12 {
            accounts.clock.pass(seconds: 900)
            if member.session.authenticationLevel == .outside { try #require(member.identify() == nil) }
            member.ask(.resendMail)
        }
        #expect(member.ask(.resendMail) == .resendLater)
        let drawn = try accounts.services.office.drawNotice(for: member.member.userID, replacing: false)
        var again = accounts.visitor(member.member, initialPassword: drawn.password.revealedText())
        try #require(again.identify() == nil)
        accounts.clock.pass(seconds: 31)
        try #require(try again.reach(.step1_6) == nil)
        accounts.clock.pass(seconds: 31)
        #expect(again.ask(.resendMail) == nil)
    }

    @Test(
        "S10 what was mailed at the office is used up from nowhere else; what was mailed at home counts at the office")
    func lending() throws {
        var atKiosk = atKiosk()
        try #require(try atKiosk.reach(.step1_6) == nil)
        let code = try atKiosk.mailedCode()
        var stranger = try stranger()
        for _ in 0..<8 {
            stranger.ask(.confirmMail(code: "000000"))
            accounts.clock.pass(seconds: 60)
        }
        atKiosk.ask(.refresh)
        #expect(atKiosk.ask(.confirmMail(code: code)) == nil)
        // The other way: begun at home, gone on with at the counter by the mail that she has.
        var other = try accounts.visitor("03000000")
        try #require(try other.reach(.step1_6) == nil)
        let mailed = try other.mailedCode()
        var there = accounts.visitor(other.member, initialPassword: other.initialPassword)
        there.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(there.identify() == nil)
        #expect(there.ask(.confirmMail(code: mailed)) == nil && there.place == .step(.step1_8))
    }

    @Test("S10 whatever a stranger does before a mail was read, the owner stands where she stands, and types her code")
    func besideEachOther() throws {
        var owner = owner
        try #require(try owner.reach(.step1_6) == nil)
        let code = try owner.mailedCode()
        var stranger = try stranger()
        for request in [
            Request.correctMail, .reportMail(.unreadable), .leaveDesk, .reportMail(.absent), .leaveDesk, .keepMail,
            .goOn,
            .logOut,
        ] {
            stranger.ask(request)
            #expect(owner.ask(.refresh) == nil && owner.place == .step(.step1_6), "\(request)")
        }
        // Nor does one who begins before she has agreed to anything.
        var early = try accounts.visitor("04000000", .earlier)
        var other = try early.elsewhere()
        try #require(early.identify() == nil && other.identify() == nil)
        #expect(other.ask(.declineTerms) == nil && other.place == .termsDeclined)
        #expect(early.ask(.refresh) == nil && early.place == .step(.step1_4))
        #expect(early.ask(.agreeToTerms(.japanese)) == nil && early.place == .step(.step1_5))
        #expect(owner.ask(.confirmMail(code: code)) == nil && owner.place == .step(.step1_8))
    }

    @Test("S09, S10 a thousand wrong codes from afar keep nobody waiting who came in by a printed password")
    func tries() throws {
        var stranger = try stranger()
        for _ in 0..<150 {
            stranger.ask(.confirmMail(code: "000000"))
            accounts.clock.pass(seconds: 901)
            if stranger.session.authenticationLevel == .outside { stranger = try self.stranger() }
            stranger.ask(.resendMail)
        }
        let drawn = try accounts.services.office.drawNotice(for: owner.member.userID, replacing: false)
        var again = accounts.visitor(owner.member, initialPassword: drawn.password.revealedText())
        try #require(again.identify() == nil)
        try #require(try again.reach(.step1_6) == nil)
        #expect(again.ask(.confirmMail(code: "000000")) == .code(.mailUnknown))
    }
}
