import CredentialStore
import FlowEngine
import Content
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

/// S39, S10: what many people share is counted so that one of them shuts nobody out for long.
@Suite("Counts that many share fade, and have names of their own")
struct CounterTests {
    private let accounts: TestAccounts
    private let here = "192.0.2.1"

    init() throws {
        accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: CompanionVisitor.origin, name: "Kenpo Web"))
    }

    private func wizard(_ member: Visitor, at terminal: TerminalInfo) -> Visitor {
        var visitor = accounts.visitor(member.member, initialPassword: member.initialPassword)
        visitor.session = Session(at: terminal)
        return visitor
    }

    /// Wrong logins with IDs of nobody, as many as the terminal lets in within an hour.
    private func besiege(_ terminal: TerminalInfo) throws {
        let session = Session(at: terminal)
        for number in 0..<60 {
            _ = accounts.services.member.perform(
                .logIn(userID: "9\(number)", password: SecretBytes(text: "guess")), in: session)
            accounts.clock.pass(seconds: number < 20 ? 0 : 60)
        }
    }

    @Test("S39 somebody at one line of a host without a name shuts no other line, and no kiosk of that name")
    func otherLines() throws {
        let member = try accounts.visitor()
        try besiege(TerminalInfo(name: "host", kind: .own, countedAs: "host ssh 203.0.113.9"))
        let places = [
            TerminalInfo(name: "host", kind: .own, countedAs: "host ssh 198.51.100.1"),
            TerminalInfo(name: "host", kind: .own, countedAs: "host /dev/pts/3"),
            TerminalInfo(name: "host", kind: .kiosk), TerminalInfo(name: "host", kind: .own),
        ]
        for place in places {
            var visitor = wizard(member, at: place)
            #expect(visitor.logIn(member.initialPassword) == nil, "\(place)")
        }
        var besieged = wizard(
            member, at: TerminalInfo(name: "host", kind: .own, countedAs: "host ssh 203.0.113.9"))
        #expect(besieged.logIn(member.initialPassword) == .waitFirst)
    }

    @Test("S10 at a kiosk nobody waits longer than half a minute, whatever was typed there or for her")
    func kiosk() throws {
        let member = try accounts.visitor()
        let kiosk = TerminalInfo(name: "窓口 1番", kind: .kiosk)
        try besiege(kiosk)
        var visitor = wizard(member, at: kiosk)
        for _ in 0..<20 {
            visitor.logIn("quite wrong")
            let wait = visitor.session.waitUntil.map { accounts.clock.world.now().secondsRemaining(until: $0) } ?? 0
            #expect(wait <= 30)
            accounts.clock.pass(seconds: 30)
        }
        #expect(visitor.logIn(member.initialPassword) == nil)
    }

    @Test("S39 wrong letters of a whole office fade within the hour, and a month apart never add up")
    func letters() throws {
        for _ in 0..<120 {
            #expect(accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.noTicket))
            accounts.clock.pass(seconds: 3_600)
        }
        for _ in 0..<40 {
            _ = accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here)
            accounts.clock.pass(seconds: 1)
        }
        guard case .failure(.waitFirst) = accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here) else {
            Issue.record("an address that goes on waits")
            return
        }
        accounts.clock.pass(seconds: 3_600)
        #expect(accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.noTicket))
    }

    @Test("S39 a whole /48 of IPv6 guesses no more often than four households, however many of its /64 it uses")
    func wideBlock() throws {
        var tries = 0
        for number in 0..<1_000 {
            let client = "2001:db8:7:\(String(number * 61, radix: 16))::/64"
            guard case .failure(.noTicket) = accounts.services.tickets.open(.userCode("BCDFGHJK"), from: client) else {
                break
            }
            tries += 1
        }
        #expect(tries == 81)
        let neighbour = "2001:db8:8:1::/64"
        #expect(accounts.services.tickets.open(.userCode("BCDFGHJK"), from: neighbour) == .failure(.noTicket))
        #expect(AttemptGate.blocks(of: "192.0.2.7").map(\.block) == ["192.0.2.7"])
    }

    @Test("S30 wrong letters stand in the record, under the pseudonym of whoever typed them")
    func recorded() throws {
        _ = accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here)
        _ = accounts.services.tickets.look(at: .userCode("BCDFGHJL"), from: here)
        let entries = try accounts.store.read { try $0.audits(after: 0, count: 10) }
        #expect(entries.map(\.event) == ["ticketLettersFailed", "ticketLettersFailed"])
        #expect(Set(entries.map(\.subject)).count == 1 && !"\(entries)".contains(here))
    }

    @Test("S39 the office ends the waits of a member, of a terminal, and of an address, and its deed names who did it")
    func unlocked() throws {
        let member = try accounts.visitor()
        let place = TerminalInfo(name: "居間", kind: .own)
        let office = AccountServices(
            settings: accounts.settings, store: accounts.store, vault: accounts.vault,
            hasher: PasswordHasher(cost: TestAccounts.cheap, vault: accounts.vault), slots: accounts.slots,
            world: accounts.clock.world,
            workstation: Workstation(systemUser: "root, login hanako", isOperator: false, identity: [1]))
        try besiege(place)
        var visitor = wizard(member, at: place)
        #expect(visitor.logIn(member.initialPassword) == .waitFirst)
        #expect(try office.office.unlock(place) && !office.office.unlock(TerminalInfo(name: "台所", kind: .own)))
        #expect(visitor.logIn("quite wrong") == .noMatch && visitor.logIn(member.initialPassword) == .waitFirst)
        #expect(try office.office.unlock(member.member.userID) && !office.office.unlock(member.member.userID))
        #expect(visitor.logIn(member.initialPassword) == nil)
        for _ in 0..<60 { _ = accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here) }
        #expect(try office.office.unlock(address: here) && !office.office.unlock(address: here))
        #expect(accounts.services.tickets.open(.userCode("BCDFGHJK"), from: here) == .failure(.noTicket))
        let deeds = try accounts.store.read { try $0.audits(after: 0, count: 1_000) }.filter {
            $0.event.hasSuffix("Unlocked")
        }
        #expect(
            deeds.map(\.event) == ["terminalUnlocked", "memberUnlocked", "addressUnlocked"].flatMap { [$0, $0] })
        #expect(deeds.allSatisfy { $0.terminal == "office (root, login hanako)" })
    }
}
