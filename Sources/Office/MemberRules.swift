import CredentialStore
import Accounts
import TypedInput

/// What a row must say to make a member.
struct MemberRules {
    let today: Birthdate
    let fitsScreen: (UserID) -> Bool
    /// How eras are numbered in dates of seven digits; `nil` as long as nobody has said or proved it.
    var eras: EraNumbering?
    private let domains = KnownDomainsOfFile()

    init(today: Birthdate, fitsScreen: @escaping (UserID) -> Bool) {
        self.today = today
        self.fitsScreen = fitsScreen
    }

    /// A row as it was understood.
    struct Reading {
        /// The member, and how she came to have an account if she is new; nil when something is wrong.
        var member: (Member, Account)?
        /// Whether a date cannot be read before the file's numbering of eras is known.
        var needsEras = false
        var faults: [ImportError] = []
        var remarks: [ImportError] = []
    }

    func read(_ row: CSVReader.Row, _ columns: MemberColumns, id: MemberID) -> Reading {
        var fields = Fields(row: row, columns: columns)
        let userID = userID(&fields)
        let symbol = fields.text(.symbol).map(Folding.folded)
        let number = fields.text(.number).map(Folding.folded)
        for (column, text) in [(MemberColumn.symbol, symbol), (.number, number)] {
            if let text, Self.hasLostDigits(text) { fields.note(column, .digitsLost) }
        }
        let name = name(&fields)
        let birthdate = birthdate(&fields)
        let mail = mail(&fields)
        let account = account(&fields)
        let facts = furtherFacts(&fields)
        if account == .earlier {
            for (column, text) in [(MemberColumn.symbol, symbol), (.number, number)] {
                guard let text, !Self.isDigits(text) else { continue }
                fields.note(column, .notDigits)
            }
        }
        var reading = Reading(faults: fields.faults, remarks: fields.remarks)
        reading.needsEras = fields.needsEras
        if fields.faults.isEmpty, let userID, let symbol, let number, let name, let birthdate, let account {
            var member = Member(
                id: id, userID: userID, symbol: symbol, number: number, name: name, birthdate: birthdate, mail: mail)
            facts(&member)
            reading.member = (member, account)
        }
        return reading
    }

    /// What a file may say besides, each where it stands there; it is written into a member once nothing is wrong.
    private func furtherFacts(_ fields: inout Fields) -> (inout Member) -> Void {
        let branchNumber = fields.optionalText(.branchNumber).map(Folding.folded)
        let kana = fields.optionalText(.kana)
        let workplace = fields.optionalText(.workplace)
        let address = fields.optionalText(.address)
        let relation = relation(&fields)
        let postalCode = postalCode(&fields)
        let acquiredOn = day(.acquiredOn, &fields)
        let lostOn = day(.lostOn, &fields)
        if let acquiredOn, let lostOn, lostOn < acquiredOn { fields.note(.lostOn, .lostBeforeAcquired) }
        return { member in
            member.branchNumber = branchNumber
            member.kana = kana
            member.workplace = workplace
            member.address = address
            member.relation = relation
            member.postalCode = postalCode
            member.acquiredOn = acquiredOn
            member.lostOn = lostOn
        }
    }

    private func relation(_ fields: inout Fields) -> MemberRelation? {
        guard let text = fields.optionalText(.relation) else { return nil }
        if let relation = Self.relations[text] ?? Self.relations[Folding.folded(text).lowercased()] { return relation }
        return fields.refuse(.relation, .relation)
    }

    /// 1 and 2 in the form in which records of insurance are exchanged (オンライン資格確認).
    private static let relations: [String: MemberRelation] = [
        "本人": .insured, "被保険者": .insured, "insured": .insured, "1": .insured,
        "家族": .family, "被扶養者": .family, "family": .family, "2": .family,
    ]

    private func postalCode(_ fields: inout Fields) -> String? {
        guard let text = fields.optionalText(.postalCode) else { return nil }
        if text.utf8.count == 8, text.utf8.dropFirst(3).first == UInt8(ascii: "-"),
            text.utf8.enumerated().allSatisfy({ $0 == 3 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($1) })
        {
            return text
        }
        let digits = Folding.bare(text.replacing("〒", with: ""))
        guard digits.utf8.count == 7, Self.isDigits(digits) else { return fields.refuse(.postalCode, .postalCode) }
        return "\(digits.prefix(3))-\(digits.suffix(4))"
    }

    /// A day of her membership, which may lie a year ahead.
    private func day(_ column: MemberColumn, _ fields: inout Fields) -> Birthdate? {
        guard let text = fields.optionalText(column) else { return nil }
        return date(text, column, &fields)
    }

