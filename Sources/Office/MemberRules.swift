import CredentialStore
import Accounts
import TypedInput

/// What a row must say to make a member.
struct MemberRules {
    let today: Birthdate
    let fitsScreen: (UserID) -> Bool

    /// A row as it was understood.
    struct Reading {
        /// The member and how she came to have an account; nil when something is wrong.
        var member: (Member, Account)?
        var faults: [ImportError] = []
        var remarks: [ImportError] = []
    }

    func read(_ row: CSVReader.Row, _ columns: MemberColumns, id: MemberID) -> Reading {
        var fields = Fields(row: row, columns: columns)
        let userID = userID(&fields)
        let symbol = fields.text(.symbol).map(Folding.folded)
        let number = fields.text(.number).map(Folding.folded)
        let name = name(&fields)
        let birthdate = birthdate(&fields)
        let mail = mail(&fields)
        let account = account(&fields)
        if account == .earlier {
            for (column, text) in [(MemberColumn.symbol, symbol), (.number, number)] {
                guard let text, !Self.isDigits(text) else { continue }
                fields.note(column, .notDigits)
            }
        }
        var reading = Reading(faults: fields.faults, remarks: fields.remarks)
        if fields.faults.isEmpty, let userID, let symbol, let number, let name, let birthdate, let account {
            let member = Member(
                id: id, userID: userID, symbol: symbol, number: number, name: name, birthdate: birthdate, mail: mail)
            reading.member = (member, account)
        }
        return reading
    }

    private func userID(_ fields: inout Fields) -> UserID? {
        guard let text = fields.text(.userID) else { return nil }
        guard let userID = UserID(typed: text) else { return fields.refuse(.userID, .noUserID) }
        return fitsScreen(userID) ? userID : fields.refuse(.userID, .userIDTooLong)
    }

    private func birthdate(_ fields: inout Fields) -> Birthdate? {
        guard let text = fields.text(.birthdate) else { return nil }
        switch Birthdate.read(text, today: today) {
        case .date(let date): return date
        case .empty: return fields.refuse(.birthdate, .empty)
        case .impossible(let reason): return fields.refuse(.birthdate, .birthdate(reason))
        }
    }

    /// She may have none.
    private func mail(_ fields: inout Fields) -> MailAddress? {
        guard let text = fields.text(.mail, mayBeEmpty: true) else { return nil }
        switch MailAddress.read(text) {
        case .address(let address, _), .offerCorrection(let address): return address
        case .suggestion(let meant, let typed):
            fields.remark(.mail, .mailMayBeSlip(meant: meant))
            return typed
        case .refused(let reason): return fields.refuse(.mail, .mail(reason))
        }
    }

    private func account(_ fields: inout Fields) -> Account? {
        guard let text = fields.text(.account) else { return nil }
        return Account(rawValue: Folding.folded(text).lowercased()) ?? fields.refuse(.account, .account)
    }

    private func name(_ fields: inout Fields) -> String? {
        guard let text = fields.text(.name) else { return nil }
        let name = Self.tidied(text)
        return DisplayText.isFit(name) ? name : fields.refuse(.name, .controlCharacter)
    }

    /// In NFC, with one space between its parts, by which names are masked; half-width kana, as hosts write it, in full
    /// width.
    private static func tidied(_ name: String) -> String {
        let isHalfWidth = name.unicodeScalars.contains { (0xFF61...0xFF9F).contains($0.value) }
        return (isHalfWidth ? Folding.compatible(name) : Folding.composed(name)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    private static func isDigits(_ text: String) -> Bool {
        Folding.bare(text).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

/// The fields of one row, and what is wrong with them.
private struct Fields {
    let row: CSVReader.Row
    let columns: MemberColumns
    private(set) var faults: [ImportError] = []
    private(set) var remarks: [ImportError] = []

    init(row: CSVReader.Row, columns: MemberColumns) {
        self.row = row
        self.columns = columns
    }

    /// The text of a field without spaces at its ends; nil when there is none, which is noted unless it may be.
    mutating func text(_ column: MemberColumn, mayBeEmpty: Bool = false) -> String? {
        guard let raw = row[columns.place(of: column)] else { return refuse(column, .notUTF8) }
        let text = Folding.trimmed(raw)
        if !PrintableText.hasVisible(text) { return mayBeEmpty ? nil : refuse(column, .empty) }
        if text.unicodeScalars.count > column.longest { return refuse(column, .tooLong(column.longest)) }
        // Most are plain letters, for which Unicode's tables are not even opened.
        let others = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? "" : text
        let hostsOwn = others.unicodeScalars.filter { $0.properties.generalCategory == .privateUse }
        if !hostsOwn.isEmpty {
            remark(column, .privateUse(PrintableText.escaped(String(String.UnicodeScalarView(hostsOwn)))))
        }
        let isClean = others.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isClean ? text : refuse(column, .controlCharacter)
    }

    mutating func refuse<Value>(_ column: MemberColumn, _ reason: ImportError.Reason) -> Value? {
        note(column, reason)
        return nil
    }

    mutating func note(_ column: MemberColumn, _ reason: ImportError.Reason) {
        faults.append(ImportError(line: row.line, column: column.rawValue, reason: reason))
    }

    mutating func remark(_ column: MemberColumn, _ reason: ImportError.Reason) {
        remarks.append(ImportError(line: row.line, column: column.rawValue, reason: reason))
    }
}
