import CredentialStore
import FlowEngine
import Secrets

/// S30: who did what, when, and at which terminal, in a chain that shows every later change. Recorded in the
/// transaction in which it happens. A place stands there by its number, as the paper of that day has it: whoever reads
/// the record reads it beside the paper.
struct AuditLog: TransactionPart {
    let transaction: Transaction

    /// Records an event of a member.
    func note(_ event: AuditEvent, of member: MemberID, at terminal: TerminalInfo, place: Location) throws {
        try append(event.rawValue, subject: Array(member.rawValue.utf8), terminal.name, place.rawValue)
    }

    /// Records an event that moved a member.
    func noteTransition(_ event: Event, of member: MemberID, at terminal: TerminalInfo, place: Location) throws {
        try append(event.description, subject: Array(member.rawValue.utf8), terminal.name, place.rawValue)
    }

    /// Records what happened under a name that may be nobody's.
    func note(_ event: AuditEvent, under name: [UInt8], at terminal: TerminalInfo) throws {
        try append(event.rawValue, subject: name, terminal.name, "")
    }

    /// Records what the office did, and which user of the system did it.
    func noteOffice(_ event: AuditEvent, about subject: String) throws {
        let place = dependencies.systemUser.isEmpty ? "office" : "office (\(dependencies.systemUser))"
        try append(event.rawValue, subject: Array(subject.utf8), place, "")
    }

    /// Records what staff did at a kiosk: it is about the kiosk.
    func noteStaff(_ event: AuditEvent, at terminal: TerminalInfo) throws {
        try append(event.rawValue, subject: Array("kiosk \(terminal.countedAs)".utf8), terminal.name, "")
    }

    /// Records what a browser did with a ticket.
    func note(_ event: AuditEvent, _ ticket: TicketRecord) throws {
        let journey = try records.journey(ticket.member)?.journey
        try note(event, of: ticket.member, at: ticket.terminalInfo, place: journey?.saved ?? .topPage)
    }

    private func append(_ event: String, subject: [UInt8], _ terminal: String, _ place: String) throws {
        try records.add(
            AuditEntry(
                after: try records.lastAudit(), at: now, terminal: terminal,
                subject: vault.auditPseudonym(of: subject), event: event, place: place))
    }
}

extension Vault {
    /// Salted with a key outside the database: who reads the record alone learns no identity from it.
    func auditPseudonym(of subject: [UInt8]) -> String {
        Hexadecimal.encode(lastingHash(subject, purpose: "audit pseudonym").prefix(16))
    }
}

extension Vault {
    /// The names under which a member stands in the record: her own, and those of logins with what her card says, which
    /// were recorded before anybody knew that it was she.
    func auditPseudonyms(of member: Member) -> Set<String> {
        Set(([Array(member.id.rawValue.utf8)] + throttleNames(ofLoginsOf: member)).map { auditPseudonym(of: $0) })
    }
}

extension TicketRecord {
    /// The machine that showed it.
    var terminalInfo: TerminalInfo { TerminalInfo(name: terminal, kind: isKiosk ? .kiosk : .own) }
}
