import CredentialStore
import TypedInput

/// Where each column stands in a file, by the names in its header.
struct MemberColumns {
    private let places: [MemberColumn: Int]
    /// The fields before the last with a name that have none.
    private let unnamed: [Int]
    /// How many fields there are from the first to the last that has a name.
    let count: Int

    private init(places: [MemberColumn: Int], others: Set<Int>) {
        self.places = places
        let named = Set(places.values).union(others)
        let count = (named.max() ?? -1) + 1
        self.count = count
        unnamed = (0..<count).filter { !named.contains($0) }
    }

    /// Where a column stands; `nil` where the file has it not.
    func place(of column: MemberColumn) -> Int? { places[column] }

    /// The facts that the file can say of a member.
    var facts: Set<MemberFact> { Set(places.keys.compactMap(\.fact)) }

    /// What is wrong with how many fields a row has: those behind the last name, and those without one, hold nothing.
    func fault(of row: CSVReader.Row) -> ImportError.Reason? {
        guard row.count >= count, (count..<row.count).allSatisfy(row.isBlank) else {
            return .fields(row.count, expected: count)
        }
        return unnamed.first { !row.isBlank($0) }.map { .outsideColumns(field: $0 + 1) }
    }

    /// The column whose name was UTF-8, was opened as CP932 and saved as that: `險伜捷` was 記号.
    private static func unspoiled(_ name: String) -> MemberColumn? {
        var bytes: [UInt8] = []
        do {
            try EncodingConversion(into: .cp932).run(Array(name.utf8)) { bytes += $0 }
        } catch {
            // What CP932 has no letters for was never read as that.
            return nil
        }
        return String(validating: bytes, as: UTF8.self).flatMap(MemberColumn.init(header:))
    }

    /// What was read of a header.
    struct Header {
        /// Where its columns stand; nil when something is wrong.
        var columns: MemberColumns?
        var faults: [ImportError] = []
        /// The columns that are not read.
        var remarks: [ImportError] = []
    }

    /// Reads the header: each column once, in any order, beside others that are not read and fields of nothing.
    static func read(_ row: CSVReader.Row, names: MemberColumn.Names) -> Header {
        var places: [MemberColumn: Int] = [:]
        var others: Set<Int> = []
        var header = Header()
        func note(_ column: String?, _ reason: ImportError.Reason) {
            header.faults.append(ImportError(line: row.line, column: column, reason: reason))
        }
        for place in 0..<row.count {
            guard let text = row[place] else {
                note(nil, .notUTF8)
                continue
            }
            // A spreadsheet's column of nothing.
            guard PrintableText.hasVisible(text) else { continue }
            let name = String(Folding.trimmed(text).prefix(40))
            if MemberColumn.isMyNumber(header: text) { note(name, .myNumber) }
            if let column = names.column(header: text) {
                if places.updateValue(place, forKey: column) != nil { note(name, .columnTwice) }
            } else {
                others.insert(place)
                header.remarks.append(ImportError(line: row.line, column: name, reason: .columnUnknown))
            }
        }
        if header.remarks.contains(where: { $0.column.flatMap(Self.unspoiled) != nil }) {
            header.faults = [ImportError(line: row.line, column: nil, reason: .openedWrongly)]
            header.remarks = []
            return header
        }
        for column in MemberColumn.allCases where column.isRequired && places[column] == nil {
            note(column.rawValue, .columnMissing)
        }
        if header.faults.isEmpty { header.columns = MemberColumns(places: places, others: others) }
        return header
    }
}
