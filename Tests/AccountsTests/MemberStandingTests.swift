import Accounts
import Content
import CredentialStore
import FlowEngine
import TestAccounts
import Testing
import TypedInput
import World

@Suite("Where a member stands, for staff who help her") struct MemberStandingTests {
    let accounts: TestAccounts
    let visitor: Visitor

    init() throws {
        accounts = try TestAccounts()
        visitor = try accounts.visitor()
    }

    private func standing() throws -> MemberStanding {
        try accounts.services.office.standing(of: visitor.member.userID)
    }

    private func isPrinted(_ standing: MemberStanding) -> Bool {
        if case .printed = standing.password { true } else { false }
    }

    @Test("S32 with a notice, waiting, with one that has expired, and what helps each time; the look is recorded")
    func beginning() throws {
        var visitor = visitor
        let first = try standing()
        try #require(isPrinted(first))
        #expect(first.remedy == .goOn && first.waitsUntil == nil && first.methods.isEmpty && !first.mailIsConfirmed)
        for _ in 0..<4 {
            accounts.clock.pass(seconds: 60)
            #expect(visitor.logIn("quite wrong") == .noMatch)
        }
        let waiting = try standing()
        #expect(waiting.remedy == .unlock && waiting.waitsUntil != nil)
        accounts.clock.pass(seconds: 400 * 86_400)
        let late = try standing()
        #expect(!isPrinted(late) && late.password != .chosen && late.remedy == .notice)
        let last = try accounts.store.read { try $0.lastAudit() }
        #expect(last?.event == "memberLookedAt" && last?.terminal.hasPrefix("office") == true)
    }

    @Test("half way, and with everything done")
    func onTheWay() throws {
        var visitor = visitor
        try visitor.reach(.step1_8)
        #expect(try standing().place == .step(.step1_8) && standing().mailIsConfirmed)
        try visitor.reach(.step2_4_7)
        #expect(try standing().password == .chosen && standing().remedy == .goOn)
    }

    @Test("nobody has that user ID: nothing is recorded")
    func nobody() throws {
        let before = try accounts.store.read { try $0.lastAudit() }
        let id = try #require(UserID(typed: "99999999"))
        #expect(throws: OfficeRefusal.noSuchMember) { try accounts.services.office.standing(of: id) }
        #expect(try accounts.store.read { try $0.lastAudit() } == before)
    }
}
