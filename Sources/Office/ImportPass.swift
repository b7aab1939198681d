import Accounts
import CredentialStore
import TypedInput

/// A date of seven digits stands in the file, and nobody has said how eras are numbered there.
struct ErasNeeded: Error {}

/// One pass over a file.
struct ImportPass {
    let rules: MemberRules
    let names: MemberColumn.Names
    let services: AccountServices
    let stage: any MemberStage
    /// How many rows there were behind the header.
    private(set) var rows = 0
    private(set) var faults = ImportErrors()
    private var header: MemberColumns?
    private var isUnreadable = false
    private var unlaid: [StagedMember] = []
    /// What is odd and was taken all the same.
    private(set) var remarks: ImportErrors
    private var unheard: [ImportError] = []
    /// The line that says how many members there are, and the number.
    private var trailer: (line: Int, count: Int)?

    init(
        rules: MemberRules, names: MemberColumn.Names, services: AccountServices, stage: any MemberStage,
        remarks: ImportErrors
    ) {
        self.rules = rules
        self.names = names
        self.services = services
        self.stage = stage
        self.remarks = remarks
    }

    /// The facts that the file can say of a member.
    var facts: Set<MemberFact> { header?.facts ?? [] }

    /// The faults since the last call.
    mutating func newFaults() -> [ImportError] {
        defer { if !unheard.isEmpty { unheard = [] } }
        return unheard
    }

    mutating func take(_ outcome: CSVReader.Outcome) throws {
        switch outcome {
        case .fault(let fault, let line): note(ImportError(line: line, column: nil, reason: ImportError.Reason(fault)))
        case .row(let row): try take(row)
        }
    }

    /// Lays the last members down, and looks at all of them together.
    mutating func finish() throws {
        try lay()
        if faults.count == 0, rows == 0 { note(ImportError(line: 1, column: nil, reason: .noMembers)) }
        if let trailer, trailer.count != rows {
            note(
                ImportError(
                    line: trailer.line, column: nil, reason: .trailer(said: trailer.count, found: rows)))
        }
        if faults.count == 0 { for remark in try shortIDs() { remarks.append(remark) } }
    }

    /// Excel takes numbers for numbers, and zeros off their front. Those are remarked on that are shorter than most.
    private func shortIDs() throws -> [ImportError] {
        let lengths = try stage.lengthsOfNumericUserIDs()
        guard let usual = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return [] }
        // Where half are, a zero that was left on another tells the same.
        let all = lengths.values.reduce(0, +)
        let isUsual = try usual.value * 2 > all || usual.value * 2 == all && stage.keepsZero(digits: usual.key)
        guard isUsual else { return [] }
        return try stage.linesOfUserIDs(shorterThan: usual.key, count: ImportErrors.most).map {
            ImportError(line: $0, column: MemberColumn.userID.rawValue, reason: .userIDShort(usual: usual.key))
        }
    }

    private mutating func take(_ row: CSVReader.Row) throws {
        guard let header else {
            // Without its header no row can be read: what is wrong with that is all there is to say.
            guard !isUnreadable, !row.isBlank else { return }
            let read = MemberColumns.read(row, names: names)
            for fault in read.faults { note(fault) }
            for remark in read.remarks { (read.columns == nil ? note(remark) : remarks.append(remark)) }
            header = read.columns
            isUnreadable = read.columns == nil
            return
        }
        // What a spreadsheet saves of rows in which something stood once.
        if row.isBlank { return }
        if let count = row.trailerCount {
            trailer = (row.line, count)
            return
        }
        rows += 1
        if let reason = header.fault(of: row) {
            return note(ImportError(line: row.line, column: nil, reason: reason))
        }
        let reading = rules.read(row, header, id: services.office.newMemberID())
        if reading.needsEras { throw ErasNeeded() }
        for fault in reading.faults { note(fault) }
        for remark in reading.remarks { remarks.append(remark) }
        guard let (member, account) = reading.member else { return }
        unlaid.append(StagedMember(line: row.line, member: member, hadAccount: account == .earlier))
        if unlaid.count == Self.laidAtOnce { try lay() }
    }

    private static let laidAtOnce = 500

    private mutating func lay() throws {
        for (line, first) in try stage.lay(unlaid) {
            note(ImportError(line: line, column: MemberColumn.userID.rawValue, reason: .userIDTwice(line: first)))
        }
        unlaid.removeAll(keepingCapacity: true)
    }

    mutating func note(_ fault: ImportError) {
        faults.append(fault)
        unheard.append(fault)
    }
}

extension ImportError.Reason {
    fileprivate init(_ fault: CSVReader.Fault) {
        self =
            switch fault {
            case .strayQuote: .strayQuote
            case .openQuote: .openQuote
            case .tooLong: .rowTooLong
            }
    }
}
