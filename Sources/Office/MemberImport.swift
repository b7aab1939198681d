import CredentialStore
public import Accounts
public import World
public import TypedInput

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

    /// Reads comma-separated values, piece by piece until there is none, and adds the members in one transaction. The
    /// encoding is what the bytes say, unless one is named. Throws `OfficeError.fileRefused`, or what the store throws.
    public func run(encoding: MemberFileEncoding? = nil, _ nextPiece: () throws -> [UInt8]?) throws -> ImportReport {
        let file = try MemberFile(named: encoding, nextPiece)
        var report = ImportReport()
        try services.office.addMembers { members in
            var pass = ImportPass(rules: MemberRules(today: today, fitsScreen: fitsScreen), services: services)
            var reader = CSVReader()
            let undecodable = try file.read { piece in try reader.read(piece) { try pass.take($0, into: members) } }
            if let undecodable { pass.note(undecodable) }
            try reader.finish { try pass.take($0, into: members) }
            report = try pass.finish()
        }
        report.encoding = file.encoding
        return report
    }
}

/// One pass over a file.
private struct ImportPass {
    let rules: MemberRules
    let services: AccountServices
    private var header: MemberColumns?
    private var isUnreadable = false
    private var lines: [UserID: Int] = [:]
    private var faults = ImportErrors()
    private var report = ImportReport()

    init(rules: MemberRules, services: AccountServices) {
        self.rules = rules
        self.services = services
    }

    mutating func take(_ outcome: CSVReader.Outcome, into members: NewMembers) throws {
        switch outcome {
        case .fault(let fault, let line): note(line, nil, ImportError.Reason(fault))
        case .row(let row): try take(row, into: members)
        }
    }

    func finish() throws -> ImportReport {
        var faults = faults
        if faults.count == 0, report.new + report.earlier == 0 {
            faults.append(ImportError(line: 1, column: nil, reason: .noMembers))
        }
        guard faults.count == 0 else { throw OfficeError.fileRefused(faults) }
        var report = report
        for remark in shortIDs { report.remarks.append(remark) }
        return report
    }

    /// Excel takes numbers for numbers, and zeros off their front. Those are remarked on that are shorter than most.
    private var shortIDs: [ImportError] {
        let numbers = lines.filter { $0.key.text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        let lengths = Dictionary(grouping: numbers, by: \.key.text.utf8.count).mapValues(\.count)
        guard let usual = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return [] }
        // Where half are, a zero that was left on another tells the same.
        let isUsual = usual.value * 2 > numbers.count
        let keepsZero = numbers.contains { $0.key.text.utf8.count == usual.key && $0.key.text.hasPrefix("0") }
        guard isUsual || usual.value * 2 == numbers.count && keepsZero else { return [] }
        return numbers.filter { $0.key.text.utf8.count < usual.key }.map(\.value).sorted().map {
            ImportError(line: $0, column: MemberColumn.userID.rawValue, reason: .userIDShort(usual: usual.key))
        }
    }

    private mutating func take(_ row: CSVReader.Row, into members: NewMembers) throws {
        guard let header else {
            // Without its header no row can be read: what is wrong with that is all there is to say.
            guard !isUnreadable, !row.isBlank else { return }
            let (columns, wrong) = MemberColumns.read(row)
            for fault in wrong { faults.append(fault) }
            header = columns
            isUnreadable = columns == nil
            return
        }
        // What a spreadsheet saves of rows in which something stood once.
        if row.isBlank { return }
        if let reason = header.fault(of: row) { return note(row.line, nil, reason) }
        let reading = rules.read(row, header, id: services.office.newMemberID())
        for fault in reading.faults { faults.append(fault) }
        for remark in reading.remarks { report.remarks.append(remark) }
        guard let (member, account) = reading.member else { return }
        if let first = lines[member.userID] {
            return note(row.line, .userID, .userIDTwice(line: first))
        }
        lines[member.userID] = row.line
        do {
            try members.add(member, account)
        } catch StoreError.userIDTaken {
            return note(row.line, .userID, .userIDTaken)
        }
        if account == .new { report.new += 1 } else { report.earlier += 1 }
    }

    mutating func note(_ fault: ImportError) { faults.append(fault) }

    private mutating func note(_ line: Int, _ column: MemberColumn?, _ reason: ImportError.Reason) {
        faults.append(ImportError(line: line, column: column?.rawValue, reason: reason))
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
