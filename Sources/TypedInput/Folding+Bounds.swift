extension Folding {
    /// The bare form of something short: an ID, a code, a number. `nil` for what is longer than anybody types, before
    /// any work is done on it (S33).
    public static func bare(_ text: String, atMost bytes: Int) -> String? {
        text.utf8.count <= bytes ? bare(text) : nil
    }

    /// Bytes of the longest thing of that kind, in full width and with all that people put between.
    public static let longestShortText = 128
}
