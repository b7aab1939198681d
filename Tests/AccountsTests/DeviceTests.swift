import CredentialStore
import FlowEngine
import Content
import Passkeys
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World

/// S38: somebody looks over her shoulder, and is quicker with the code on her screen than she is.
@Suite("A thief who is first with a ticket enrols nothing")
struct DeviceTests {
    private let here = "192.0.2.1"

    /// The number that a browser's page shows.
    private func number(_ browser: BrowserToken, _ services: AccountServices) throws -> String {
        guard case .confirmation(let number) = try services.browser.task(browser).get().place else {
            throw TestAccounts.Missing.key
        }
        return number
    }

    @Test("S38 neither a passkey, nor another one, nor the key for an app", arguments: ["first", "further", "key"])
    func thief(_ ticket: String) throws {
        var member = try CompanionVisitor()
        switch ticket {
        case "first": try member.reachTicket()
        case "further":
            member = try .atLaterLogin()
            _ = try member.services.browser.approve(number: #require(member.ticket?.number), member.open()).get()
            member = try CompanionVisitor()
            try member.reachTicket()
            try member.setUp(member.open())
            member.visitor.ask(.refresh)
            try #require(member.visitor.ask(.reauthenticate(SecretBytes(text: member.visitor.password))) == nil)
            try #require(member.visitor.ask(.preparePasskey) == nil)
        default:
            try #require(try member.visitor.finishFirstLogin(.app) == nil)
            try #require(try member.visitor.reachCode(.app) == nil)
            try #require(member.visitor.ask(.ticket(.renew)) == nil)
        }
        let services = member.services
        let place = member.visitor.place
        let thief = try member.openUnasked()
        for _ in 0..<3 {
            #expect(services.ceremonies.beginRegistration(isHandheld: true, thief) == .failure(.otherStep))
            #expect(services.ceremonies.beginAuthentication(thief) == .failure(.otherStep))
            #expect(throws: BrowserTaskProblem.otherStep) {
                try services.browser.shownKey(isHandheld: true, thief).get()
            }
            #expect(try services.browser.nameDevice("x", at: .step2_2_4, thief).get().place != .step(.step2_2_4))
            #expect(try services.browser.goOn(from: .step2_1_7, thief).get().place != .done)
        }
        // Her own device says that it was opened; her terminal asks, and has gone nowhere.
        #expect(services.tickets.open(.token(try member.token()), from: here) == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.visitor.place == place)
        #expect(member.ticket?.state == .asking(device: .other, at: member.accounts.clock.world.now()))
        // It is not hers: the thief's page is over, and her new ticket is hers.
        #expect(member.visitor.ask(.ticket(.refuseDevice)) == nil && member.ticket?.state == .waiting)
        #expect(services.browser.task(thief) == .failure(.noTicket))
        let browser = try member.open()
        #expect(throws: Never.self) { try services.browser.task(browser).get() }
        #expect(try member.events().contains("deviceRefused") && member.events().contains("deviceConfirmed"))
        #expect(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.count <= 1)
    }

    @Test("S38 a few wrong numbers, and the ticket is over; in any width the right one counts")
    func wrongNumbers() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let browser = try member.openUnasked()
        let right = try number(browser, member.services)
        let wrong = right == "00" ? "01" : "00"
        for _ in 1...4 { #expect(member.visitor.ask(.ticket(.confirmDevice(number: wrong))) == .deviceNumber) }
        let wide = String(right.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
        #expect(member.visitor.ask(.ticket(.confirmDevice(number: wide))) == nil)
        #expect(member.visitor.place == .step(.step2_2_3))
        // Once more it is asked no more.
        #expect(member.visitor.ask(.ticket(.confirmDevice(number: right))) != nil)
        var other = try CompanionVisitor()
        try other.reachTicket()
        let thief = try other.openUnasked()
        let theirs = try number(thief, other.services)
        for _ in 1...5 {
            #expect(other.visitor.ask(.ticket(.confirmDevice(number: theirs == "00" ? "01" : "00"))) == .deviceNumber)
        }
        #expect(
            other.visitor.ask(.ticket(.confirmDevice(number: theirs))) != nil
                && other.ticket?.state == .over(.wrongNumber))
        #expect(other.services.browser.task(thief) == .failure(.noTicket))
        #expect(try other.events().count { $0 == "deviceNumberFailed" } == 5)
    }

    @Test("S38 nobody else's terminal answers for her, and none that has not logged in")
    func otherTerminal() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let browser = try member.openUnasked()
        let right = try number(browser, member.services)
        var elsewhere = try member.visitor.elsewhere()
        #expect(elsewhere.ask(.ticket(.confirmDevice(number: right))) != nil)
        #expect(elsewhere.logIn(elsewhere.password) == nil)
        #expect(elsewhere.ask(.ticket(.confirmDevice(number: right))) != nil)
        #expect(try member.services.browser.task(browser).get().place == .confirmation(number: right))
    }

    @Test("S26 pressed twice, or opened again by the browser that has opened it, a ticket leads on")
    func twice() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let (services, token, letters) = (member.services, try member.token(), try #require(member.ticket).userCode)
        let wish = services.tickets.newBrowserToken()
        #expect(services.tickets.open(.token(token), from: here, as: wish, on: .iPhone) == .success(wish))
        #expect(services.tickets.open(.token(token), from: here, as: wish, on: .iPhone) == .success(wish))
        #expect(services.tickets.open(.userCode(letters), from: here, as: wish) == .success(wish))
        #expect(services.tickets.look(at: .token(token), from: here, by: wish) == .failure(.openedHere))
        #expect(services.tickets.look(at: .userCode(letters), from: here, by: wish) == .failure(.openedHere))
        #expect(
            services.tickets.open(.token(token), from: here, as: services.tickets.newBrowserToken())
                == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.ticket?.state == .asking(device: .iPhone, at: member.accounts.clock.world.now()))
        // What a page wishes is no other browser's secret, and nothing of one's own making.
        var other = try CompanionVisitor("03000000", in: member.accounts)
        try other.reachTicket()
        let second = try services.tickets.open(.token(other.token()), from: here, as: wish).get()
        #expect(second != wish)
    }
}
