import CredentialStore
public import Accounts
public import World
public import TypedInput

/// How a file of members is to be taken.
public struct ImportOptions: Sendable {
    /// The file's encoding; `nil` where its bytes say it.
    public var encoding: MemberFileEncoding?
    /// Whether the file holds every member, so that who is missing has left.
    public var isComplete: Bool
    /// Whether to say only what would change.
    public var isDryRun = false
    /// How many may leave beyond the usual share, as somebody counted them.
    public var closing: Int?

    /// Takes a file as its bytes say it is written.
    public init(isComplete: Bool) { self.isComplete = isComplete }
}

/// Takes a file of members into the store: all of them, or, if anything is wrong with any, none.
public struct MemberImport {
    private let services: AccountServices
    private let today: Birthdate
    private let fitsScreen: (UserID) -> Bool

    /// An import through the account services. `fitsScreen` says whether the QR code for a user ID fits the screen
    /// (S17).
    public init(services: AccountServices, world: World, fitsScreen: @escaping (UserID) -> Bool) {
        self.services = services
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
            var pass = ImportPass(
                rules: MemberRules(today: today, fitsScreen: fitsScreen), services: services, stage: stage)
            defer { rows = pass.rows }
            var reader = CSVReader(separator: file.separator)
            func take(_ outcome: CSVReader.Outcome) throws {
                try pass.take(outcome)
                for fault in pass.newFaults() { try onFault(fault) }
                if pass.rows % Self.rowsAPause == 0 { progress(.read(pass.rows)) }
            }
            let undecodable = try file.read { piece in try reader.read(piece, take) }
            if let undecodable {
                pass.note(undecodable)
                try onFault(undecodable)
            }
            try reader.finish(take)
            report.remarks = try pass.finish()
            for fault in pass.newFaults() { try onFault(fault) }
            if pass.faults.count > 0 { throw OfficeError.fileRefused(pass.faults) }
            return pass.facts
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

    /// Rows between two words about how far it is.
    private static let rowsAPause = 10_000

    /// A part of a file, taken for all of it, would close a society: beyond a fiftieth, and twenty, the number has to be
    /// said.
    private static func brake(_ difference: StagedDifference, closing: Int?) throws {
        guard difference.leaving > max(20, difference.open / 50), difference.leaving != closing else { return }
        throw OfficeError.tooManyLeaving(difference.leaving, of: difference.open)
    }
}

/// One pass over a file.
private struct ImportPass {
    let rules: MemberRules
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

    init(rules: MemberRules, services: AccountServices, stage: any MemberStage) {
        self.rules = rules
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
    mutating func finish() throws -> ImportErrors {
        try lay()
        if faults.count == 0, rows == 0 { note(ImportError(line: 1, column: nil, reason: .noMembers)) }
        if faults.count == 0 { for remark in try shortIDs() { remarks.append(remark) } }
        return remarks
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
            let read = MemberColumns.read(row)
            for fault in read.faults { note(fault) }
            for remark in read.remarks { (read.columns == nil ? note(remark) : remarks.append(remark)) }
            header = read.columns
            isUnreadable = read.columns == nil
            return
        }
        // What a spreadsheet saves of rows in which something stood once.
        if row.isBlank { return }
        rows += 1
        if let reason = header.fault(of: row) {
            return note(ImportError(line: row.line, column: nil, reason: reason))
        }
        let reading = rules.read(row, header, id: services.office.newMemberID())
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
