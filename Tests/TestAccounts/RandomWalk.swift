import CredentialStore
import Demo
import Dispatch
public import FlowEngine
import Foundation
import Mail
import Content
import OneTimeCodes
import Accounts
import Secrets
public import World
import TypedInput

/// Members at random before a real portal and its outbox, one session after another: forward, mostly, and now and then
/// back, out, or to the office for a new notice.
public final class RandomWalk {
    /// Both long enough for the mail code (S05).
    private static let passwords = ["tsukiyo no sora e to", "wakame yozora tegami"]
    /// Who still walks: the newest of all members.
    private static let walking = 12

    private let accounts: TestAccounts
    private let chance: World
    private let notebook: Notebook
    private let courier: ReadingCourier
    private let runner: OutboxRunner
    private let say: (Said) throws -> Void

    /// A walk in a house that stands in a folder, at a time after everything that happened there. `say` is told before
    /// each request, and again with its answer before anything else is asked.
    public init(
        in folder: String, at start: Instant, seed: UInt64, mails: String, say: @escaping (Said) throws -> Void
    ) throws {
        accounts = try TestAccounts(policy: .forWalks, in: folder, at: start, seed: seed)
        chance = FixedWorld(at: start, seed: ~seed).world
        notebook = try Notebook(path: "\(folder)/notebook")
        courier = ReadingCourier(folder: try FolderCourier(directory: mails))
        runner = OutboxRunner(drain: accounts.drain(to: courier), world: accounts.clock.world)
        self.say = say
        runner.start()
    }

    /// One member sits down, and stays for some requests.
    public func sit() throws {
        accounts.clock.pass(seconds: 600 + chance.random(below: 3_000))
        let userIDs = try accounts.store.read { try $0.userIDs() }
        if userIDs.isEmpty || chance.random(below: 8) == 0 { return try arrive(number: userIDs.count) }
        let present = userIDs.suffix(Self.walking)
        let userID = present[present.startIndex + chance.random(below: present.count)]
        guard let member = try accounts.store.read({ try $0.member(userID) }) else { throw TestAccounts.Missing.member }
        if try accounts.store.read({ try $0.password(member.id) }) == nil { return try fetchNotice(userID) }
        let notice = notebook[userID.text, "notice"] ?? "12 345 1950-03-04"
        var visitor = accounts.visitor(member, initialPassword: notice)
        var problems = 0
        for _ in 0..<(4 + chance.random(below: 20)) where problems < 3 {
            accounts.clock.pass(seconds: 5 + chance.random(below: 40))
            guard let request = try request(of: visitor) else { break }
            let problem = try ask(request, &visitor)
            if problem != nil { problems += 1 }
            if problem == .noticeExpired || problem == .setUpExpired { return try fetchNotice(userID) }
        }
    }

    /// A new member, by the office: with a notice, or with an account from before.
    private func arrive(number: Int) throws {
        let account: Account = chance.random(below: 4) == 0 ? .earlier : .new
        let userID = "\(10_000_000 + number)"
        try say(Said(userID, "arrive"))
        let visitor = try accounts.visitor(userID, account, mail: "m\(number)@example.jp")
        if account == .new { try notebook.note(userID, "notice", visitor.initialPassword) }
        try answer(to: "arrive", visitor.member)
    }

    /// The office draws her a new notice, whatever she had.
    private func fetchNotice(_ userID: UserID) throws {
        try say(Said(userID.text, "fetchNotice"))
        let drawn = try accounts.services.office.drawNotice(for: userID, replacing: true)
        try notebook.note(userID.text, "notice", drawn.password.revealedText())
        try answer(to: "fetchNotice", drawn.member)
    }

    private func answer(to request: String, _ member: Member) throws {
        var said = Said(member.userID.text, request)
        var answer = Said.Answer(mails: try mails(of: member))
        answer.revision = try accounts.store.read { try $0.journey(member.id)?.revision }
        said.answer = answer
        try say(said)
    }

    private func ask(_ request: Request, _ visitor: inout Visitor) throws -> Problem? {
        let userID = visitor.member.userID.text
        let name = String("\(request)".prefix { $0 != "(" })
        try say(Said(userID, name))
        let problem = visitor.ask(request)
        runner.ring()
        guard let reply = visitor.reply else { throw TestAccounts.Missing.member }
        var said = Said(userID, name)
        var answer = Said.Answer(reply, mails: try mails(of: visitor.member))
        if problem == nil {
            switch request {
            case .choosePassword(let new), .changePassword(let new): answer.password = new.revealedText()
            default: break
            }
        }
        said.answer = answer
        try say(said)
        if let password = answer.password { try notebook.note(userID, "password", password) }
        if let letters = reply.screenState.key?.letters { try notebook.note(userID, "key", letters.revealedText()) }
        return problem
    }

    private func mails(of member: Member) throws -> Int { try accounts.store.read { try $0.mails(member.id).count } }
}

/// What she asks next.
extension RandomWalk {
    private func seldom(_ often: Int = 10) -> Bool { chance.random(below: often) == 0 }

    private func any<Value>(_ values: [Value]) -> Value { values[chance.random(below: values.count)] }

