import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("Order of steps") struct OrderTests {
    /// The pages of first login and of 2-4, each with what may be asked there.
    enum Page: CaseIterable {
        case login, birthdate, terms, mail, confirmation, method, devices, password, complete, logOut, app, key
        case code, top, secondFactor

        var place: Location {
            switch self {
            case .login: .step(.step1_2)
            case .birthdate: .step(.step1_3)
            case .terms: .step(.step1_4)
            case .mail: .step(.step1_5)
            case .confirmation: .step(.step1_6)
            case .method: .step(.step1_8)
            case .devices: .devices
            case .password: .step(.step1_9)
            case .complete: .step(.step1_10)
            case .logOut: .step(.step1_11)
            case .app: .step(.step2_4_1)
            case .key: .step(.step2_4_5)
            case .code: .step(.step2_4_7)
            case .top: .topPage
            case .secondFactor: .secondFactor
            }
        }

        /// What may be asked there without a refusal.
        var allowed: Set<String> {
            switch self {
            case .login: ["readOverview", "logIn", "lookAgain"]
            case .birthdate: ["proveBirthdate"]
            case .terms: ["agreeToTerms", "declineTerms"]
            case .mail:
                ["keepMail", "changeMail", "reportMail unreadable", "reportMail absent"]
            case .confirmation: ["confirmMail", "correctMail", "resendMail", "goOn"]
            case .method: ["chooseMethod app", "chooseMethod mail"]
            case .devices: ["chooseDevices", "withdrawChoice"]
            case .password: ["choosePassword", "chooseMethod app", "chooseMethod mail", "withdrawChoice"]
            case .complete: ["goOn"]
            case .logOut: ["goBack"]
            case .app: ["goOn"]
            case .key: ["goOn", "chooseMethod app", "chooseMethod mail", "withdrawChoice", "goBack"]
            case .code: ["proveCode", "chooseMethod app", "chooseMethod mail", "withdrawChoice", "goBack"]
            case .top: []
            case .secondFactor: ["proveCode"]
            }
        }
    }

    private func visitor(at page: Page, in accounts: TestAccounts, _ userID: String) throws -> Visitor {
        var visitor = try accounts.visitor(userID)
        visitor.ask(.readOverview(.member))
        if page == .secondFactor {
            try visitor.reach(.topPage)
            visitor.ask(.logOut)
            accounts.clock.pass(seconds: 60)
            visitor.logIn(visitor.password)
        }
        try visitor.reach(page.place)
        return visitor
    }

    private func requests(_ visitor: Visitor) throws -> [(name: String, request: Request)] {
        let address = try #require(MailAddress("other@example.jp"))
        let code = visitor.key == nil ? try pendingCode(visitor) : try visitor.appCode()
        return [
            ("proveBirthdate", .proveBirthdate(visitor.member.birthdate)), ("agreeToTerms", .agreeToTerms(.english)),
            ("declineTerms", .declineTerms), ("reconsiderTerms", .reconsiderTerms), ("keepMail", .keepMail),
            ("changeMail", .changeMail(address)), ("reportMail changeBarred", .reportMail(.changeBarred)),
            ("reportMail unreadable", .reportMail(.unreadable)), ("reportMail absent", .reportMail(.absent)),
            ("leaveDesk", .leaveDesk), ("confirmMail", .confirmMail(code: code)), ("correctMail", .correctMail),
            ("chooseMethod app", .chooseMethod(.app)), ("chooseMethod mail", .chooseMethod(.mail)),
            ("chooseMethod passkey", .chooseMethod(.passkey)), ("chooseDevices", .chooseDevices(.both)),
            ("answerBiometrics", .answerBiometrics(true)), ("chooseBrowser", .chooseBrowser(.chrome)),
            ("withdrawChoice", .withdrawChoice),
            ("choosePassword", .choosePassword(SecretBytes(text: "kumo to ame to kaze"))), ("goOn", .goOn),
            ("goBack", .goBack), ("proveCode", .proveCode(code)),
        ]
    }

    /// The code that is under way for the confirmation, right where one is.
    private func pendingCode(_ visitor: Visitor) throws -> String {
        do { return try visitor.mailedCode() } catch { return "000000" }
    }

    // S12
    @Test(
        "S12 At every page only its own requests are done; all others are refused and change nothing",
        arguments: Page.allCases
    )
    func allPairs(_ page: Page) throws {
        let accounts = try TestAccounts()
        let names = try requests(accounts.visitor("99999999")).map(\.name)
        for (number, name) in names.enumerated() {
            var visitor = try visitor(at: page, in: accounts, "\(1_000 + number)")
            let request = try #require(try requests(visitor).first { $0.name == name }).request
            let before = try visitor.record()
            let authenticationLevel = visitor.session.authenticationLevel
            let problem = visitor.ask(request)
            let isDone = problem == nil
            #expect(isDone == page.allowed.contains(name), "\(page) \(name): \(String(describing: problem))")
            if !isDone {
                #expect(try visitor.record() == before, "\(page) \(name)")
                #expect(visitor.session.authenticationLevel == authenticationLevel, "\(page) \(name)")
            }
        }
    }

    @Test(
        "An agreement is to the Japanese terms in whatever Japanese they were read, or to the English ones",
        arguments: Language.allCases)
    func agreement(language: Language) throws {
        let accounts = try TestAccounts()
        var visitor = try accounts.visitor()
        #expect(visitor.identify() == nil && visitor.ask(.agreeToTerms(language)) == nil)
        let kept = try accounts.store.read { try $0.agreements(visitor.member.id) }
        #expect(kept.map(\.language) == [language == .english ? .english : .japanese])
    }

    // R04
    @Test("R04 Of two terminals one moves her; the other is told, sees where she stands and goes on")
    func twoTerminals() throws {
        let accounts = try TestAccounts()
        var here = try accounts.visitor()
        #expect(here.identify() == nil)
        var there = try here.elsewhere()
        #expect(there.identify() == nil && there.place == .step(.step1_4))
        #expect(try here.reach(.step1_6) == nil)
        #expect(there.ask(.agreeToTerms(.english)) == .movedElsewhere)
        #expect(there.place == .step(.step1_6))
        #expect(try accounts.store.read { try $0.agreements(here.member.id).map(\.language) } == [.japanese])
        #expect(try there.ask(.confirmMail(code: here.mailedCode())) == nil && there.place == .step(.step1_8))
        #expect(here.ask(.correctMail) == .movedElsewhere && here.place == .step(.step1_8))
        #expect(here.ask(.chooseMethod(.app)) == nil)
        // A request that is refused by order as well is told as a move: that is what the screen has to show.
        #expect(there.ask(.chooseMethod(.mail)) == .movedElsewhere)
        #expect(try here.record()?.journey.method == .app)
    }

    // R04
    @Test("R04 Where another terminal has moved her, looking again shows it") func looksAgain() throws {
        let accounts = try TestAccounts()
        var here = try accounts.visitor()
        #expect(try here.reach(.step1_6) == nil)
        let mark = here.services.member.changeMark()
        var phone = try here.elsewhere("電話")
        #expect(phone.identify() == nil)
        #expect(try phone.ask(.confirmMail(code: here.mailedCode())) == nil)
        #expect(here.services.member.changeMark() != mark)
        #expect(here.ask(.refresh) == nil && here.place == .step(.step1_8))
        #expect(here.ask(.chooseMethod(.app)) == nil)
    }
}
