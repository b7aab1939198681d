import TypedInput

/// The columns of a file of members, by the names in its header.
enum MemberColumn: String, CaseIterable {
    case userID = "user_id"
    case symbol
    case number
    case name
    case birthdate
    case mail
    case account

    /// The most characters that are kept.
    var longest: Int {
        switch self {
        case .userID, .symbol, .number: 40
        case .name: 60
        case .birthdate: 40
        case .mail: 254
        case .account: 10
        }
    }
}

/// Where each column stands in a file.
struct MemberColumns {
    private let places: [MemberColumn: Int]
    /// The fields before the last with a name that have none.
    private let unnamed: [Int]
    /// How many fields there are from the first to the last that has a name.
    let count: Int

    private init(places: [MemberColumn: Int]) {
        self.places = places
        let count = (places.values.max() ?? -1) + 1
        self.count = count
        unnamed = (0..<count).filter { !places.values.contains($0) }
    }

    /// Where a column stands.
    func place(of column: MemberColumn) -> Int { places[column] ?? 0 }

    /// What is wrong with how many fields a row has: those behind the last name, and those without one, hold nothing.
    func fault(of row: CSVReader.Row) -> ImportError.Reason? {
        guard row.count >= count, (count..<row.count).allSatisfy(row.isBlank) else {
            return .fields(row.count, expected: count)
        }
        return unnamed.first { !row.isBlank($0) }.map { .outsideColumns(field: $0 + 1) }
    }

    /// Reads the header: each column once, in any order, and fields of nothing between them.
    static func read(_ row: CSVReader.Row) -> (columns: MemberColumns?, faults: [ImportError]) {
        var places: [MemberColumn: Int] = [:]
        var faults: [ImportError] = []
        func note(_ column: String?, _ reason: ImportError.Reason) {
            faults.append(ImportError(line: row.line, column: column, reason: reason))
        }
        for place in 0..<row.count {
            guard let text = row[place] else {
                note(nil, .notUTF8)
                continue
            }
            // A spreadsheet's column of nothing.
            guard PrintableText.hasVisible(text) else { continue }
            let name = Folding.trimmed(text).lowercased()
            guard let column = MemberColumn(rawValue: name) else {
                note(String(name.prefix(40)), .columnUnknown)
                continue
            }
            if places.updateValue(place, forKey: column) != nil { note(name, .columnTwice) }
        }
        for column in MemberColumn.allCases where places[column] == nil { note(column.rawValue, .columnMissing) }
        return (faults.isEmpty ? MemberColumns(places: places) : nil, faults)
    }
}
