public import TypedInput

/// What is wrong with a file of members, or odd about it, at one place.
public struct ImportError: Hashable, Sendable {
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
        /// The header has a column that we do not know.
        case columnUnknown
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
        /// The store has a member with this user ID.
        case userIDTaken
        /// Other than digits, which the initial password of an earlier account is made of.
        case notDigits
        /// Not a birthdate.
        case birthdate(Birthdate.Reason)
        /// Not a mail address.
        case mail(MailAddress.Reason)
        /// Neither `new` nor `earlier`.
        case account
        /// A remark only: the address looks like a slip.
        case mailMayBeSlip(meant: MailAddress)
        /// A remark only: other user IDs have more digits, so that zeros may be missing in front of it.
        case userIDShort(usual: Int)
        /// A remark only: letters that each host draws as it likes (外字).
        case privateUse(String)
    }

    /// The line, from 1.
    public let line: Int
    /// The column's name; nil where the whole row is meant.
    public let column: String?
    /// What is wrong.
    public let reason: Reason
}

/// The first of many faults, and how many there are.
public struct ImportErrors: Hashable, Sendable {
    /// How many are kept.
    public static let most = 50

    /// The first ones.
    public private(set) var shown: [ImportError] = []
    /// How many there are in all.
    public private(set) var count = 0

    mutating func append(_ fault: ImportError) {
        count += 1
        if shown.count < Self.most { shown.append(fault) }
    }
}

/// What came of an import.
public struct ImportReport: Hashable, Sendable {
    /// Members without an account, each of whom needs a notice.
    public internal(set) var new = 0
    /// Members who had an account before.
    public internal(set) var earlier = 0
    /// What is odd and was taken all the same.
    public internal(set) var remarks = ImportErrors()
    /// The encoding in which the file was read.
    public internal(set) var encoding = MemberFileEncoding.utf8
}

/// Why the office's work was not done.
public enum OfficeError: Error, Hashable, Sendable {
    /// The file has faults; nobody was added.
    case fileRefused(ImportErrors)
}
