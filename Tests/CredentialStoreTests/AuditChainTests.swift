import CredentialStore
import Testing
import World

@Suite("The record of what happened shows every later change")  // S30
struct AuditChainTests {
    static let entries: [AuditEntry] = {
        var entries: [AuditEntry] = []
        for number in 0..<50 {
            entries.append(
                AuditEntry(
                    after: entries.last, at: Instant(unixSeconds: 1_795_000_000 + Int64(number)), terminal: "1番の機械",
                    subject: "subject \(number % 7)", event: "event \(number % 5)", place: "1.\(number % 11)"))
        }
        return entries
    }()

    @Test("S30 untouched it is whole, also through an anchor of any day")
    func whole() throws {
        #expect(try check(Self.entries) == AuditAnchor(Self.entries.last))
        for entry in Self.entries { #expect(try check(Self.entries, AuditAnchor(entry)).sequence == 50) }
        #expect(try check([]).sequence == 0)
    }

    @Test("S30 edited, removed, doubled, reordered or cut off: 1,000 mutations, each found")
    func mutations() {
        let chance = FixedWorld(at: Instant(unixSeconds: 0), seed: 30).world
        let anchor = AuditAnchor(Self.entries.last)
        for round in 0..<1_000 {
            var entries = Self.entries
            let index = chance.random(below: entries.count)
            switch round % 5 {
            case 0: entries[index] = edited(entries[index], chance.random(below: 5))
            case 1: entries.remove(at: index)
            case 2: entries.insert(entries[index], at: chance.random(below: entries.count))
            case 3:
                let other = (index + 1 + chance.random(below: entries.count - 1)) % entries.count
                entries.swapAt(index, other)
            default: entries.removeLast(1 + index)
            }
            #expect(throws: AuditChain.Fault.self, "round \(round)") { try check(entries, anchor) }
        }
    }

    @Test("S30 a forger who hashes the rest anew is found by the anchor")
    func rehashed() {
        var forged = Array(Self.entries.prefix(20))
        for entry in Self.entries.dropFirst(20) {
            forged.append(
                AuditEntry(
                    after: forged.last, at: entry.at, terminal: entry.terminal, subject: "somebody else",
                    event: entry.event, place: entry.place))
        }
        #expect(throws: Never.self) { try check(forged) }
        #expect(throws: AuditChain.Fault.anchorMissing(sequence: 50)) {
            try check(forged, AuditAnchor(Self.entries.last))
        }
    }

    @discardableResult
    private func check(_ entries: [AuditEntry], _ anchor: AuditAnchor? = nil) throws -> AuditAnchor {
        var chain = AuditChain(anchor: anchor)
        for entry in entries { try chain.take(entry) }
        return try chain.finish()
    }

    private func edited(_ entry: AuditEntry, _ field: Int) -> AuditEntry {
        AuditEntry(
            sequence: entry.sequence, at: field == 0 ? entry.at.adding(seconds: 1) : entry.at,
            terminal: field == 1 ? "2番の機械" : entry.terminal, subject: field == 2 ? "nobody" : entry.subject,
            event: field == 3 ? "loggedOut" : entry.event, place: field == 4 ? "2-6.4" : entry.place,
            previous: entry.previous, hash: entry.hash)
    }
}
