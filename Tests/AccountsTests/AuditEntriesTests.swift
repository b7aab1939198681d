import Accounts
import CredentialStore
import FlowEngine
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("The record, as whoever may read it asks for it") struct AuditEntriesTests {
    @Test("S30 S32 by member, terminal, event and time; and that somebody looked stands in it")
    func filters() throws {
        let accounts = try TestAccounts()
        let taro = try accounts.visitor()
        let hanako = try accounts.visitor("07654321", mail: "hanako@example.jp")
        let office = accounts.services.office
        var visitor = taro
        #expect(visitor.logIn("quite wrong") == .noMatch)
        accounts.clock.pass(seconds: 60)
        #expect(visitor.logIn(taro.initialPassword) == nil)
        let minute = accounts.clock.world.now()
        var other = hanako
        #expect(other.logIn("quite wrong") == .noMatch)

        func names(newest: Int = 1_000, _ change: (inout AuditFilter) throws -> Void) throws -> [String] {
            var filter = AuditFilter()
            try change(&filter)
            return try office.auditEntries(filter, newest: newest).map(\.event)
        }
        let failed = try #require(RecordedEvent(named: "loginFailed"))
        #expect(try names { $0.events = [failed] } == ["loginFailed", "loginFailed"])
        #expect(try names { ($0.events, $0.member) = ([failed], taro.member.userID) } == ["loginFailed"])
        #expect(try names { ($0.events, $0.from) = ([failed], minute) } == ["loginFailed"])
        #expect(try names { ($0.events, $0.until) = ([failed], minute) } == ["loginFailed"])
        #expect(try names(newest: 1) { $0.events = [failed] } == ["loginFailed"])
        #expect(try names { $0.terminal = "elsewhere" }.isEmpty)
        #expect(try names { $0.member = taro.member.userID }.contains("recordLookedAt"))
        #expect(throws: OfficeRefusal.noSuchMember) { try names { $0.member = UserID(typed: "99999999") } }
    }

    @Test("every event that a journey can be moved by, or that is noted, has a name that is known")
    func names() {
        #expect(RecordedEvent(named: "methodChosen") != nil && RecordedEvent(named: "noticeDrawn") != nil)
        #expect(RecordedEvent(named: "methodChosen(app)") == nil && RecordedEvent(named: "") == nil)
        for event in Event.all {
            #expect(RecordedEvent.all.contains { event.description.hasPrefix($0.name) }, "\(event)")
        }
    }
}
