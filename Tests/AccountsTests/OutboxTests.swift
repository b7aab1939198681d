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

@Suite("Outbox") struct OutboxTests {
    private let accounts: TestAccounts
    private var visitor: Visitor

    init() throws {
        accounts = try TestAccounts()
        visitor = try accounts.visitor()
        try #require(try visitor.reach(.step1_5) == nil)
    }

    private func mails() throws -> [OutboxRow] { try accounts.store.read { try $0.mails(visitor.member.id) } }

    private var fate: MailFate? { visitor.reply?.screenState.expectedMail?.fate }

    // R02
    @Test("R02 A step and its mail are written together or not at all") mutating func together() throws {
        var late = try visitor.elsewhere()
        #expect(late.identify() == nil && late.place == .step(.step1_5))
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(try mails().count == 1 && fate == .waiting)
        // The other terminal's step is refused: no mail of it is left.
        #expect(late.ask(.changeMail(try #require(MailAddress("other@example.jp")))) == .movedElsewhere)
        #expect(try mails().count == 1)
        #expect(try accounts.store.read { try $0.member(visitor.member.id)?.newMail } == nil)
        // A store that fails in the middle leaves neither step nor mail.
        let before = try visitor.record()
        accounts.clock.pass(seconds: 60)
        visitor.services = AccountServices(
            settings: accounts.settings, store: FailingStore(accounts.store, at: "code"), vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
        #expect(visitor.ask(.resendMail) == .store(.diskFull))
        #expect(try mails().count == 1)
        #expect(try visitor.record() == before)
        visitor.services = accounts.services
        #expect(visitor.ask(.resendMail) == nil)
        #expect(try mails().count == 2)
    }

    // R02
    @Test("R02 A drain that dies after the delivery causes one duplicate, with the same Message-ID")
    mutating func dies() throws {
        #expect(try visitor.reach(.step1_6) == nil)
        let dying = accounts.drain(of: FailingStore(accounts.store, at: "mail"))
        #expect(throws: StoreError.diskFull) { try dying.deliverNext() }
        #expect(accounts.courier.messages.count == 1)
        // While its lease lasts no other drain sends it; after that one does.
        #expect(try accounts.drain().deliverNext() == false)
        accounts.clock.pass(seconds: 119)
        #expect(try accounts.drain().deliverNext() == false)
        accounts.clock.pass(seconds: 1)
        #expect(try accounts.drain().deliverNext() == true)
        accounts.clock.pass(seconds: 100_000)
        #expect(try accounts.drain().deliverNext() == false)
        let messages = accounts.courier.messages
        #expect(messages.count == 2 && messages[0] == messages[1])
        #expect(try visitor.ask(.confirmMail(code: #require(messages[0].code))) == .code(.mailTooOld))
    }

    // R02
    @Test("R02 A drain that comes back after its lease leaves the mail to whoever has taken it up")
    mutating func late() throws {
        #expect(try visitor.reach(.step1_6) == nil)
        let accounts = accounts
        // While this one waits for its server, its lease ends and another drain delivers.
        let slow = SlowCourier {
            accounts.clock.pass(seconds: 121)
            #expect(throws: Never.self) { try accounts.deliverAll() }
        }
        #expect(try accounts.drain(to: slow).deliverNext())
        let row = try #require(try mails().first)
        #expect(row.state == .sent && row.attempts == 1 && row.lastReason == nil)
        #expect(try accounts.drain().deliverNext() == false)
        #expect(accounts.courier.messages.count == 1)
    }

    // R03, S31
    @Test("R03 A mail server that is busy is tried again, with growing pauses, for 24 hours") mutating func pauses()
        throws
    {
        #expect(try visitor.reach(.step1_6) == nil)
        var pauses: [Int] = []
        let drain = accounts.drain()
        let began = accounts.clock.world.now()
        while true {
            accounts.courier.answer(.deferred(reason: "451 greylisted"))
            #expect(try drain.deliverNext())
            visitor.ask(.refresh)
            guard case .retrying(let due)? = fate else { break }
            pauses.append(accounts.clock.world.now().secondsRemaining(until: due))
            #expect(try drain.deliverNext() == false)
            accounts.clock.pass(seconds: pauses[pauses.count - 1])
        }
        #expect(pauses.prefix(8) == [10, 30, 60, 120, 300, 600, 1_800, 3_600] && pauses == pauses.sorted())
        #expect(fate == .givenUp)
        #expect(began.secondsRemaining(until: accounts.clock.world.now()) <= 86_400)
        let row = try #require(try mails().first)
        #expect(row.state == .givenUp("451 greylisted") && row.sealedText.isEmpty)
        #expect(Set(accounts.courier.messages.map(\.messageID)).count == 1)
    }

    // R03, S31
    @Test("R03 S31 A refused address is told at once, with the server's words; no text stays behind")
    mutating func refused() throws {
        #expect(try visitor.reach(.step1_6) == nil)
        accounts.courier.answer(.refused(reason: "550 no such user"))
        try accounts.deliverAll()
        visitor.ask(.refresh)
        #expect(fate == .refused("550 no such user"))
        // R03, S32: the office sees it, and that it looked is recorded.
        let seen = try #require(try accounts.services.office.troubledMails().first)
        #expect(seen.userID == visitor.member.userID && seen.reason == "550 no such user" && seen.attempts == 1)
        #expect(try accounts.store.read { try $0.lastAudit()?.event } == "mailsLookedAt")
        #expect(try mails().allSatisfy { $0.sealedText.isEmpty && $0.attempts == 1 })
        accounts.clock.pass(seconds: 60)
        #expect(visitor.ask(.resendMail) == nil && fate == .waiting)
        try accounts.deliverAll()
        visitor.ask(.refresh)
        #expect(fate == .sent)
        #expect(try mails().allSatisfy { $0.sealedText.isEmpty })
    }

    // S29, S31
    @Test("S29 A mail's text is sealed for its row: moved to another it is not sent") mutating func sealed() throws {
        #expect(try visitor.reach(.step1_6) == nil)
        var other = try accounts.visitor("02000000", mail: "other@example.jp")
        #expect(try other.reach(.step1_6) == nil)
        let mine = try #require(try mails().first)
        let code = try #require(
            try accounts.store.read { try $0.mailedCode(visitor.member.id, .confirmation, .proved) })
        #expect(!String(decoding: mine.sealedText, as: UTF8.self).contains("健康保険"))
        #expect(code.codeHash.count == 32)
        let theirs = try #require(try accounts.store.read { try $0.mails(other.member.id).first })
        try accounts.store.write { records in
            var swapped = mine
            swapped.sealedText = theirs.sealedText
            try records.put(swapped)
        }
        try accounts.deliverAll()
        #expect(accounts.courier.messages.map(\.recipient.text) == ["other@example.jp"])
        // It waits, with its reason for the office, and stops no other mail.
        let row = try #require(try mails().first)
        #expect(row.state == .waiting && row.attempts == 1 && row.lastReason?.contains("does not open") == true)
    }

    @Test("A mail says in both languages whose it is, without her name, number or symbol") mutating func words() throws
    {
        #expect(try visitor.reach(.step1_6) == nil)
        try accounts.deliverAll()
        let message = try #require(accounts.courier.messages.first)
        #expect(message.senderName == "みどり健康保険組合" && message.sender == accounts.settings.society.sender)
        #expect(message.messageID.hasSuffix("@kenpo.example.jp") && message.date == accounts.clock.world.now())
        #expect(message.subject.contains("みどり健康保険組合"))
        #expect(message.text.contains("ダ** タ**") && !message.text.contains("ダイワ"))
        #expect(!message.text.contains("{") && !message.text.contains("⟦") && !message.text.contains("345"))
        #expect(
            message.text.ranges(of: try #require(message.code.map { "\($0.prefix(3)) \($0.suffix(3))" })).count == 2)
    }
}

/// Answers too late, and badly.
private struct SlowCourier: Courier {
    let meanwhile: @Sendable () -> Void

    func deliver(_ message: Message) -> Delivery {
        meanwhile()
        return .deferred(reason: "too late")
    }
}
