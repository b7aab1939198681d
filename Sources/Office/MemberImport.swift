public import CredentialStore
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
    /// hears every fault, of which the report keeps the first; `mayLeave` is asked where more would leave than usual and
    /// the options do not say how many.
    ///
    /// - Throws: `OfficeError`, and then nothing has changed; what the store throws; what the closures throw.
    public func run(
        _ options: ImportOptions, progress: (Progress) -> Void = { _ in },
        onFault: (ImportError) throws -> Void = { _ in },
        mayLeave: (StagedDifference) throws -> Bool = { _ in false }, _ nextPiece: () throws -> [UInt8]?
    ) throws -> ImportReport {
        let file = try MemberFile(named: options.encoding, nextPiece)
        var report = ImportReport()
        var rows = 0
        // Of a file that is read twice the first faults are the same.
        var told = 0
        report.difference = try services.office.importMembers(isComplete: options.isComplete) { stage in
            var rules = MemberRules(today: today, fitsScreen: fitsScreen)
            rules.eras = options.eras
            var remarks = ImportErrors()
            func lay() throws -> Set<MemberFact> {
                var pass = ImportPass(
                    rules: rules, names: names, services: services, stage: stage, remarks: remarks)
                defer { rows = pass.rows }
                var found = 0
                func tell() throws {
                    for fault in pass.newFaults() {
                        found += 1
                        if found > told { try onFault(fault) }
                    }
                    told = max(told, found)
                }
                let undecodable = try Self.rows(of: file) { outcome in
                    try pass.take(outcome)
                    try tell()
                    if pass.rows % Self.rowsAPause == 0 { progress(.read(pass.rows)) }
                }
                if let undecodable { pass.note(undecodable) }
                try pass.finish()
                report.remarks = pass.remarks
                try tell()
                if pass.faults.count > 0 { throw OfficeError.fileRefused(pass.faults) }
                return pass.facts
            }
            do {
                return try lay()
            } catch is ErasNeeded {
                // Once for the file, and from all of it; most files have no such date.
                let (eras, remark) = try eras(of: file, rules)
                rules.eras = eras
                if let remark { remarks.append(remark) }
                try stage.clear()
                return try lay()
            }
        } decide: { difference in
            guard !options.isDryRun else { return false }
            guard Self.isMuch(difference), difference.leaving != options.closing else { return true }
            if try mayLeave(difference) { return true }
            throw OfficeError.tooManyLeaving(difference.leaving, of: difference.open)
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
        var reader = CSVReader()
        let undecodable = try file.read { try reader.read($0, take) }
        try reader.finish(take)
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
        case .proved(let eras, let line):
            return (eras, ImportError(line: line, column: nil, reason: .era(.proved(eras))))
        // No such date can be read: which numbering says so makes no difference.
        case .none: return (.oneToFive, nil)
        case .unproved(let line, let readings): throw refusal(line, .era(.unclear(readings)))
        case .contradictory(let line, let other): throw refusal(line, .era(.contradiction(line: other)))
        }
    }

    /// Rows between two words about how far it is.
    private static let rowsAPause = 10_000

    /// A part of a file, taken for all of it, would close a society: beyond a fiftieth, and twenty, the number has to be
    /// said.
    private static func isMuch(_ difference: StagedDifference) -> Bool {
        difference.leaving > max(20, difference.open / 50)
    }
}
