/// Something for each language. No dictionary: the first with keys of a type of its own costs a start (P01).
public struct InEveryLanguage<Value: Sendable>: Sendable {
    private var values: [Value]

    /// Makes one for each.
    public init(_ make: (Language) throws -> Value) rethrows { values = try Language.allCases.map(make) }

    /// That of a language.
    public subscript(language: Language) -> Value {
        get { values[Self.place(of: language)] }
        set { values[Self.place(of: language)] = newValue }
    }

    private static func place(of language: Language) -> Int {
        guard let place = Language.allCases.firstIndex(of: language) else {
            preconditionFailure("every language is among all of them")
        }
        return place
    }
}
