import Accounts
import Content
import CredentialStore
import FlowEngine
import TestAccounts
import Testing
import World

@Suite("Members whose account staff has closed") struct ClosingTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    @Test("S11 A closed account is refused as an unknown one is, whatever is typed; opened again, it is as it was")
    func login() throws {
        var visitor = try accounts.visitor()
        let office = accounts.services.office
        #expect(try office.close(visitor.member.userID, for: .left))
        #expect(try !office.close(visitor.member.userID, for: .died))
        #expect(visitor.logIn(visitor.initialPassword) == .noMatch)
        var unknown = try accounts.visitor("76543210")
        #expect(unknown.logIn("quite wrong") == .noMatch)
        #expect(visitor.place == unknown.place)
        accounts.clock.pass(seconds: 60)
        #expect(try office.reopen(visitor.member.userID) && !office.reopen(visitor.member.userID))
        #expect(visitor.logIn(visitor.initialPassword) == nil)
        let events = try accounts.store.read { try $0.audits(after: 0, count: 100) }.map(\.event)
        #expect(events.filter { $0 == "memberClosed" || $0 == "memberReopened" } == ["memberClosed", "memberReopened"])
    }

    @Test("S01 Closing ends her logins at once, at every step, and what was mailed or shown for them")
    func underWay() throws {
        for place in [Location.step(.step1_6), .step(.step1_9), .topPage] {
            let accounts = try TestAccounts()
            var visitor = try accounts.visitor()
            try visitor.reach(place)
            try accounts.services.office.close(visitor.member.userID, for: .asked)
            visitor.ask(.refresh)
            #expect(visitor.place == .step(.step1_2), "\(place)")
            let id = visitor.member.id
            let (tickets, codes) = try accounts.store.read { records in
                let all = MailPurpose.allCases.flatMap { purpose in Quota.allCases.map { (purpose, $0) } }
                return (try records.tickets(id), try all.compactMap { try records.mailedCode(id, $0, $1) })
            }
            #expect(tickets.isEmpty && codes.isEmpty)
        }
    }

    @Test("What the office would do for her says that it is closed, and by what it is opened")
    func office() throws {
        let visitor = try accounts.visitor()
        let office = accounts.services.office
        try office.close(visitor.member.userID, for: .mistaken)
        let standing = try office.standing(of: visitor.member.userID)
        #expect(standing.closure?.reason == .mistaken && standing.remedy == .reopen)
        #expect(throws: OfficeRefusal.isClosed) {
            try office.drawNotice(for: visitor.member.userID, replacing: true)
        }
        #expect(throws: OfficeRefusal.isClosed) { try office.allowWithoutMail(visitor.member.userID) }
        try office.reopen(visitor.member.userID)
        _ = try office.drawNotice(for: visitor.member.userID, replacing: true)
    }
}
