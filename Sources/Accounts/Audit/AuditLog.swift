import Content
import CredentialStore
import FlowEngine
import Passkeys
import Secrets
import TypedInput
import World

/// S30: who did what, when, and at which terminal, in a chain that shows every later change.
struct AuditLog: ServicePart {
    let dependencies: Dependencies

    /// Records an event of a member in the transaction in which it happens.
    func note(
        _ event: AuditEvent, of member: MemberID, at terminal: TerminalInfo, place: Location,
        in records: any WritableRecords
    ) throws {
        try append(event.rawValue, subject: Array(member.rawValue.utf8), terminal.name, place.rawValue, in: records)
    }

    /// Records an event that moved a member.
    func noteTransition(
        _ event: Event, of member: MemberID, at terminal: TerminalInfo, place: Location,
        in records: any WritableRecords
    ) throws {
        try append(
            event.description, subject: Array(member.rawValue.utf8), terminal.name, place.rawValue, in: records)
    }

    /// Records what happened under a name that may be nobody's.
    func note(
        _ event: AuditEvent, under name: [UInt8], at terminal: TerminalInfo, in records: any WritableRecords
    ) throws {
        try append(event.rawValue, subject: name, terminal.name, "", in: records)
    }

    /// Records what the office did, and which user of the system did it.
    func noteOffice(_ event: AuditEvent, about subject: String, in records: any WritableRecords) throws {
        let place = dependencies.systemUser.isEmpty ? "office" : "office (\(dependencies.systemUser))"
        try append(event.rawValue, subject: Array(subject.utf8), place, "", in: records)
    }

    private func append(
        _ event: String, subject: [UInt8], _ terminal: String, _ place: String, in records: any WritableRecords
    ) throws {
        try records.add(
            AuditEntry(
                after: try records.lastAudit(), at: world.now(), terminal: terminal,
                subject: vault.auditPseudonym(of: subject), event: event, place: place))
    }

    /// Records what a browser did with a ticket.
    func note(_ event: AuditEvent, _ ticket: TicketRecord, in records: any WritableRecords) throws {
        let terminal = TerminalInfo(name: ticket.terminal, kind: ticket.isKiosk ? .kiosk : .own)
        let journey = try records.journey(ticket.member)?.journey
        try note(event, of: ticket.member, at: terminal, place: journey?.saved ?? .topPage, in: records)
    }
}

extension Vault {
    /// Salted with a key outside the database: who reads the record alone learns no identity from it.
    func auditPseudonym(of subject: [UInt8]) -> String {
        Hexadecimal.encode(lastingHash(subject, purpose: "audit pseudonym").prefix(16))
    }
}
