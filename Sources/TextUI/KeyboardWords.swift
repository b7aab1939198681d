/// What stands on the keys of the on-screen keyboard that are no letters, in the member's language.
public struct KeyboardWords: Sendable {
    /// Takes the last letter away.
    public var erase: String
    /// Empties the field.
    public var eraseAll: String
    /// Does what Enter does.
    public var next: String
    /// Shows small letters.
    public var small: String
    /// Shows capitals.
    public var capital: String
    /// Shows signs.
    public var signs: String
    /// Types a space.
    public var space: String
    /// Up to five, as a birthdate begins with: `昭和`.
    public var eras: [String]
    /// Up to five characters that stand between the numbers of a date.
    public var dateParts: String
    /// Scrolls back, where a page has more rows than are left.
    public var above: String

    /// Words.
    public init(
        erase: String, eraseAll: String, next: String, small: String, capital: String, signs: String, space: String,
        eras: [String], dateParts: String, above: String
    ) {
        self.erase = erase
        self.eraseAll = eraseAll
        self.next = next
        self.small = small
        self.capital = capital
        self.signs = signs
        self.space = space
        self.eras = eras
        self.dateParts = dateParts
        self.above = above
    }
}
