import TypedInput

/// What the dates of a file say of its numbering: a date that can be read in one alone proves that one.
struct EraEvidence {
    /// What was found.
    enum Outcome: Hashable {
        /// There is no such date.
        case none
        /// One numbering is proved, first in that line.
        case proved(EraNumbering, line: Int)
        /// Every date can be read in both; the first, and what it would be.
        case unproved(line: Int, readings: [Birthdate])
        /// Two lines prove different ones.
        case contradictory(line: Int, other: Int)
    }

    private var proofs: [EraNumbering: Int] = [:]
    private var first: (line: Int, readings: [Birthdate])?

    /// Looks at a date. One that can be read in neither is a fault of its own.
    mutating func take(_ date: CodedDate, line: Int, latest: Birthdate) {
        let readings = EraNumbering.allCases.compactMap { numbering in
            date.date(in: numbering, latest: latest).map { (numbering, $0) }
        }
        if readings.count == 1 {
            let numbering = readings[0].0
            proofs[numbering] = proofs[numbering] ?? line
        }
        if first == nil, readings.count == 2 { first = (line, readings.map(\.1)) }
    }

    var outcome: Outcome {
        switch (proofs[.oneToFive], proofs[.oddOnes]) {
        case (let line?, nil): .proved(.oneToFive, line: line)
        case (nil, let line?): .proved(.oddOnes, line: line)
        case (let one?, let other?): .contradictory(line: max(one, other), other: min(one, other))
        case (nil, nil): first.map { .unproved(line: $0.line, readings: $0.readings) } ?? .none
        }
    }
}
