public import Accounts
public import Content
import CredentialStore
public import Demo
public import FlowEngine
import OneTimeCodes
import Secrets
public import TypedInput
import World

/// What she answers of herself, as `Location.answer` says it.
extension Visitor: AnsweringMember {
    /// Her user ID.
    public var userID: String { member.userID.text }
    /// Her birthdate.
    public var typedBirthdate: String { member.birthdate.iso }
    /// What she chooses on 1【9】.
    public var newPassword: String { password }
    /// The initial password, until she has chosen one.
    public var presentPassword: String {
        get throws {
            let kind = try accounts.store.read { try $0.password(member.id)?.kind }
            return kind == .chosen ? password : initialPassword
        }
    }

    /// The digits of the newest mail to her registered address, after everything was delivered.
    public func mailedCode() throws -> String { try mailedCode(to: member.mail?.text) }

    /// What her app shows now.
    public func appCode() throws -> String { try appCode(off: 0) }

    /// Answers the page that she faces; gives what was in the way.
    @discardableResult
    public mutating func answer() throws -> Problem? {
        let place = place ?? .step(.step1_2)
        switch place.answer {
        case .type(.login) where place != .step(.step1_2):
            // Behind 1【11】 she is out: nobody is back at once.
            accounts.clock.pass(seconds: 60)
        case .takeKey:
            guard let letters = reply?.screenState.key?.letters.revealedText(), let bytes = Base32.decode(letters)
            else { throw TestAccounts.Missing.key }
            key = SecretBytes(bytes)
        default: break
        }
        guard let request = try request(at: place) else { throw TestAccounts.Missing.page }
        return ask(request)
    }

    /// Answers page after page until she faces one; gives what was in the way.
    @discardableResult
    public mutating func reach(_ place: Location) throws -> Problem? { try walk { $0.place == place } }

    /// Answers page after page until she faces a step; a branch's steps by the choice that leads there.
    @discardableResult
    public mutating func reach(_ step: Step) throws -> Problem? {
        if let branch = Branch.of(step) { choices = MemberChoices(leadingTo: branch) }
        return try reach(.step(step))
    }

    private mutating func walk(until isReached: (Visitor) -> Bool) throws -> Problem? {
        for _ in Location.all {
            if isReached(self) { return nil }
            if let problem = try answer() { return problem }
        }
        throw TestAccounts.Missing.page
    }
}

/// Ways that many tests take.
extension Visitor {
    /// To 1【8】 over the registered address.
    @discardableResult
    public mutating func reachChoice() throws -> Problem? { try reach(.step1_8) }

    /// Another address at 1【5】, and on to 1【6】, where its mail is awaited.
    @discardableResult
    public mutating func changeMail(to address: MailAddress) throws -> Problem? {
        try ask(.changeMail(address)) ?? reach(.step1_6)
    }

    /// To 1【9】.
    @discardableResult
    public mutating func reachPassword(_ method: Method) throws -> Problem? {
        choices = MemberChoices(method)
        return try reach(.step1_9)
    }

    /// To the log-out of 1【11】, and out.
    @discardableResult
    public mutating func finishFirstLogin(_ method: Method) throws -> Problem? {
        choices = MemberChoices(method)
        return try walk { $0.place?.branch != nil }
    }

    /// Chapter 2 up to the page that asks for the code: 2-4【7】 or 2-6【3】.
    @discardableResult
    public mutating func reachCode(_ method: Method) throws -> Problem? {
        choices = MemberChoices(method)
        return try walk { $0.place?.answer == .type(.code) }
    }

    /// The whole way to the top page.
    @discardableResult
    public mutating func enrol(_ method: Method) throws -> Problem? {
        choices = MemberChoices(method)
        return try walk { $0.place?.answer == .arrive }
    }

    /// To 2-1【2】 or 2-2【2】, where the ticket is shown.
    @discardableResult
    public mutating func reachTicket(_ devices: Devices = .phoneOnly) throws -> Problem? {
        try logIn(behind: MemberChoices(.passkey, devices))
    }

    /// 2-5 begun, and in again: behind the log-out of 1【11】 and the login after it.
    public mutating func reachExtension(_ browser: Browser) throws -> Problem? {
        try logIn(behind: MemberChoices(.app, .pcOnly, browser: browser))
    }

    private mutating func logIn(behind chosen: MemberChoices) throws -> Problem? {
        choices = chosen
        if let problem = try walk(until: { $0.place?.branch != nil }) { return problem }
        accounts.clock.pass(seconds: 60)
        return logIn(password)
    }
}
