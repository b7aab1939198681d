import FlowEngine
import Content
import Testing

@Suite("The table on the printed page 5, and the walks through chapter 2")
struct BranchTests {
    static let engine = FlowEngine(policy: .everything)

    @Test("a branch's steps are the manual's, in its order", arguments: Branch.allCases)
    func stepsStandAsPrinted(branch: Branch) {
        #expect(branch.steps.map(\.step) == Step.allCases.filter { $0.chapter == branch.rawValue })
    }

    @Test(
        "method and devices lead to the branch that the paper names",
        arguments: [
            (Method.passkey, Devices.pcOnly, Branch.passkeyOnPC), (.passkey, .phoneOnly, .passkeyOnPhone),
            (.app, .phoneOnly, .appOnPhone), (.app, .both, .appBesidePC),
        ])
    func tableOfBranches(method: Method, devices: Devices, branch: Branch) throws {
        let journey = try walk([.methodChosen(method), .devicesChosen(devices)], from: methodChoice())
        #expect(journey.branch == branch)
        #expect(journey.shown == .step(.step1_9))
    }

    @Test("2-6 from the notice to the top page, and in again")
    func mailCode() throws {
        let journey = try walk(
            [
                .methodChosen(.mail), .passwordChosen(suitsMail: true), .continued, .loggedOut, .continued,
                .passwordAccepted(.chosen), .mailCodeMatched,
            ], from: methodChoice())
        #expect(journey.shown == .step(.step2_6_4))
        #expect(journey.authenticationLevel == .signedIn)
        let again = try walk([.loggedOut, .passwordAccepted(.chosen)], from: journey)
        #expect(again.shown == .secondFactor)
        #expect(try walk([.mailCodeMatched], from: again).shown == .topPage)
    }

    @Test("2-4 resumed on another terminal stands at the same step")
    func resumesWhereSheLeft() throws {
        let atQRCode = try walk(
            [
                .methodChosen(.app), .devicesChosen(.both), .passwordChosen(suitsMail: false), .continued, .loggedOut,
                .continued, .continued, .passwordAccepted(.chosen), .continued, .continued,
            ], from: methodChoice())
        #expect(atQRCode.shown == .step(.step2_4_6))
        let back = try walk([.loggedOut, .passwordAccepted(.chosen)], from: atQRCode)
        #expect(back.shown == .step(.step2_4_6))
        #expect(try walk([.continued, .appCodeMatched], from: back).shown == .topPage)
    }

    @Test(
        "2-3【8】 and its sisters lead back to the page of the key itself, and forward again", arguments: Branch.allCases)
    func keyIsShownAgain(branch: Branch) throws {
        let atCode = FlowChart(of: Self.engine).journeys.filter {
            guard case .step(let step) = $0.shown else { return false }
            return $0.branch == branch && $0.authenticationLevel == .passwordProved
                && Branch.completion(of: step) == .appCode
        }
        #expect(atCode.isEmpty == (branch.method != .app) && (branch.keyStep == nil) == (branch.method != .app))
        for journey in atCode {
            var again = try Self.engine.advance(journey, by: .keyWanted).get()
            #expect(again.journey.shown == branch.keyStep.map(Location.step) && again.effects == [.prepareKey])
            while again.journey.shown != journey.shown {
                again = try Self.engine.advance(again.journey, by: .continued).get()
            }
        }
        let elsewhere = try methodChoice()
        #expect(Self.engine.advance(elsewhere, by: .keyWanted) == .failure(.outOfOrder(elsewhere.shown)))
    }

    @Test("a login proved on another terminal before the branch's login is not asked twice")
    func loginIsNotAskedTwice() throws {
        let before = try walk(
            [
                .methodChosen(.app), .devicesChosen(.both), .passwordChosen(suitsMail: false), .continued, .loggedOut,
                .continued,
            ], from: methodChoice())
        #expect(before.shown == .step(.step2_4_2))
        let back = try walk([.passwordAccepted(.chosen)], from: before)
        #expect(back.shown == .step(.step2_4_2))
        #expect(try walk([.continued], from: back).shown == .step(.step2_4_4))
    }

    @Test("S05: changing from the app to the mail code asks for a longer password")
    func mailCodeNeedsLongerPassword() throws {
        let journey = try walk(
            [
                .methodChosen(.app), .devicesChosen(.both), .passwordChosen(suitsMail: false), .continued, .loggedOut,
                .continued, .continued, .passwordAccepted(.chosen), .choiceWithdrawn, .methodChosen(.mail),
            ], from: methodChoice())
        #expect(journey.shown == .step(.step1_9))
        #expect(try walk([.passwordChosen(suitsMail: true)], from: journey).shown == .step(.step2_6_3))
    }

    @Test("S02: a guessable password cannot change the mail address")
    func guessablePasswordKeepsTheAddress() throws {
        let journey = try walk(
            [.passwordAccepted(.guessable), .birthdateMatched, .termsAgreed], from: .awaitingFirstLogin())
        #expect(Self.engine.advance(journey, by: .mailChanged) == .failure(.proofNeeded))
        #expect(try walk([.mailChangeBarred], from: journey).shown == .mailDesk)
    }

    @Test("what is not offered is refused")
    func policyBars() throws {
        let narrow = FlowEngine(
            policy: Policy(methods: [.app, .mail], browserExtensions: false, mailMayBeWaived: false))
        let journey = try methodChoice()
        #expect(narrow.advance(journey, by: .methodChosen(.passkey)) == .failure(.notOffered))
        let app = try walk([.methodChosen(.app)], from: journey)
        #expect(narrow.advance(app, by: .devicesChosen(.pcOnly)) == .failure(.notOffered))
    }

    /// At 1【8】 by a printed password, with her mail confirmed, for the first time.
    static let atMethodChoice = FlowChart(of: engine).journeys.first {
        $0.shown == .step(.step1_8) && $0.authenticationLevel == .identified(.printed) && $0.mail == .confirmed
    }

    private func methodChoice() throws -> Journey { try #require(Self.atMethodChoice) }

    private func walk(_ events: [Event], from start: Journey = Journey()) throws -> Journey {
        try events.reduce(start) { try Self.engine.advance($0, by: $1).get().journey }
    }
}
