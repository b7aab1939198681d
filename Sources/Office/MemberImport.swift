import CredentialStore
public import Accounts
public import World
public import TypedInput

/// Takes a file of members into the store: all of them, or, if anything is wrong with any, none.
public struct MemberImport {
    private let services: AccountServices
    private let today: Birthdate
    private let fitsScreen: (UserID) -> Bool
    private let names: MemberColumn.Names

    /// An import through the account services. `columns` says what the society calls columns of its files, by that
    /// name; `fitsScreen` whether the QR code for a user ID fits the screen (S17). Throws `OfficeError.noSuchColumn`.
    public init(
        services: AccountServices, world: World, columns: [String: String] = [:],
        fitsScreen: @escaping (UserID) -> Bool
    ) throws {
        self.services = services
        names = try MemberColumn.Names(columns)
        today = Birthdate(unixSeconds: world.now().unixSeconds)
        self.fitsScreen = fitsScreen
    }

    /// Where an import is.
    public enum Progress: Sendable {
        /// So many rows of the file were read.
        case read(Int)
        /// So many of them were written.
        case written(Int, of: Int)
    }

    /// Reads comma- or tab-separated values, piece by piece until there is none, and takes the members over. `onFault`
    /// hears every fault, of which the report keeps the first.
    ///
    /// - Throws: `OfficeError`, and then nothing has changed; what the store throws; what the closures throw.
    public func run(
        _ options: ImportOptions, progress: (Progress) -> Void = { _ in },
        onFault: (ImportError) throws -> Void = { _ in }, _ nextPiece: () throws -> [UInt8]?
    ) throws -> ImportReport {
        let file = try MemberFile(named: options.encoding, nextPiece)
        var report = ImportReport()
        var rows = 0
        report.difference = try services.office.importMembers(isComplete: options.isComplete) { stage in
            var rules = MemberRules(today: today, fitsScreen: fitsScreen)
            rules.eras = options.eras
            func lay() throws -> Set<MemberFact> {
                var pass = ImportPass(rules: rules, names: names, services: services, stage: stage)
                defer { rows = pass.rows }
                let undecodable = try Self.rows(of: file) { outcome in
                    try pass.take(outcome)
                    for fault in pass.newFaults() { try onFault(fault) }
                    if pass.rows % Self.rowsAPause == 0 { progress(.read(pass.rows)) }
                }
                if let undecodable { pass.note(undecodable) }
                report.remarks = try pass.finish(with: report.remarks)
                for fault in pass.newFaults() { try onFault(fault) }
                if pass.faults.count > 0 { throw OfficeError.fileRefused(pass.faults) }
                return pass.facts
            }
            do {
                return try lay()
            } catch is ErasNeeded {
                // Once for the file, and from all of it; most files have no such date.
                let (eras, remark) = try eras(of: file, rules)
                rules.eras = eras
                if let remark { report.remarks.append(remark) }
                try stage.clear()
                return try lay()
            }
        } decide: { difference in
            guard !options.isDryRun else { return false }
            try Self.brake(difference, closing: options.closing)
            return true
        } progress: {
            progress(.written(min($0, rows), of: rows))
        }
        report.encoding = file.encoding
        report.isDryRun = options.isDryRun
        return report
    }

    /// Hands the rows of a file over; gives where it stops being of its encoding.
    private static func rows(
        of file: MemberFile, _ take: (CSVReader.Outcome) throws -> Void
    ) throws -> ImportError? {
        var reader: CSVReader?
        let undecodable = try file.read { piece in
            if reader == nil { reader = CSVReader(separator: CSVReader.separator(of: piece)) }
            try reader?.read(piece, take)
        }
        try reader?.finish(take)
        return undecodable
    }

    /// The numbering of eras that a file's dates prove, and the remark that says so; none where no date of it can be
    /// read. Throws `OfficeError.fileRefused` where they prove nothing, or both.
    private func eras(of file: MemberFile, _ rules: MemberRules) throws -> (EraNumbering?, ImportError?) {
        var evidence = EraEvidence()
        var header: MemberColumns?
        _ = try Self.rows(of: file) { outcome in
            guard case .row(let row) = outcome, !row.isBlank else { return }
            guard let header else { return header = MemberColumns.read(row, names: names).columns }
            for column in MemberColumn.allCases where column.isDate {
                guard let place = header.place(of: column), place < row.count,
                    let date = row[place].flatMap(CodedDate.init)
                else { continue }
                evidence.take(date, line: row.line, latest: rules.latest(in: column))
            }
        }
        func refusal(_ line: Int, _ reason: ImportError.Reason) -> OfficeError {
            var faults = ImportErrors()
            faults.append(ImportError(line: line, column: nil, reason: reason))
            return .fileRefused(faults)
        }
        switch evidence.outcome {
        case .proved(let eras, let line): return (eras, ImportError(line: line, column: nil, reason: .eraProved(eras)))
        // No such date can be read: which numbering says so makes no difference.
        case .none: return (.oneToFive, nil)
        case .unproved(let line, let readings): throw refusal(line, .eraUnclear(readings))
        case .contradictory(let line, let other): throw refusal(line, .eraContradiction(line: other))
        }
    }

    /// Rows between two words about how far it is.
    private static let rowsAPause = 10_000

    /// A part of a file, taken for all of it, would close a society: beyond a fiftieth, and twenty, the number has to be
    /// said.
    private static func brake(_ difference: StagedDifference, closing: Int?) throws {
        guard difference.leaving > max(20, difference.open / 50), difference.leaving != closing else { return }
        throw OfficeError.tooManyLeaving(difference.leaving, of: difference.open)
    }
}

/// A date of seven digits stands in the file, and nobody has said how eras are numbered there.
private struct ErasNeeded: Error {}

/// One pass over a file.
private struct ImportPass {
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
    private var remarks = ImportErrors()
    private var unheard: [ImportError] = []
    /// The line that says how many members there are, and the number.
    private var trailer: (line: Int, count: Int)?

    init(rules: MemberRules, names: MemberColumn.Names, services: AccountServices, stage: any MemberStage) {
        self.rules = rules
        self.names = names
        self.services = services
        self.stage = stage
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

    /// Lays the last members down, and gives what is odd and taken all the same.
    mutating func finish(with earlier: ImportErrors) throws -> ImportErrors {
        try lay()
        if faults.count == 0, rows == 0 { note(ImportError(line: 1, column: nil, reason: .noMembers)) }
        if let trailer, trailer.count != rows {
            note(
                ImportError(
                    line: trailer.line, column: nil, reason: .trailer(said: trailer.count, found: rows)))
        }
        if faults.count == 0 { for remark in try shortIDs() { remarks.append(remark) } }
        var all = earlier
        all.append(contentsOf: remarks)
        return all
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
