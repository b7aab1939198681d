/// What somebody of staff is there for. The raw value is stored, and never changes.
public enum StaffRole: String, CaseIterable, Sendable {
    /// Helps members.
    case desk
    /// Takes members in, has notices drawn, takes records away, and looks after the accounts of the desk.
    case lead
    /// Reads everything about deeds, and nothing about members.
    case auditor
}
