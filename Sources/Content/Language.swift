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

/// Something for each language. No dictionary: the first with keys of a type of its own costs a start (P01).
public struct InEveryLanguage<Value: Sendable>: Sendable {
    private let values: [Value]

    /// Makes one for each.
    public init(_ make: (Language) throws -> Value) rethrows { values = try Language.allCases.map(make) }

    /// That of a language.
    public subscript(language: Language) -> Value {
        guard let index = Language.allCases.firstIndex(of: language) else {
            preconditionFailure("every language is among all of them")
        }
        return values[index]
    }
}
