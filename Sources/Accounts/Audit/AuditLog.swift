import CredentialStore
import FlowEngine
import Secrets
import TypedInput

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

    /// Records what the office did, and who did it: somebody of staff, once there are accounts, and the user of the
    /// system.
    func noteOffice(_ event: AuditEvent, about subject: String) throws {
        let staff = try snapshot.authority.present()?.name
        try append(Self.event(event, by: staff), subject: Array(subject.utf8), officePlace, "")
    }

    /// Records that somebody could not log in at the office's keyboard, under a name that may be nobody's.
    func noteStaffFailure(under name: [UInt8]) throws {
        try append(AuditEvent.staffLoginFailed.rawValue, subject: name, officePlace, "")
    }

    /// Records what staff did at a kiosk: it is about the kiosk.
    func noteStaff(_ event: AuditEvent, by login: StaffLogin) throws {
        try noteKiosk(Self.event(event, by: login.name), login.terminal)
    }

    /// Records that somebody wanted to be staff at a kiosk.
    func noteStaffRefused(at terminal: TerminalInfo) throws {
        try noteKiosk(AuditEvent.staffRefused.rawValue, terminal)
    }

    private func noteKiosk(_ event: String, _ terminal: TerminalInfo) throws {
        try append(event, subject: Array("kiosk \(terminal.countedAs)".utf8), terminal.name, "")
    }

    /// Staff stand behind a deed by name, as what a member chose stands behind hers.
    private static func event(_ event: AuditEvent, by staff: StaffName?) -> String {
        staff.map { "\(event.rawValue)(\($0.text))" } ?? event.rawValue
    }

    private var officePlace: String {
        dependencies.workstation.map { "office (\($0.systemUser))" } ?? "office"
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
