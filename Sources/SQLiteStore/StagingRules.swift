import CredentialStore
import FlowEngine
import GRDB

/// What a staged row changes of a member's record, as SQL over `s`, the row, and `m`, the record.
struct StagingRules {
    private let plan: StagingPlan
    /// How a journey is written that has not begun.
    let beginning: String

    init(_ plan: StagingPlan) throws {
        self.plan = plan
        beginning = try SQLiteRecords.facts(of: .awaitingFirstLogin())
    }

    /// An address from a file counts only while she has not begun: afterwards it is hers to change (S37). None in the
    /// file leaves hers as it is.
    private static let (mailDiffers, hasNotBegun) = (
        "s.mail IS NOT NULL AND s.mail IS NOT m.mail",
        "EXISTS (SELECT 1 FROM main.journey j WHERE j.member = m.id AND j.facts = :begin)"
    )

    /// What the expressions ask for by name.
    var arguments: StatementArguments { plan.facts.contains(.mail) ? ["begin": beginning] : [] }

    /// The facts of the plan, always in the same order.
    var facts: [MemberFact] { MemberFact.allCases.filter(plan.facts.contains) }

    /// Whether a fact is another.
    func changes(_ fact: MemberFact) -> String {
        fact == .mail
            ? "(\(Self.mailDiffers) AND \(Self.hasNotBegun))" : "(s.\(fact.rawValue) IS NOT m.\(fact.rawValue))"
    }

    /// Whether any fact is another.
    var changesAny: String { facts.isEmpty ? "0" : "(\(facts.map(changes).joined(separator: " OR ")))" }

    /// Whether an address is another and is not taken.
    var keepsMail: String {
        plan.facts.contains(.mail) ? "(\(Self.mailDiffers) AND NOT \(Self.hasNotBegun))" : "0"
    }

    /// The day from which she is no member, as it will stand.
    var lostOn: String { plan.facts.contains(.lostOn) ? "s.lost_on" : "m.lost_on" }

    /// How each column is written that changes. A name in kana that the file has no column for stays in the key.
    var assignments: String {
        let written = facts.map { fact in
            fact == .mail
                ? "mail = CASE WHEN \(changes(.mail)) THEN s.mail ELSE m.mail END"
                : "\(fact.rawValue) = s.\(fact.rawValue)"
        }
        let kana =
            plan.facts.contains(.kana)
            ? "" : " || iif(m.kana IS NULL, '', substr(m.search_key, instr(m.search_key, char(10))))"
        return (written + ["search_key = s.search_key\(kana)"]).joined(separator: ", ")
    }
}
