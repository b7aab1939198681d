/// A language that every word is shown in.
public enum Language: String, CaseIterable, Codable, Sendable {
    /// Japanese, the manual's own.
    case japanese = "ja"
    /// English.
    case english = "en"

    /// The language that F2 turns to.
    public var other: Language {
        switch self {
        case .japanese: .english
        case .english: .japanese
        }
    }
}
