import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World
import TypedInput

@Suite("S15: 2-1 begun at the office and gone on with at home")
struct HomeTests {
    private var member: CompanionVisitor
    private let client = "198.51.100.7"

    init() throws {
        member = try CompanionVisitor()
        member.visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try member.reachTicket(.pcOnly)
    }

    private func goOn(_ key: TicketKey, _ password: String? = nil) -> Result<BrowserToken, BrowserTaskProblem> {
        member.services.browser.goOnAtHome(
            key, userID: member.visitor.member.userID.text,
            password: SecretBytes(text: password ?? member.visitor.password), from: client)
    }

    @Test("with the kiosk's ticket, user ID and new password: every step as printed, broken off once, to its end")
    mutating func wholeWay() throws {
        #expect(member.visitor.place == .step(.step2_1_2) && member.visitor.reply?.screenState.goesOnAtHome == true)
        let seconds = member.accounts.clock.world.now().secondsRemaining(until: try #require(member.ticket).validUntil)
        #expect(seconds == Limits().homeDays * 86_400)
        let key = TicketKey.token(try member.token())
        #expect(try member.services.tickets.look(at: key, from: client).get().isForHome)
        // It opens nothing without her password.
        #expect(member.services.tickets.open(key, from: client) == .failure(.noTicket))
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 3 * 86_400)
        let browser = try goOn(key).get()
        #expect(try member.services.browser.task(browser).get().place == .step(.step2_1_3))
        try member.register(browser)
        member.accounts.clock.pass(seconds: Limits().browserTaskSeconds + 1)
        #expect(member.services.browser.task(browser) == .failure(.overAtHome))
        let again = try goOn(key).get()
        #expect(try member.services.browser.task(again).get().place == .step(.step2_1_4))
        _ = try member.services.browser.acknowledge(.step2_1_4, again).get()
        _ = try member.services.browser.acknowledge(.step2_1_5, again).get()
        _ = try member.services.browser.nameDevice("居間のパソコン", at: .step2_1_6, again).get()
        _ = try member.services.browser.goOn(from: .step2_1_7, again).get()
        #expect(try member.signIn(again).get().place == .complete(.step2_1_8))
        #expect(try member.visitor.record()?.journey.enrolled == [.passkey])
        // S31: what opened it goes with the enrolment.
        #expect(member.services.tickets.look(at: key, from: client) == .failure(.noTicket))
        #expect(goOn(key) == .failure(.noTicket))
    }

    @Test("S09, S11 a wrong password waits as at a terminal, and somebody else's login does not fit the ticket")
    mutating func strangers() throws {
        let key = TicketKey.token(try member.token())
        #expect(goOn(key, "something else entirely") == .failure(.noMatch))
        #expect(goOn(key) == .failure(.waitFirst(seconds: 1)))
        member.accounts.clock.pass(seconds: 60)
        var other = try CompanionVisitor("76543210", in: member.accounts)
        try other.reachTicket(.pcOnly)
        let outcome = other.services.browser.goOnAtHome(
            key, userID: "76543210", password: SecretBytes(text: other.visitor.password), from: client)
        #expect(outcome == .failure(.noMatch))
        // The ticket of a terminal that stands beside her is none for home.
        #expect(goOn(.token(try other.token())) == .failure(.noTicket))
        #expect(throws: Never.self) { try goOn(key).get() }
    }

    @Test("who takes another way at the kiosk has no letters for this one any more") mutating func withdrawn() throws {
        let key = TicketKey.token(try member.token())
        for request in [Request.withdrawChoice, .chooseMethod(.app), .chooseDevices(.both)] {
            #expect(member.visitor.ask(request) == nil)
        }
        #expect(member.services.tickets.look(at: key, from: client) == .failure(.noTicket))
    }

    @Test("S01 the letters promise no more days than the set-up has") mutating func lastDays() throws {
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: (Limits().setUpDays - 2) * 86_400)
        #expect(member.visitor.logIn(member.visitor.password) == nil)
        let until = try #require(member.ticket).validUntil
        #expect(member.accounts.clock.world.now().secondsRemaining(until: until) < 2 * 86_400)
    }

    @Test("another one at the kiosk takes its place, and its days end")
    mutating func replaced() throws {
        let first = TicketKey.token(try member.token())
        #expect(member.visitor.ask(.ticket(.renew)) == nil)
        let second = TicketKey.token(try member.token())
        #expect(goOn(first) == .failure(.noTicket))
        member.accounts.clock.pass(seconds: Limits().homeDays * 86_400 + 1)
        #expect(goOn(second) == .failure(.noTicket))
    }

    @Test(
        "a companion for this machine alone: over ssh no passkey is offered, and at the machine it is said beforehand")
    func elsewhere() throws {
        let accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "http://localhost:8080", name: "Kenpo Web"))
        for isRemote in [false, true] {
            var visitor = try accounts.visitor(isRemote ? "76543210" : "01234567")
            visitor.session = Session(at: TerminalInfo(name: "自宅の機械", kind: .own, isRemote: isRemote))
            _ = try visitor.reachChoice()
            let screenState = try #require(visitor.reply?.screenState)
            #expect(screenState.pagesAreHere && screenState.hasPages == !isRemote)
            #expect(screenState.methods.contains(.passkey) == !isRemote)
            #expect(visitor.ask(.chooseMethod(.passkey)) == (isRemote ? .outOfOrder(.notOffered) : nil))
        }
    }

    @Test("where no browser outside reaches the companion, a kiosk offers nothing of a PC, and no passkey")
    func unreachable() throws {
        let accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "http://localhost:8080", name: "Kenpo Web"))
        var visitor = try accounts.visitor("01234567")
        visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        _ = try visitor.reachChoice()
        #expect(visitor.ask(.chooseMethod(.passkey)) == .outOfOrder(.notOffered))
        #expect(visitor.ask(.chooseMethod(.app)) == nil)
        #expect(visitor.ask(.chooseDevices(.pcOnly)) == .outOfOrder(.notOffered))
    }
}
