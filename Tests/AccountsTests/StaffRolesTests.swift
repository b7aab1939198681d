import Accounts
import CredentialStore
import FlowEngine
import Secrets
import TestAccounts
import Testing
import TypedInput
import World

@Suite("Who of staff may do what") struct StaffRolesTests {
    private let accounts: TestAccounts
    private let member: Visitor

    init() throws {
        accounts = try TestAccounts()
        member = try accounts.visitor()
    }

    /// Does a deed in earnest. What is wrong besides who asks is thrown too.
    private func perform(_ deed: OfficeDeed, by services: AccountServices) throws {
        let (office, userID) = (services.office, member.member.userID)
        let name = try #require(StaffName(typed: "new.\(deed.rawValue.lowercased())"))
        switch deed {
        case .importMembers:
            try office.importMembers(isComplete: false) { _ in
                []
            } decide: { _ in
                true
            }
        case .printNotice: _ = try office.drawNotice(for: userID, replacing: true, isPrinted: true)
        case .readNotice: _ = try office.drawNotice(for: userID, replacing: true)
        case .allowWithoutMail: try office.allowWithoutMail(userID)
        case .unlock:
            try office.unlock(userID)
            try office.unlock(TerminalInfo(name: "窓口 1番", kind: .kiosk))
            try office.unlock(address: "192.0.2.7")
        case .seeMember: _ = try office.standing(of: userID)
        case .findMembers: _ = try office.members(named: "ダイワ", count: 9)
        case .closeMember:
            try office.close(userID, for: .asked)
            try office.reopen(userID)
        // She has none: whoever may do it is told so.
        case .removeMethod: do { try office.remove(.app, of: userID) } catch OfficeRefusal.hasNot {}
        case .seeMails: _ = try office.troubledMails()
        case .readRecord: _ = try office.auditEntries(AuditFilter(), newest: 1)
        case .exportRecord: try office.readAudit(AuditFilter(), toTakeAway: true) { _ in }
        case .verifyRecord: _ = try office.verifyAudit().get()
        case .tendKiosk: break
        case .seeStaff: _ = try services.staffAccounts.list()
        case .manageDesk: _ = try services.staffAccounts.add(name, .desk)
        case .manageStaff: _ = try services.staffAccounts.add(name, .auditor)
        case .addKey: _ = try office.addKey(to: "\(accounts.folder)/keys")
        case .backUp:
            try office.requireBackups()
            try office.note(.taken)
        case .checkHost: _ = try office.checkedRecord()
        }
    }

    private func outcome(of deed: OfficeDeed, by services: AccountServices) -> OfficeRefusal? {
        do {
            try perform(deed, by: services)
            return nil
        } catch let refusal as OfficeRefusal {
            return refusal
        } catch {
            Issue.record("\(deed): \(error)")
            return nil
        }
    }

    /// All that the store holds besides logins and the record of looks.
    private func members() throws -> String {
        try accounts.store.read { records in
            "\(try records.member(member.member.userID) as Any) \(try records.password(member.member.id) as Any)"
        }
    }

    @Test(
        "S32 Every role does every deed that its table gives it, and no other changes anything",
        arguments: StaffRole.allCases)
    func roles(role: StaffRole) throws {
        let clerk = try accounts.clerk("ito", role)
        let services = accounts.office(at: .counter)
        try clerk.logIn(by: services)
        for deed in OfficeDeed.allCases where deed != .tendKiosk {
            let before = try members()
            if deed.roles.contains(role) {
                #expect(outcome(of: deed, by: services) == nil, "\(deed)")
            } else {
                #expect(outcome(of: deed, by: services) == .mayNot(deed, role), "\(deed)")
                #expect(try members() == before)
            }
        }
    }

    @Test("S32 As soon as there is an account, nobody does anything without a login but the operator what is hers")
    func nobody() throws {
        for deed in OfficeDeed.allCases where deed != .tendKiosk {
            // Whoever can open the store, while there is no account.
            if ![.manageDesk, .manageStaff].contains(deed) {
                #expect(outcome(of: deed, by: accounts.office(at: .counter)) == nil, "\(deed)")
            }
        }
        _ = try accounts.clerk("ito", .desk)
        for deed in OfficeDeed.allCases where deed != .tendKiosk {
            #expect(outcome(of: deed, by: accounts.office(at: .counter)) == .notLoggedIn(deed), "\(deed)")
            #expect(
                outcome(of: deed, by: accounts.office(at: .operators)) == (deed.isOperators ? nil : .notLoggedIn(deed)))
            #expect(outcome(of: deed, by: accounts.services) == .notLoggedIn(deed))
        }
    }

    @Test("S32 A clerk becomes no lead: she makes, resets and closes nobody's account, nor her own")
    func noLead() throws {
        let lead = try accounts.clerk("sato", .lead)
        let desk = try accounts.clerk("ito", .desk)
        let auditor = try accounts.clerk("abe", .auditor)
        for clerk in [desk, auditor] {
            try clerk.logIn(by: accounts.office(at: .counter))
            let staff = accounts.office(at: .counter).staffAccounts
            let fresh = try #require(StaffName(typed: "fresh"))
            for name in try [lead, desk, auditor].map({ try #require(StaffName(typed: $0.name)) }) {
                #expect(throws: OfficeRefusal.self) { try staff.reset(name) }
                #expect(throws: OfficeRefusal.self) { try staff.close(name) }
            }
            for role in StaffRole.allCases { #expect(throws: OfficeRefusal.self) { try staff.add(fresh, role) } }
        }
        try lead.logIn(by: accounts.office(at: .counter))
        let staff = accounts.office(at: .counter).staffAccounts
        for clerk in [lead, auditor] {
            let name = try #require(StaffName(typed: clerk.name))
            #expect(throws: OfficeRefusal.mayNot(.manageStaff, .lead)) { try staff.reset(name) }
            #expect(throws: OfficeRefusal.mayNot(.manageStaff, .lead)) { try staff.close(name) }
        }
        try staff.close(try #require(StaffName(typed: desk.name)))
    }

    @Test("S30 S32 The record names who of staff did it, and the system's user")
    func named() throws {
        let services = accounts.office(at: .counter)
        try accounts.clerk("ito", .lead).logIn(by: services)
        _ = try services.office.standing(of: member.member.userID)
        let last = try #require(try accounts.store.read { try $0.lastAudit() })
        #expect(last.event == "memberLookedAt(ito)" && last.terminal == "office (kenpo)")
        #expect(RecordedEvent.staff(of: last)?.text == "ito" && RecordedEvent(of: last).name == "memberLookedAt")
        var filter = AuditFilter()
        filter.staff = StaffName(typed: "ito")
        let events = try services.office.auditEntries(filter, newest: 100).map(\.event)
        #expect(events == ["staffLoggedIn(ito)", "memberLookedAt(ito)", "recordLookedAt(ito)"])
        #expect(try services.office.verifyAudit().get().sequence > 3)
    }
}
