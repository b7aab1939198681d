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

@Suite("S26, S27: tickets, and signing in with another device")
struct TicketTests {
    private let here = "192.0.2.1"

    @Test("S26 a ticket is opened once, by whoever comes first, and the terminal says so")
    func stolen() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let token = try member.token()
        // S20: looking changes nothing, however often.
        for _ in 0..<25 { _ = try member.services.tickets.look(at: .token(token), from: here).get() }
        _ = try member.services.tickets.open(
            .token(LinkToken(written: token.revealedText.lowercased())), from: "203.0.113.9"
        ).get()
        #expect(member.services.tickets.open(.token(token), from: here) == .failure(.noTicket))
        #expect(member.services.tickets.look(at: .token(token), from: here) == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.ticket?.state == .asking(device: .other, at: member.accounts.clock.world.now()))
        // F6 takes it away from whoever has it.
        #expect(member.visitor.ask(.ticket(.renew)) == nil)
        #expect(member.ticket?.state == .waiting && member.visitor.place == .step(.step2_2_2))
        let browser = try member.open()
        #expect(try member.services.browser.task(browser).get().place == .step(.step2_2_3))
        try member.setUp(browser)
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .signedIn)
    }

    @Test("S26 three minutes, and the browser that opened it ten more")
    func expired() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let token = try member.token()
        member.accounts.clock.pass(seconds: 180)
        #expect(member.services.tickets.open(.token(token), from: here) == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.ticket?.state == .over(.late))
        member.visitor.ask(.ticket(.renew))
        let browser = try member.open()
        member.accounts.clock.pass(seconds: 599)
        #expect(try member.services.browser.task(browser).get().place == .step(.step2_2_3))
        member.accounts.clock.pass(seconds: 1)
        #expect(member.services.browser.task(browser) == .failure(.noTicket))
        #expect(member.services.ceremonies.beginRegistration(isHandheld: true, browser) == .failure(.noTicket))
    }

    @Test("S26 nothing in the store opens it: token, letters, number and cookie are hashed")
    func hashed() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let ticket = try #require(member.ticket)
        let browser = try member.open()
        let record = try #require(
            try member.accounts.store.read { try $0.tickets(member.visitor.member.id) }.first)
        let kept = "\(record)" + [record.tokenHash, record.selectorHash, record.codeHash].map { "\($0)" }.joined()
        for secret in [
            try member.token().revealedText, ticket.userCode, ticket.userCode.filter { $0 != "-" },
            browser.revealedText,
        ] {
            #expect(!kept.contains(secret))
        }
        #expect(try member.token().revealedText.count == 26)
        #expect(ticket.userCode.wholeMatch(of: /[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}/) != nil)
    }

    @Test("S26 the letters: in any width and case; five wrong ones, and they open nothing any more")
    func letters() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        let letters = try #require(member.ticket?.userCode)
        #expect(member.services.tickets.look(at: .userCode("BCDF"), from: here) == .failure(.notLetters))
        let wide = String(
            letters.lowercased().unicodeScalars.map { scalar in
                scalar == "-" ? " " : Character(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
            })
        #expect(try member.services.tickets.look(at: .userCode(wide), from: here).get().maskedName == "ダ** タ**")
        let wrong = letters.prefix(8) + (letters.hasSuffix("B") ? "C" : "B")
        for client in 1...5 {
            let answer = member.services.tickets.open(.userCode(String(wrong)), from: "198.51.100.\(client)")
            #expect(answer == .failure(.noTicket))
        }
        #expect(member.services.tickets.open(.userCode(letters), from: here) == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.ticket?.state == .over(.wrongLetters))
    }

    @Test("S26, S09, S39 an address that many share waits after twenty wrong letters, nobody else does")
    func ladder() throws {
        let member = try CompanionVisitor()
        for _ in 1...20 {
            #expect(member.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.noTicket))
        }
        for wait in [1, 3, 5, 10, 30] {
            #expect(member.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.noTicket))
            #expect(
                member.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.waitFirst(seconds: wait)))
            #expect(
                member.services.tickets.open(.userCode("BCDFGHJK"), from: "203.0.113.\(wait)") == .failure(.noTicket))
            member.accounts.clock.pass(seconds: wait)
        }
    }

    @Test("S26 a sign-in counts for the session that showed the ticket: at no other terminal with the same password")
    func otherSession() throws {
        var member = try CompanionVisitor.atLaterLogin()
        #expect(member.visitor.place == .secondFactor)
        var elsewhere = try member.visitor.elsewhere()
        #expect(elsewhere.logIn(elsewhere.password) == nil)
        let browser = try member.open()
        let number = try #require(member.ticket?.number)
        _ = try member.services.browser.approve(number: number, browser).get()
        _ = try member.signIn(browser).get()
        elsewhere.ask(.refresh)
        #expect(elsewhere.session.authenticationLevel == .passwordProved)
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .signedIn && member.visitor.place == .topPage)
        // Nor once more by the same ticket.
        elsewhere.ask(.refresh)
        #expect(elsewhere.session.authenticationLevel == .passwordProved)
    }

    @Test("S27 the number of the terminal is typed on the phone: one try")
    func oneTry() throws {
        var member = try CompanionVisitor.atLaterLogin()
        let browser = try member.open()
        #expect(try member.services.browser.task(browser).get().place == .approval)
        #expect(member.services.ceremonies.beginAuthentication(browser) == .failure(.otherStep))
        let number = try #require(member.ticket?.number)
        let wrong = number == "00" ? "01" : "00"
        #expect(member.services.browser.approve(number: wrong, browser) == .failure(.wrongNumber))
        member.visitor.ask(.refresh)
        #expect(member.ticket?.state == .over(.wrongNumber))
        #expect(member.services.browser.approve(number: number, browser) == .failure(.noTicket))
        #expect(member.services.ceremonies.beginAuthentication(browser) == .failure(.noTicket))
        #expect(try member.events().contains("signInNumberFailed"))
    }

    @Test("S27 declined on the phone, the ticket is over, and the terminal says so")
    func declined() throws {
        var member = try CompanionVisitor.atLaterLogin()
        let browser = try member.open()
        _ = try member.services.browser.decline(browser).get()
        member.visitor.ask(.refresh)
        #expect(
            member.ticket?.state == .over(.declined) && member.visitor.session.authenticationLevel == .passwordProved)
        #expect(member.services.browser.task(browser) == .failure(.noTicket))
        #expect(try member.events().contains("ticketDeclined"))
    }

    @Test("S25 a sign-in that was heard before lets nobody in")
    func replayed() throws {
        var member = try CompanionVisitor.atLaterLogin()
        let browser = try member.open()
        _ = try member.services.browser.approve(number: try #require(member.ticket?.number), browser).get()
        let answer = try member.phone.get(member.services.ceremonies.beginAuthentication(browser).get())
        _ = try member.services.ceremonies.prove(answer, browser).get()
        member.visitor.ask(.refresh)
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 60)
        #expect(member.visitor.logIn(member.visitor.password) == nil)
        let next = try member.open()
        _ = try member.services.browser.approve(number: try #require(member.ticket?.number), next).get()
        _ = try member.services.ceremonies.beginAuthentication(next).get()
        #expect(member.services.ceremonies.prove(answer, next) == .failure(.refused))
        #expect(try member.signIn(next).get().place == .done)
    }

    @Test("S01, S04 another password ends the ticket and what was proved with it")
    func otherPassword() throws {
        var member = try CompanionVisitor.atLaterLogin()
        let browser = try member.open()
        _ = try member.services.office.drawNotice(for: member.visitor.member.userID, replacing: true)
        #expect(member.services.browser.task(browser) == .failure(.noTicket))
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .outside)
        #expect(try member.accounts.store.read { try $0.passkeys(member.visitor.member.id) }.isEmpty)
    }

    @Test("whoever comes back behind the ticket's step gets another, and goes on where she stood")
    func resumed() throws {
        var member = try CompanionVisitor()
        try member.reachTicket()
        try member.register(member.open())
        var elsewhere = member
        elsewhere.visitor = try member.visitor.elsewhere()
        #expect(elsewhere.visitor.logIn(elsewhere.visitor.password) == nil)
        #expect(elsewhere.visitor.place == .step(.step2_2_4) && elsewhere.ticket?.state == .waiting)
        let browser = try elsewhere.open()
        _ = try elsewhere.services.browser.nameDevice("", at: .step2_2_4, browser).get()
        _ = try elsewhere.signIn(browser).get()
        elsewhere.visitor.ask(.refresh)
        #expect(elsewhere.visitor.session.authenticationLevel == .signedIn)
        member.visitor.ask(.refresh)
        #expect(member.visitor.session.authenticationLevel == .passwordProved && member.visitor.place == .secondFactor)
    }

    @Test("addresses at which no browser makes passkeys are refused, with the reason")
    func addresses() throws {
        typealias Fault = CompanionAddress.Fault
        for (origin, party, fault) in [
            ("http://kenpo.example.jp", nil, Fault.notAnOrigin), ("https://kenpo.example.jp/", nil, .notAnOrigin),
            ("https://192.0.2.1", nil, .numberInsteadOfName), ("https://[2001:db8::1]", nil, .numberInsteadOfName),
            ("https://kenpo.example.jp", "example.com", .partyDoesNotMatch),
            ("https://kenpo.example.jp", "jp", .partyDoesNotMatch),
            ("https://kenpo.example.jp", "192.0.2.1", .numberInsteadOfName),
        ] as [(String, String?, Fault)] {
            #expect(throws: fault, "\(origin)") {
                try CompanionAddress(origin: origin, partyID: party, name: "Kenpo")
            }
        }
        let address = try CompanionAddress(origin: "https://login.kenpo.example.jp", partyID: "example.jp", name: "K")
        #expect(address.party.id == "example.jp" && address.typed == "login.kenpo.example.jp/t" && !address.isLocal)
        // Of a name with a port some browsers try plain HTTP first.
        let withPort = try CompanionAddress(origin: "https://login.kenpo.example.jp:8443", name: "x")
        #expect(withPort.typed == "https://login.kenpo.example.jp:8443/t")
        #expect(withPort.host == "login.kenpo.example.jp:8443")
        #expect(try CompanionAddress(origin: "http://localhost:8080", name: "K").isLocal)
    }
}
