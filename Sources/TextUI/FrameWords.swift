/// The few words that the layout itself needs, in the member's language.
public struct FrameWords: Sendable {
    /// Said when the terminal is too small for any page, a text for each language (T25).
    public var tooSmall: [String]
    /// Said where more of a page is below what is seen (T25).
    public var more: String
    /// Said at the end of such a page.
    public var end: String
    /// What Enter does while there is more that she has to see first.
    public var readOn: String
    /// How much of a long text has been read, from a percentage (T17).
    public var howMuchIsRead: @Sendable (_ percent: Int) -> String

    /// Those of the on-screen keyboard, where everything is done by touching (T03).
    public var keyboard: KeyboardWords?

    /// Words.
    public init(
        tooSmall: [String], more: String, end: String, readOn: String,
        howMuchIsRead: @escaping @Sendable (_ percent: Int) -> String, keyboard: KeyboardWords? = nil
    ) {
        self.keyboard = keyboard
        self.tooSmall = tooSmall
        self.more = more
        self.end = end
        self.readOn = readOn
        self.howMuchIsRead = howMuchIsRead
    }
}
