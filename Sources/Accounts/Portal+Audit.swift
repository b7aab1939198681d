public import CredentialStore
import FlowEngine
public import Secrets
import World

/// S30: who did what, when, and at which terminal, in a chain that shows every later change.
extension Portal {
    /// Records an event of a member in the transaction in which it happens.
    func note(
        _ event: String, of member: MemberID, at terminal: TerminalInfo, place: Location,
        in records: any WritableRecords
    ) throws {
        try append(event, subject: Array(member.rawValue.utf8), terminal.name, place.rawValue, in: records)
    }

    /// Records what happened under a name that may be nobody's.
    func note(
        _ event: String, under name: [UInt8], at terminal: TerminalInfo, in records: any WritableRecords
    ) throws {
        try append(event, subject: name, terminal.name, "", in: records)
    }

    /// Records what the office did, and which user of the system did it.
    func noteOffice(_ event: String, about subject: String, in records: any WritableRecords) throws {
        let place = systemUser.isEmpty ? "office" : "office (\(systemUser))"
        try append(event, subject: Array(subject.utf8), place, "", in: records)
    }

    /// Adds a newer key to the ring's file (S29). The store knows it before anything can be sealed under it, and where it
    /// cannot be written to, nothing is added.
    public func addKey(to path: String) throws -> KeyRing {
        try KeyRing.addKey(path: path, world: world) { ring, lay in
            try store.write { records in
                let check = try Vault(ring: ring).check(ofVersion: ring.newest)
                try records.put(keyCheck: check, ofVersion: ring.newest)
                try noteOffice("keyAdded", about: "\(ring.newest)", in: records)
                try lay()
            }
        }
    }

    private func append(
        _ event: String, subject: [UInt8], _ terminal: String, _ place: String, in records: any WritableRecords
    ) throws {
        try records.add(
            AuditEntry(
                after: try records.lastAudit(), at: world.now(), terminal: terminal,
                subject: vault.auditPseudonym(of: subject), event: event, place: place))
    }

    /// Checks the whole record; gives the anchor of its end, or what is wrong. Throws what the store throws.
    public func verifyAudit(anchor: AuditAnchor? = nil) throws -> Result<AuditAnchor, AuditChain.Fault> {
        var chain = AuditChain(anchor: anchor)
        var sequence: Int64 = 0
        do {
            while true {
                let entries = try store.read { try $0.audits(after: sequence, count: 1_000) }
                guard let last = entries.last else { break }
                for entry in entries { try chain.take(entry) }
                sequence = last.sequence
            }
            return .success(try chain.finish())
        } catch let fault as AuditChain.Fault {
            return .failure(fault)
        }
    }
}

extension Vault {
    /// Salted with a key outside the database: who reads the record alone learns no identity from it.
    func auditPseudonym(of subject: [UInt8]) -> String {
        Hexadecimal.encode(lastingHash(subject, purpose: "audit pseudonym").prefix(16))
    }
}
