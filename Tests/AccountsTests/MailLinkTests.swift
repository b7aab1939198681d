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

@Suite("S20 The link in the mail of 1【6】") struct MailLinkTests {
    private let accounts: TestAccounts
    private var visitor: Visitor

    init() throws {
        accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "https://kenpo.example.jp", name: "Kenpo Web"))
        visitor = try accounts.visitor()
    }

    /// At 1【6】; gives the token of the newest mail's link.
    private mutating func reachMail() throws -> LinkToken {
        try #require(try visitor.reach(.step1_6) == nil)
        return try #require(try token())
    }

    private func token(to address: String = "taro@example.jp") throws -> LinkToken? {
        try accounts.deliverAll()
        let mail = accounts.courier.messages.last { $0.recipient.text == address }
        return mail?.text.firstMatch(of: /https:\/\/kenpo\.example\.jp\/m\/([A-Z2-7]{26})\s/).map {
            LinkToken(written: String($0.1))
        }
    }

    /// Presses the button of a link's page.
    private func problem(_ token: LinkToken) -> BrowserTaskProblem? {
        if case .failure(let problem) = accounts.services.mailLinks.confirmMail(by: token) { problem } else { nil }
    }

    // S20
    @Test("S20 Twenty-five looks change nothing; the button confirms once, and the terminal that waits goes on")
    mutating func once() throws {
        let token = try reachMail()
        #expect(visitor.reply?.screenState.expectedMail?.hasLink == true)
        let before = try visitor.record()
        for _ in 0..<25 {
            let notice = try accounts.services.mailLinks.look(at: token).get()
            #expect(notice.address == "ta****@example.jp" && notice.maskedName == "ダ** タ**")
        }
        #expect(try visitor.record() == before && visitor.ask(.refresh) == nil)
        #expect(visitor.place == .step(.step1_6))
        // Whoever reads mails on a phone may write its letters small.
        #expect(problem(LinkToken(written: token.revealedText.lowercased())) == nil)
        #expect(problem(token) == .noTicket)
        #expect(accounts.services.mailLinks.look(at: token) == .failure(.noTicket))
        #expect(visitor.ask(.refresh) == nil && visitor.place == .step(.step1_8))
        #expect(visitor.reply?.screenState.mailIsConfirmed == true)
        #expect(visitor.ask(.chooseMethod(.mail)) == nil)
        let entries = try accounts.store.read { try $0.audits(after: 0, count: 1_000) }
        #expect(entries.contains { $0.event == "mailConfirmed" && $0.terminal == "mail link" })
    }

    // S20, S19
    @Test("S20 The newest mail's link alone, for half an hour, for its own address") mutating func newest() throws {
        let first = try reachMail()
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.resendMail) == nil)
        let second = try #require(try token())
        #expect(second != first && accounts.services.mailLinks.look(at: first) == .failure(.noTicket))
        accounts.clock.pass(seconds: 1_800)
        #expect(problem(second) == .noTicket)
        #expect(visitor.ask(.resendMail) == nil)
        let third = try #require(try token())
        // Another address was given meanwhile: what was sent to the old one confirms nothing.
        #expect(visitor.ask(.correctMail) == nil)
        #expect(problem(third) == .noTicket)
        #expect(try visitor.changeMail(to: #require(MailAddress("new@example.jp"))) == nil)
        #expect(problem(third) == .noTicket)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.resendMail) == nil)
        let fourth = try #require(try token(to: "new@example.jp"))
        #expect(problem(fourth) == nil)
        #expect(try accounts.store.read { try $0.member(visitor.member.id)?.mail?.text } == "new@example.jp")
        for nonsense in ["", "A", String(repeating: "A", count: 26), "../t", fourth.revealedText + "A"] {
            #expect(problem(LinkToken(written: nonsense)) == .noTicket)
        }
    }

    // S20, S02
    @Test("S02 After a password that can be guessed the mail has no link: its owner must type the code herself")
    func guessable() throws {
        var earlier = try accounts.visitor("02000000", .earlier, mail: "hana@example.jp")
        #expect(try earlier.reach(.step1_5) == nil)
        #expect(try earlier.reach(.step1_6) == nil && earlier.reply?.screenState.expectedMail?.hasLink == false)
        #expect(try token(to: "hana@example.jp") == nil)
        #expect(try earlier.ask(.confirmMail(code: earlier.mailedCode())) == nil)
    }

    // S20, S04
    @Test("S20 A link dies with the password that its login began with") mutating func newNotice() throws {
        let token = try reachMail()
        _ = try accounts.services.office.drawNotice(for: visitor.member.userID, replacing: false)
        #expect(problem(token) == .noTicket)
    }

    @Test("The link stands in paragraphs of its own, in both languages") mutating func paragraphs() throws {
        _ = try reachMail()
        let text = try #require(accounts.courier.messages.last?.text)
        #expect(text.contains("\n\nまたは、次のアドレス（リンク）を開いて"))
        #expect(text.contains("アドレスが https://kenpo.example.jp で始まることを"))
        #expect(text.contains("\n\nOr open this link"))
    }

    @Test("Without a companion there is no link, and no empty place for one") func withoutCompanion() throws {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        #expect(try visitor.reach(.step1_6) == nil)
        try accounts.deliverAll()
        let text = try #require(accounts.courier.messages.last?.text)
        #expect(!text.contains("http") && !text.contains("{link}") && !text.contains("\n\n\n"))
    }
}
