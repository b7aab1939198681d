/// How the letters of a file of members are written as bytes.
public enum MemberFileEncoding: String, Sendable, CaseIterable {
    /// What most programs write.
    case utf8 = "utf-8"
    /// What Windows writes in Japan, and calls Shift_JIS. What others call so lacks 髙, ①, ㈱.
    case cp932
    /// What Unix wrote in Japan.
    case eucJP = "euc-jp"
    /// What Excel calls Unicode text.
    case utf16LittleEndian = "utf-16le"
    /// The same with the halves of each letter the other way round.
    case utf16BigEndian = "utf-16be"

    /// What it is called to the office.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .cp932: "CP932 (Shift_JIS of Windows)"
        case .eucJP: "EUC-JP"
        case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
        }
    }

    /// What iconv calls it.
    var label: String {
        switch self {
        case .utf8: "UTF-8"
        case .cp932: "CP932"
        case .eucJP: "EUC-JP-MS"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        }
    }
}