    /// A date in any usual form.
    private func date(_ text: String, _ column: MemberColumn, _ fields: inout Fields) -> Birthdate? {
        let latest = latest(in: column)
        switch Birthdate.read(text, today: latest) {
        case .date(let day): return day
        case .empty: return fields.refuse(column, .empty)
        case .impossible(.eraHasNoSuchDay(let era, _, _, _, let meant?)) where meant >= era.firstDay:
            // Core systems go on counting: 平成31年6月1日 is a day that everybody understands.
            fields.remark(column, .era(.pastEnd(meant)))
            return meant
        case .impossible(let reason):
            // No form that people write has seven digits.
            guard let coded = CodedDate(text) else { return fields.refuse(column, .birthdate(reason)) }
            guard let eras else {
                fields.needsEras = true
                return nil
            }
            return coded.date(in: eras, latest: latest) ?? fields.refuse(column, .era(.noSuchDay))
        }
    }

    /// The latest day that a column can mean: of a birthdate today, of a membership a year from now.
    func latest(in column: MemberColumn) -> Birthdate { column == .birthdate ? today : today.adding(days: 366) }

    private func userID(_ fields: inout Fields) -> UserID? {
        guard let text = fields.text(.userID) else { return nil }
        guard let userID = UserID(typed: text) else { return fields.refuse(.userID, .noUserID) }
        return fitsScreen(userID) ? userID : fields.refuse(.userID, .userIDTooLong)
    }

    private func birthdate(_ fields: inout Fields) -> Birthdate? {
        guard let text = fields.text(.birthdate) else { return nil }
        return date(text, .birthdate, &fields)
    }

    /// She may have none.
    private func mail(_ fields: inout Fields) -> MailAddress? {
        guard let text = fields.optionalText(.mail) else { return nil }
        if let address = domains.address(text) { return address }
        switch MailAddress.read(text) {
        case .address(let address, let isLegacy):
            if !isLegacy { domains.note(address) }
            return address
        case .offerCorrection(let address): return address
        case .suggestion(let meant, let typed):
            fields.remark(.mail, .mailMayBeSlip(meant: meant))
            return typed
        case .refused(let reason): return fields.refuse(.mail, .mail(reason))
        }
    }

    private func account(_ fields: inout Fields) -> Account? {
        guard let text = fields.optionalText(.account) else { return .new }
        return Account(rawValue: Folding.folded(text).lowercased()) ?? fields.refuse(.account, .account)
    }

    /// Scalar by scalar as it came: another composition would be another name on her papers.
    private func name(_ fields: inout Fields) -> String? {
        guard let name = fields.text(.name) else { return nil }
        let signs = PrintableText.uncommon(in: name).filter { "●〓□".unicodeScalars.contains($0) }
        if let sign = signs.first ?? name.unicodeScalars.first(where: { "?？".unicodeScalars.contains($0) }) {
            fields.remark(.name, .placeholder(String(sign)))
        }
        return DisplayText.isFit(name) ? name : fields.refuse(.name, .controlCharacter)
    }

    /// `1.23457E+11` is what a spreadsheet shows of twelve digits.
    private static func hasLostDigits(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "E")) && text.wholeMatch(of: /[0-9](\.[0-9]+)?E\+[0-9]+/) != nil
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
    /// Whether a date waits for the file's numbering of eras.
    var needsEras = false

    init(row: CSVReader.Row, columns: MemberColumns) {
        self.row = row
        self.columns = columns
    }

    /// The text of a field without spaces at its ends; nil when there is none, which is noted unless it may be.
    mutating func text(_ column: MemberColumn) -> String? { text(column, mayBeEmpty: false) }

    /// The same of a field that may be empty, or of a column that the file may not have.
    mutating func optionalText(_ column: MemberColumn) -> String? { text(column, mayBeEmpty: true) }

    private mutating func text(_ column: MemberColumn, mayBeEmpty: Bool) -> String? {
        guard let place = columns.place(of: column) else { return nil }
        guard let raw = row[place] else { return refuse(column, .notUTF8) }
        let text = Folding.trimmed(raw)
        if !PrintableText.hasVisible(text) { return mayBeEmpty ? nil : refuse(column, .empty) }
        if text.unicodeScalars.count > column.longest { return refuse(column, .tooLong(column.longest)) }
        let others = PrintableText.uncommon(in: text)
        let hostsOwn = others.filter { $0.properties.generalCategory == .privateUse }
        if !hostsOwn.isEmpty {
            remark(column, .privateUse(PrintableText.escaped(String(String.UnicodeScalarView(hostsOwn)))))
        }
        let isClean = others.allSatisfy { $0.properties.generalCategory != .control }
        return isClean ? text : refuse(column, .controlCharacter)
    }

    mutating func refuse<Value>(_ column: MemberColumn, _ reason: ImportError.Reason) -> Value? {
        note(column, reason)
        return nil
    }

    mutating func note(_ column: MemberColumn, _ reason: ImportError.Reason) {
        faults.append(ImportError(line: row.line, column: column.rawValue, reason: reason, found: found(column)))
    }

    mutating func remark(_ column: MemberColumn, _ reason: ImportError.Reason) {
        remarks.append(ImportError(line: row.line, column: column.rawValue, reason: reason, found: found(column)))
    }

    private func found(_ column: MemberColumn) -> String? {
        columns.place(of: column).flatMap { row[$0] }.flatMap { $0.isEmpty ? nil : String($0.prefix(40)) }
    }
}
