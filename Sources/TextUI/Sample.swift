/// A word in a style.
public struct Sample: Equatable, Sendable {
    /// The word.
    public var text: String
    /// The style.
    public var style: Style

    /// A word in that style.
    public init(_ text: String, style: Style) {
        self.text = text
        self.style = style
    }
}
