/// The ID printed on a member's notice, in its bare form: capital letters and digits, nothing between them.
public struct UserID: Hashable, Sendable {
    /// 1 to 32 of `A`-`Z` and `0`-`9`.
    public let text: String

    /// Understands `０１２３ ４５６７` and `0123-4567`; nil when that leaves nothing, too much, or other characters.
    public init?(typed: String) {
        guard let bare = Folding.bare(typed, atMost: Folding.longestShortText), (1...32).contains(bare.utf8.count),
            bare.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        text = bare
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension UserID: Codable {
    /// Reads the bare form from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = UserID(typed: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a user ID")
        }
        self = id
    }

    /// Writes the bare form as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
