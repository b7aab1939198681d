/// A language, or a way to write one, in which words are shown or said.
public enum Language: String, CaseIterable, Codable, Sendable {
    /// Japanese, the manual's own.
    case japanese = "ja"
    /// Japanese in short sentences and easy words, for whoever reads little of it: やさしい日本語.
    case easyJapanese = "ja-easy"
    /// English.
    case english = "en"
    /// Japanese in kana with spaces between its phrases, as speech and braille need it: plain text alone has it (T10).
    case kana = "ja-kana"

    /// Those that F2 goes round on a screen, in this order: whoever cannot read the first page's Japanese finds English
    /// named there.
    public static let onScreen: [Language] = [.japanese, .english, .easyJapanese]
    /// Those that plain text goes round (T10).
    public static let inPlainText: [Language] = [.japanese, .easyJapanese, .english, .kana]
    /// Those of what is said once for everybody, one below the other: mails, notices, a screen that is too small.
    public static let sideBySide: [Language] = [.japanese, .english]
    /// Those that a browser's page is offered in.
    public static let inBrowser: [Language] = [.japanese, .english, .easyJapanese]
    /// Those of staff.
    public static let ofStaff: [Language] = [.japanese, .english]

    /// Its name in itself, as a key or a button that turns to it is called.
    public var ownName: String {
        switch self {
        case .japanese: "日本語"
        case .easyJapanese: "やさしい日本語"
        case .english: "English"
        case .kana: "かな"
        }
    }

    /// Its name as kana calls it, where kanji are not read.
    public var nameInKana: String {
        switch self {
        case .japanese: "にほんご"
        case .easyJapanese: "やさしい にほんご"
        case .english: "えいご"
        case .kana: "かな"
        }
    }

    /// Whether it is Japanese, in whatever words and letters.
    public var isJapanese: Bool {
        switch self {
        case .japanese, .easyJapanese, .kana: true
        case .english: false
        }
    }

    /// The language whose terms an agreement is to: easy words and kana only help to read the Japanese ones.
    public var ofAgreement: Language { isJapanese ? .japanese : self }

    /// Its tag for browsers (BCP 47); easy Japanese has none of its own.
    public var tag: String {
        switch self {
        case .japanese, .easyJapanese: "ja"
        case .english: "en"
        case .kana: "ja-Hira"
        }
    }

    /// The language whose words are shown where this one has none: kana has those alone that plain text says.
    var substitute: Language? { self == .kana ? .japanese : nil }

    /// The language after this one; the first, where this is none of them.
    public func next(in languages: [Language]) -> Language {
        guard let place = languages.firstIndex(of: self) else { return languages[0] }
        return languages[(place + 1) % languages.count]
    }
}
