public import CredentialStore
public import Demo
public import FlowEngine
import Mail
import Content
import OneTimeCodes
public import Accounts
public import Secrets
import World
import TypedInput

/// A member before a portal: asks what screens would ask, without any.
public struct Visitor: Sendable {
    /// Where she is.
    public let accounts: TestAccounts
    /// Who she is.
    public let member: Member
    /// What opens her first login.
    public let initialPassword: String
    /// What she chose at 1【9】.
    public var password = "tsukiyo no sora e to"
    /// The portal that she sits before.
    public var services: AccountServices
    /// What this session has proved.
    public var session: Session
    /// The last answer.
    public private(set) var reply: Reply?
    /// What she chooses on 1【8】.
    public var choices = MemberChoices(.app)
    /// The key in her app.
    public var key: SecretBytes?

    init(in accounts: TestAccounts, _ member: Member, initialPassword: String) {
        self.accounts = accounts
        self.member = member
        self.initialPassword = initialPassword
        services = accounts.services
        session = Session(at: TerminalInfo(name: "自宅の機械", kind: .own))
    }

    /// The same member at another terminal, with a connection of its own.
    public func elsewhere(_ terminal: String = "ほかの機械", kind: TerminalKind = .own) throws -> Visitor {
        var other = self
        other.services = try accounts.servicesElsewhere()
        other.session = Session(at: TerminalInfo(name: terminal, kind: kind))
        return other
    }

    /// The page that she faces.
    public var place: Location? { reply?.screenState.place }

    /// Asks the portal; gives what was in the way.
    @discardableResult
    public mutating func ask(_ request: Request) -> Problem? {
        let answer = services.member.perform(request, in: session)
        session = answer.session
        reply = answer
        return answer.problem
    }

    /// Logs in with her ID.
    @discardableResult
    public mutating func logIn(_ password: String) -> Problem? {
        ask(.logIn(userID: member.userID.text, password: SecretBytes(text: password)))
    }

    /// 1【2】 and 1【3】: to 1【4】.
    @discardableResult
    public mutating func identify() -> Problem? {
        logIn(initialPassword) ?? ask(.proveBirthdate(member.birthdate))
    }

    /// The digits of the newest mail to an address, after everything was delivered.
    public func mailedCode(to address: String?) throws -> String {
        try accounts.deliverAll()
        guard
            let code = accounts.courier.messages.last(where: { $0.recipient.text == address && $0.code != nil })?.code
        else { throw TestAccounts.Missing.code }
        return code
    }

    /// The code of her method now.
    public func code(_ method: Method) throws -> String {
        method == .mail ? try mailedCode() : try appCode()
    }

    /// What her app shows, with its clock off by so many seconds.
    public func appCode(off seconds: Int) throws -> String {
        guard let key else { throw TestAccounts.Missing.key }
        return TOTP(key: key).code(at: accounts.clock.world.now().adding(seconds: seconds))
    }

    /// Six digits that are no code near now.
    public func wrongCode() throws -> String {
        guard let key else { return "000001" }
        let totp = TOTP(key: key)
        let near = Set((-30...30).map { totp.code(at: accounts.clock.world.now().adding(seconds: $0 * 30)) })
        return (0..<1_000).map { "00000\($0)".suffix(6) }.map(String.init).first { !near.contains($0) } ?? ""
    }

    /// Where she stands in the store.
    public func record() throws -> JourneyRecord? { try accounts.store.read { try $0.journey(member.id) } }
}
