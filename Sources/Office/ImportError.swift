public import CredentialStore
public import TypedInput

/// What is wrong with a file of members, or odd about it, at one place.
public struct ImportError: Hashable, Sendable {
    /// What there is to say of the era of a date.
    public enum Era: Hashable, Sendable {
        /// A remark only: the day lies behind its end, and was counted on.
        case pastEnd(Birthdate)
        /// A remark only: which numbering the file has, as this line proves.
        case proved(EraNumbering)
        /// A date of seven digits that the numbering of the file does not have.
        case noSuchDay
        /// Nothing in the file says which numbering it has; what the date would be in each.
        case unclear([Birthdate])
        /// The line proves another numbering than an earlier one.
        case contradiction(line: Int)
    }

    /// What is wrong there.
    public enum Reason: Hashable, Sendable {
        /// The file holds no members.
        case noMembers
        /// The bytes are no UTF-8.
        case notUTF8
        /// The bytes from there on are of no letter of the encoding; counted from 0.
        case undecodable(MemberFileEncoding, byte: Int)
        /// The file may be UTF-8 or CP932; its first words in question as each would have them.
        case encodingUnclear(MemberFileEncoding, text: String, asCP932: String)
        /// More bytes than a file of members has.
        case fileTooLong
        /// A quotation mark where none may stand.
        case strayQuote
        /// A quotation mark that is never closed.
        case openQuote
        /// A row with more bytes than any member has.
        case rowTooLong
        /// The header has not this column.
        case columnMissing
        /// A remark only: the header has a column that is not read.
        case columnUnknown
        /// The file was opened in another encoding than its own, and saved.
        case openedWrongly
        /// The column holds My Numbers.
        case myNumber
        /// The header has this column twice.
        case columnTwice
        /// The row has fewer fields than the header, or more.
        case fields(Int, expected: Int)
        /// Something stands in a field, from 1, for which the header has no name.
        case outsideColumns(field: Int)
        /// Nothing stands there, or nothing that anybody sees.
        case empty
        /// More characters than are kept.
        case tooLong(Int)
        /// A line break or another control character.
        case controlCharacter
        /// No user ID: other than letters and digits, or too many.
        case noUserID
        /// The key URI of this user ID would need a QR code that does not fit the screen (S17).
        case userIDTooLong
        /// The user ID stands in an earlier line, too.
        case userIDTwice(line: Int)
        /// Other than digits, which the initial password of an earlier account is made of.
        case notDigits
        /// Not a birthdate.
        case birthdate(Birthdate.Reason)
        /// The era of a date, or how the file numbers eras.
        case era(Era)
        /// Not a mail address.
        case mail(MailAddress.Reason)
        /// Neither `new` nor `earlier`.
        case account
        /// Neither 本人 nor 家族.
        case relation
        /// Other than seven digits.
        case postalCode
        /// 資格喪失日 before 資格取得日.
        case lostBeforeAcquired
        /// A remark only: the address looks like a slip.
        case mailMayBeSlip(meant: MailAddress)
        /// A remark only: other user IDs have more digits, so that zeros may be missing in front of it.
        case userIDShort(usual: Int)
        /// A number as a spreadsheet shows it that has no room for its digits: `1.2E+11`.
        case digitsLost
        /// A remark only: a sign that stands for a letter that somebody could not write.
        case placeholder(String)
        /// The last line says how many members there are, and it is another number.
        case trailer(said: Int, found: Int)
        /// A remark only: letters that each host draws as it likes (外字).
        case privateUse(String)
    }

    /// The line, from 1.
    public let line: Int
    /// The column's name; nil where the whole row is meant.
    public let column: String?
    /// What is wrong.
    public let reason: Reason
    /// What stood there, or its beginning; nothing of a file of members is a secret.
    public let found: String?

    init(line: Int, column: String?, reason: Reason, found: String? = nil) {
        self.line = line
        self.column = column
        self.reason = reason
        self.found = found
    }
}

/// The first of many faults, and how many there are.
public struct ImportErrors: Hashable, Sendable {
    /// How many are kept.
    public static let most = 100

    /// The first ones.
    public private(set) var shown: [ImportError] = []
    /// How many there are in all.
    public private(set) var count = 0

    mutating func append(_ fault: ImportError) {
        count += 1
        if shown.count < Self.most { shown.append(fault) }
    }
}

/// What came of an import, or would come of it.
public struct ImportReport: Hashable, Sendable {
    /// What changes in the store.
    public internal(set) var difference = StagedDifference()
    /// Whether it was only a rehearsal.
    public internal(set) var isDryRun = false
    /// What is odd and was taken all the same.
    public internal(set) var remarks = ImportErrors()
    /// The encoding in which the file was read.
    public internal(set) var encoding = MemberFileEncoding.utf8
}

/// Why the office's work was not done.
public enum OfficeError: Error, Hashable, Sendable {
    /// The file has faults; nothing was changed.
    case fileRefused(ImportErrors)
    /// The settings name a column that there is not.
    case noSuchColumn(String)
    /// So many members would leave, of so many, that somebody has to say the number; nothing was changed.
    case tooManyLeaving(Int, of: Int)
}
