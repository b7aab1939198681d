/// The few words that the layout itself needs, in the member's language.
public struct FrameWords: Sendable {
    /// Said when the terminal is under 80 columns or 24 rows, a line for each language (T14).
    public var tooSmall: [String]
    /// How much of a long text has been read, from a percentage (T17).
    public var howMuchIsRead: @Sendable (_ percent: Int) -> String

    /// Words.
    public init(tooSmall: [String], howMuchIsRead: @escaping @Sendable (_ percent: Int) -> String) {
        self.tooSmall = tooSmall
        self.howMuchIsRead = howMuchIsRead
    }
}
