/// A one-time code as people type it: with spaces, with hyphens, in full width.
public enum TypedCode {
    /// What was understood of it.
    public enum Reading: Hashable, Sendable {
        /// Nothing was typed.
        case empty
        /// The digits alone, of the length asked for.
        case digits(String)
        /// Digits, but this many.
        case wrongLength(Int)
        /// Something besides digits, spaces and hyphens.
        case notDigits
    }

    /// Digits of the codes of apps and mails.
    public static let usualDigits = 6

    /// Reads a code of `digits` digits. Other scripts' digits are refused: no keyboard here writes them.
    public static func read(_ typed: String, digits: Int = usualDigits) -> Reading {
        guard let bare = Folding.bare(typed, atMost: Folding.longestShortText) else {
            return .wrongLength(typed.utf8.count)
        }
        if bare.isEmpty { return .empty }
        guard bare.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return .notDigits }
        return bare.utf8.count == digits ? .digits(bare) : .wrongLength(bare.utf8.count)
    }
}
