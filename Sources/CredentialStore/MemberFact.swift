/// What the society's core system says of a member, and a later file may change. The raw value is what the column is
/// called in files and in the store.
public enum MemberFact: String, CaseIterable, Sendable {
    case symbol
    case number
    case branchNumber = "branch_number"
    case name
    case kana
    case birthdate
    case mail
    case relation
    case workplace
    case postalCode = "postal_code"
    case address
    case acquiredOn = "acquired_on"
    case lostOn = "lost_on"
}
