public import CredentialStore
import FlowEngine
public import TypedInput

/// The name of something that the record says has happened (S30).
public struct RecordedEvent: Hashable, Sendable {
    /// The name, as it is stored: `methodChosen`.
    public let name: String

    /// What the record can hold: what moves a member, and what else is noted. Sorted by name.
    public static let all: [RecordedEvent] = Set(Event.kindNames + AuditEvent.allCases.map(\.rawValue)).sorted()
        .map { RecordedEvent(known: $0) }

    private init(known name: String) { self.name = name }

    /// The event of that name; `nil` where there is none.
    public init?(named name: String) {
        guard Self.all.contains(where: { $0.name == name }) else { return nil }
        self.name = name
    }

    /// Who of staff did what an entry says; `nil` where it was nobody of them, or nobody with an account.
    public static func staff(of entry: AuditEntry) -> StaffName? {
        guard AuditEvent(rawValue: RecordedEvent(of: entry).name) != nil else { return nil }
        return value(of: entry).flatMap { StaffName(typed: $0) }
    }

    /// What stands behind an entry's event: what it was about, such as `app` of `methodChosen(app)`, or who did it.
    public static func value(of entry: AuditEntry) -> String? {
        let parts = entry.event.split(separator: "(", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].dropLast()) : nil
    }

    /// The event of an entry; what it was about stands behind it in brackets, and is no part of the name.
    public init(of entry: AuditEntry) { name = entry.event.split(separator: "(").first.map(String.init) ?? "" }
}
