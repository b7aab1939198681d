import Foundation
import Passkeys
import Testing
import VectorFile
import World

/// A row of the checklist.
struct ChecklistRow: Sendable, CustomTestStringConvertible {
    let step: String
    let vectors: String

    var testDescription: String { step }

    static func all() throws -> [ChecklistRow] {
        try VectorFile.rows("webauthn-checklist.tsv", columns: ["step", "check", "vector"]).map {
            ChecklistRow(step: try #require($0["step"]), vectors: try #require($0["vector"]))
        }
    }

    /// The vectors that it names: whole names, or beginnings that end with `*`. What stands in brackets is no name.
    var names: [String] {
        guard !vectors.hasPrefix("(") else { return [] }
        return vectors.split(separator: ", ").map { String($0).replacing("(accept)", with: "") }
    }

    /// Rows that name no vector, or say more than one: what a ceremony, a store and a caller owe.
    static let trials: [String: @Sendable () throws -> Void] = [
        "R0": CeremonyTrials.once, "R14": CeremonyTrials.sameIDTwice, "R15": CeremonyTrials.whatIsKept,
        "A1": CeremonyTrials.belongs, "A6": CeremonyTrials.together, "A7": CeremonyTrials.sameAnswer,
    ]
}

@Suite("The relying party's checks, row by row") struct ChecklistTests {
    @Test(
        "S24 every row is tried, by each vector it names, by forgeries, or by a trial of its own",
        arguments: try ChecklistRow.all())
    func row(row: ChecklistRow) throws {
        var tried = 0
        let negatives = try NegativeVector.file().vectors
        for name in row.names {
            func isNamed(_ other: String) -> Bool {
                name.hasSuffix("*") ? other.hasPrefix(name.dropLast()) : other == name
            }
            let found = negatives.filter { isNamed($0.name) }
            let forged = Forgery.all.filter { isNamed($0.name) }
            #expect(!found.isEmpty || !forged.isEmpty, "\(row.step): no vector is called \(name)")
            for vector in found { try vector.check() }
            for forgery in forged { try forgery.check() }
            tried += found.count + forged.count
        }
        for forgery in Forgery.all where forgery.step == row.step {
            try forgery.check()
            tried += 1
        }
        if let trial = ChecklistRow.trials[row.step] {
            try trial()
            tried += 1
        }
        #expect(tried > 0, "no test is registered for \(row.step)")
    }

    @Test("S24 one thing changed in each, refused for its own reason or accepted", arguments: Forgery.all)
    func forged(forgery: Forgery) throws { try forgery.check() }

    @Test("Every trial and forgery is of a row, and names are not given twice") func names() throws {
        let steps = Set(try ChecklistRow.all().map(\.step))
        #expect(steps.count == 23)
        #expect(Set(ChecklistRow.trials.keys).isSubset(of: steps))
        #expect(Set(Forgery.all.map(\.step)).isSubset(of: steps))
        let names = try Forgery.all.map(\.name) + NegativeVector.file().vectors.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
