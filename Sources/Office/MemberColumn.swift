import CredentialStore
import TypedInput

/// A column of a file of members. The raw value is what it is called in a file of one's own making.
enum MemberColumn: String, CaseIterable {
    case userID = "user_id"
    case symbol
    case number
    case branchNumber = "branch_number"
    case name
    case kana
    case birthdate
    case mail
    case relation
    case workplace
    case postalCode = "postal_code"
    case address
    case acquiredOn = "acquired_on"
    case lostOn = "lost_on"
    case account

    /// The fact that it holds; `nil` of the user ID, by which a member is known, and of what makes a new account.
    var fact: MemberFact? { MemberFact(rawValue: rawValue) }

    /// Without which nobody can be taken in.
    var isRequired: Bool {
        switch self {
        case .userID, .symbol, .number, .name, .birthdate: true
        case .branchNumber, .kana, .mail, .relation, .workplace, .postalCode, .address, .acquiredOn, .lostOn, .account:
            false
        }
    }

    /// Whether it holds dates.
    var isDate: Bool { self == .birthdate || self == .acquiredOn || self == .lostOn }

    /// The most characters that are kept.
    var longest: Int {
        switch self {
        case .userID, .symbol, .number, .birthdate, .acquiredOn, .lostOn: 40
        case .name, .kana: 60
        case .workplace: 80
        case .address: 160
        case .mail: 254
        case .branchNumber, .relation, .postalCode, .account: 10
        }
    }

    /// The column of a header, as Japanese core systems and Excel write it, or as it is called here.
    init?(header: String) {
        guard let column = Self.byName[Self.folded(header)] else { return nil }
        self = column
    }

    /// What the society calls its columns, beside the usual names.
    struct Names {
        private var columns: [String: MemberColumn] = [:]

        /// The usual ones alone.
        static let usual = Names()

        private init() {}

        /// From headings to what their columns are called here. Throws `OfficeError.noSuchColumn`.
        init(_ headings: [String: String]) throws {
            for (heading, name) in headings {
                guard let column = MemberColumn(rawValue: name.lowercased()) else {
                    throw OfficeError.noSuchColumn(name)
                }
                columns[MemberColumn.folded(heading)] = column
            }
        }

        /// The column of a header; what the society says goes before what is usual.
        func column(header: String) -> MemberColumn? {
            columns[MemberColumn.folded(header)] ?? MemberColumn(header: header)
        }
    }

    /// Whether a column of this header holds My Numbers, which have no place here.
    static func isMyNumber(header: String) -> Bool { myNumber.contains(folded(header)) }

    private static func folded(_ header: String) -> String {
        Folding.bare(header).filter { !"_/.・（）()".contains($0) }
    }

    private static let byName: [String: MemberColumn] = {
        var columns: [String: MemberColumn] = [:]
        for column in allCases {
            for name in [column.rawValue] + column.otherNames { columns[folded(name)] = column }
        }
        return columns
    }()

    private static let myNumber = Set(["個人番号", "マイナンバー", "my number"].map(folded))

    private var otherNames: [String] {
        switch self {
        case .userID: ["ユーザID", "ユーザーID", "利用者ID", "ログインID", "加入者ID", "ID"]
        case .symbol: ["記号", "被保険者記号", "被保険者証記号", "被保険者証の記号"]
        case .number: ["番号", "被保険者番号", "被保険者証番号", "被保険者証の番号"]
        case .branchNumber: ["枝番", "枝番号", "branch"]
        case .name: ["氏名", "名前", "漢字氏名", "氏名漢字", "被保険者氏名", "full name"]
        case .kana: ["カナ氏名", "氏名カナ", "フリガナ", "ふりがな", "カナ", "name kana"]
        case .birthdate: ["生年月日", "date of birth", "birthday"]
        case .mail: ["メールアドレス", "メール", "e-mail", "e-mail address"]
        case .relation: ["本人・家族", "本人家族区分", "本人・家族区分", "続柄区分", "続柄"]
        case .workplace: ["事業所", "事業所名", "事業所名称", "勤務先"]
        case .postalCode: ["郵便番号", "zip", "zip code"]
        case .address: ["住所", "現住所"]
        case .acquiredOn: ["資格取得日", "資格取得年月日", "取得日"]
        case .lostOn: ["資格喪失日", "資格喪失年月日", "喪失日"]
        case .account: ["アカウント"]
        }
    }
}
