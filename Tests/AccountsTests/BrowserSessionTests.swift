import Accounts
import Content
import CredentialStore
import FlowEngine
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("A browser's request opens its session once") struct BrowserSessionTests {
    private var member: CompanionVisitor
    private let store: CountingStore
    private let services: AccountServices

    init() throws {
        member = try CompanionVisitor()
        let accounts = member.accounts
        store = CountingStore(accounts.store)
        services = AccountServices(
            settings: accounts.settings, store: store, vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world)
    }

    @Test("A page is one read, with the key and without, and a step one write") mutating func steps() throws {
        try member.reachTicket(.pcOnly)
        let browser = try member.open()
        try member.register(browser)
        #expect(store.count { _ = services.browser.page(isHandheld: false, browser) } == .init(reads: 1))
        for (step, next) in [(Step.step2_1_4, Step.step2_1_5), (.step2_1_5, .step2_1_6)] {
            let count = store.count { _ = services.browser.acknowledge(step, browser) }
            #expect(try count == .init(writes: 1) && services.browser.task(browser).get().place == .step(next))
        }
        let count = store.count { _ = services.browser.nameDevice("PC", at: .step2_1_6, browser) }
        #expect(count == .init(writes: 1))
    }

    @Test("A code at home is checked, counted and answered in one write, and its key shown in one read")
    mutating func codes() throws {
        member.visitor.session = Session(at: TerminalInfo(name: "窓口 1番", kind: .kiosk))
        try #require(try member.visitor.reachExtension(.chrome) == nil)
        let browser = try services.browser.goOnAtHome(
            .token(try member.token()), userID: member.visitor.member.userID.text,
            password: SecretBytes(text: member.visitor.password), from: "198.51.100.7"
        ).get()
        for step in [Step.step2_5chrome_1, .step2_5chrome_2] {
            _ = try services.browser.goOn(from: step, browser).get()
        }
        let shown = try store.count {
            let page = try services.browser.page(isHandheld: false, browser).get()
            #expect(page.key != nil)
        }
        #expect(shown == .init(reads: 1))
        guard case .code(let step) = try services.browser.goOn(from: .step2_5chrome_4, browser).get().place else {
            Issue.record("no code is asked")
            return
        }
        let count = store.count {
            guard case .failure(.code) = services.browser.proveCode("000000", at: step, browser) else {
                Issue.record("a wrong code was taken")
                return
            }
        }
        #expect(count == .init(writes: 1))
    }

    @Test("S31 What a browser or an address bears prints nothing, in whatever it stands") mutating func prints() throws
    {
        try member.reachTicket()
        let (token, letters) = (try member.token(), try #require(member.ticket).userCode.filter { $0 != "-" })
        let browser = try member.open()
        let printed = [
            "\(browser) \(token) \(TicketKey.userCode(letters))", String(reflecting: [browser]),
            String(reflecting: ["link": token]), String(reflecting: TicketKey.token(token)),
            "\(member.visitor.session)",
        ]
        for secret in [browser.revealedText, token.revealedText, letters] {
            #expect(printed.allSatisfy { !$0.contains(secret) })
        }
    }
}
