import CredentialStore
import FlowEngine
import Content
import Passkeys
import Accounts
import Secrets
import SoftAuthenticator
import TestAccounts
import World

/// A member with a phone, in a society with a companion.
struct CompanionVisitor {
    let accounts: TestAccounts
    var visitor: Visitor
    let phone: SoftAuthenticator

    static let origin = "https://kenpo.example.jp"

    init(_ userID: String = "01234567", in accounts: TestAccounts? = nil) throws {
        let accounts = try accounts ?? Self.accounts()
        self.accounts = accounts
        visitor = try accounts.visitor(userID)
        phone = SoftAuthenticator(origin: Self.origin, partyID: "kenpo.example.jp")
    }

    static func accounts() throws -> TestAccounts {
        try TestAccounts(policy: .everything, companion: CompanionAddress(origin: origin, name: "Kenpo Web"))
    }

    var services: AccountServices { accounts.services }

    var ticket: ShownTicket? { visitor.reply?.screenState.ticket }

    /// The token of the link that the terminal shows.
    func token() throws -> LinkToken {
        guard let link = ticket?.verificationURIComplete else { throw TestAccounts.Missing.key }
        return LinkToken(written: link.split(separator: "/").last.map(String.init) ?? "")
    }

    /// To 2-1【2】 or 2-2【2】, where the ticket is shown.
    mutating func reachTicket(_ devices: Devices = .phoneOnly) throws {
        guard try visitor.reachTicket(devices) == nil else { throw TestAccounts.Missing.key }
    }

    /// Opens the ticket that is shown, and says at the terminal that the device is hers; gives the browser's cookie.
    mutating func open() throws -> BrowserToken {
        let browser = try openUnasked()
        try confirm(browser)
        return browser
    }

    /// Opens it, and no more.
    func openUnasked() throws -> BrowserToken { try services.tickets.open(.token(token()), from: "192.0.2.1").get() }

    /// Types at the terminal the number that a browser shows, where it is asked (S38).
    mutating func confirm(_ browser: BrowserToken) throws {
        guard case .confirmation(let number) = try services.browser.task(browser).get().place else { return }
        guard visitor.ask(.ticket(.confirmDevice(number: number))) == nil else { throw TestAccounts.Missing.key }
    }

    /// The two ceremonies of 2-2, to its end.
    @discardableResult
    func setUp(_ browser: BrowserToken) throws -> BrowserTask {
        try register(browser)
        _ = try services.browser.nameDevice("タロウの電話", at: .step2_2_4, browser).get()
        return try signIn(browser).get()
    }

    func register(_ browser: BrowserToken) throws {
        let options = try services.ceremonies.beginRegistration(isHandheld: true, browser).get()
        _ = try services.ceremonies.register(phone.create(options), browser).get()
    }

    func signIn(_ browser: BrowserToken) throws -> Result<BrowserTask, BrowserTaskProblem> {
        services.ceremonies.prove(try phone.get(services.ceremonies.beginAuthentication(browser).get()), browser)
    }

    /// A member who has set up a passkey, and has logged in again with her password.
    static func atLaterLogin() throws -> CompanionVisitor {
        var member = try CompanionVisitor()
        try member.reachTicket()
        try member.setUp(member.open())
        member.visitor.ask(.refresh)
        member.visitor.ask(.logOut)
        member.accounts.clock.pass(seconds: 60)
        guard member.visitor.logIn(member.visitor.password) == nil else { throw TestAccounts.Missing.key }
        return member
    }

    /// The events of the record, without who.
    func events() throws -> [String] {
        try accounts.store.read { try $0.audits(after: 0, count: 1_000) }.map(\.event)
    }
}
