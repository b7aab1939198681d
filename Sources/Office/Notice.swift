import CredentialStore
public import Portal
public import Secrets
import Writing

/// A member's notice of her user ID and initial password, to be printed once.
public struct Notice: Sendable {
    /// The society's name.
    public let society: String
    /// The member's name.
    public let name: String
    /// What she types to log in.
    public let userID: String
    /// The initial password in groups.
    public let password: SecretBytes
    /// The last day on which it counts.
    public let lastDay: String
    private let settings: Society
    private let lastDayInWords: String

    /// The notice of a password that was just drawn.
    public init(_ drawn: DrawnNotice, from settings: Society) {
        society = settings.name
        name = drawn.member.name
        userID = drawn.member.userID.text
        password = drawn.password
        lastDay = drawn.lastDay.iso
        lastDayInWords = Self.inWords(drawn.lastDay)
        self.settings = settings
    }

    /// The notice as text, for whoever prints it; it is as secret as the password. What a member has on paper is in
    /// Japanese, as the manual is.
    public var text: String {
        """
        \(society)
        ユーザID・パスワード通知

        \(name) 様

          ユーザID        \(userID)
          初期パスワード  \(password.revealedText())
          有効期限        \(lastDayInWords)まで

        この紙と、紙の手引き（初回ログイン）をお手元に置いて、「\(settings.product)」に
        ログインしてください。初期パスワードは、空白を入れても入れなくてもかまいません。
        大文字と小文字のちがいもありません。有効期限を過ぎると使えなくなります。
        ほかの方には見せないでください。

        お困りのときは  電話 \(settings.telephone)（\(settings.hours)）
        """
    }

    /// `令和9年2月21日（2027年2月21日）`.
    private static func inWords(_ day: Birthdate) -> String {
        let western = "\(day.year)年\(day.month)月\(day.day)日"
        guard let era = day.era, let year = day.yearInEra else { return western }
        return "\(era.kanji)\(year == 1 ? "元" : "\(year)")年\(day.month)月\(day.day)日（\(western)）"
    }
}
