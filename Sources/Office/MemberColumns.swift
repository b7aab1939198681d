import Writing

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
    /// How many there are.
    var count: Int { places.count }

    /// Where a column stands.
    func place(of column: MemberColumn) -> Int { places[column] ?? 0 }

    /// Reads the header: each column once, in any order.
    static func read(_ row: CSVReader.Row) -> (columns: MemberColumns?, faults: [ImportFault]) {
        var places: [MemberColumn: Int] = [:]
        var faults: [ImportFault] = []
        func note(_ column: String?, _ reason: ImportFault.Reason) {
            faults.append(ImportFault(line: row.line, column: column, reason: reason))
        }
        for place in 0..<row.count {
            guard let text = row[place] else {
                note(nil, .notUTF8)
                continue
            }
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