    private func request(of visitor: Visitor) throws -> Request? {
        guard let screenState = visitor.reply?.screenState else { return .readOverview(any(Typist.allCases)) }
        let place = screenState.place
        switch place.answer {
        case .begin, .goBack: return try visitor.request(at: place)
        case .agree: return seldom() ? .declineTerms : .agreeToTerms(any(Language.allCases))
        case .type(.confirmation):
            if place == .step(.step1_6), seldom() { return .goOn }
            return seldom() ? .correctMail : try code(screenState, visitor)
        case .type(.login): return try logIn(visitor)
        case .type(.newPassword):
            return seldom() ? .withdrawChoice : .choosePassword(SecretBytes(text: any(Self.passwords)))
        case .type(.code):
            if place != .secondFactor, seldom() { return .withdrawChoice }
            return try code(screenState, visitor)
        case .type: return try visitor.request(at: place)
        case .choose(let choice): return try request(choosing: choice, screenState, visitor)
        case .logOut: return seldom() ? .goBack : .logOut
        case .arrive: return try onTopPage(screenState, visitor)
        case .goOn where place.branch == nil: return .goOn
        case .goOn, .takeKey, .inBrowser: return seldom(20) ? .withdrawChoice : seldom() ? .goBack : .goOn
        }
    }

    private func request(
        choosing choice: MemberAnswer.Choice, _ screenState: ScreenState, _ visitor: Visitor
    ) throws -> Request? {
        var visitor = visitor
        switch choice {
        case .registeredMail: return try atMail(screenState, visitor)
        case .method: visitor.choices.method = any(screenState.methods.sorted { $0.rawValue < $1.rawValue })
        case .devices where seldom(), .browser where seldom(): return .withdrawChoice
        case .devices: visitor.choices.devices = any(Devices.allCases)
        case .browser: visitor.choices.browser = any(Browser.allCases)
        case .biometrics: break
        }
        return try visitor.request(at: screenState.place)
    }

    private func logIn(_ visitor: Visitor) throws -> Request? {
        let kind = try accounts.store.read { try $0.password(visitor.member.id)?.kind }
        let userID = visitor.member.userID.text
        var password = visitor.initialPassword
        if kind == .chosen {
            // A change that no screen has called done yet: she tries either.
            let isUnsure = visitor.reply?.problem == .noMatch
            password = isUnsure ? any(Self.passwords) : notebook[userID, "password"] ?? any(Self.passwords)
        } else if visitor.reply?.problem == .noMatch {
            // The notice was replaced and never reached her.
            try fetchNotice(visitor.member.userID)
            return nil
        }
        return .logIn(userID: userID, password: SecretBytes(text: password))
    }

    private func atMail(_ screenState: ScreenState, _ visitor: Visitor) throws -> Request {
        switch chance.random(below: 10) {
        case 0: return .reportMail(.absent)
        case 1: return .reportMail(screenState.mailMayBeChanged ? .unreadable : .changeBarred)
        case 2...4 where screenState.mailMayBeChanged:
            return .changeMail(try newAddress(of: visitor))
        default: return .keepMail
        }
    }

    private func code(_ screenState: ScreenState, _ visitor: Visitor) throws -> Request? {
        if let mail = screenState.expectedMail {
            let address = try accounts.store.read { records in
                let member = try records.member(visitor.member.id)
                return mail.purpose == .confirmation ? member?.newMail ?? member?.mail : member?.mail
            }
            try awaitMails(visitor.member)
            guard !seldom(), let code = address.flatMap({ courier.code(to: $0.text) }) else { return .resendMail }
            let isConfirmation = mail.purpose == .confirmation
            return isConfirmation ? .confirmMail(code: code) : .proveCode(code)
        }
        let userID = visitor.member.userID
        guard let letters = notebook[userID.text, "key"], let bytes = Base32.decode(letters),
            visitor.reply?.problem == nil
        else {
            // A key that she never saw, or lost.
            try fetchNotice(userID)
            return nil
        }
        return .proveCode(TOTP(key: SecretBytes(bytes)).code(at: accounts.clock.world.now()))
    }

    /// Until the drain has sent all of hers, or for a second.
    private func awaitMails(_ member: Member) throws {
        for _ in 0..<100 {
            guard try accounts.store.read({ try $0.mails(member.id).contains { $0.state == .waiting } }) else { return }
            _ = courier.arrived.wait(timeout: .now() + .milliseconds(10))
        }
    }

    private func onTopPage(_ screenState: ScreenState, _ visitor: Visitor) throws -> Request {
        guard let securitySettings = screenState.securitySettings, !seldom(3) else { return .logOut }
        let present = notebook[visitor.member.userID.text, "password"] ?? Self.passwords[0]
        guard securitySettings.mayBeChanged else { return .reauthenticate(SecretBytes(text: present)) }
        var requests: [Request] = [.prepareApp, .prepareMail, .replaceMail(try newAddress(of: visitor))]
        requests += Self.passwords.filter { $0 != present }.map { .changePassword(SecretBytes(text: $0)) }
        requests += securitySettings.methods.map { .removeMethod(id: $0.id) }
        if let bytes = securitySettings.key.flatMap({ Base32.decode($0.letters.revealedText()) }) {
            requests += [.addApp(code: TOTP(key: SecretBytes(bytes)).code(at: accounts.clock.world.now()))]
        }
        if let mail = screenState.expectedMail, mail.sentAt != nil {
            try awaitMails(visitor.member)
            if let code = courier.code(to: mail.address) {
                return securitySettings.newMail == nil ? .addMail(code: code) : .proveReplacement(code: code)
            }
        }
        return any(requests)
    }

    private func newAddress(of visitor: Visitor) throws -> MailAddress {
        let name = "n\(chance.random(below: 1_000))-\(visitor.member.userID.text)@example.jp"
        guard let address = MailAddress(name) else { throw TestAccounts.Missing.member }
        return address
    }
}

extension Policy {
    /// All that is offered at a member's own PC.
    public static var forWalks: Policy {
        Policy(methods: [.app, .mail], browserExtensions: true, mailMayBeWaived: true)
    }
}
