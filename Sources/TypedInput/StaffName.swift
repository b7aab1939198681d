/// The name by which somebody of staff logs in: small letters and digits, with dots, hyphens and underscores within.
public struct StaffName: Hashable, Sendable {
    /// How many characters it has.
    public static let length = 2...32

    /// `sato.hanako`.
    public let text: String

    /// Understands it in any width and case; `nil` when it has other characters, begins with none of a letter, or is too
    /// short or too long.
    public init?(typed: String) {
        guard typed.utf8.count <= Folding.longestShortText else { return nil }
        let name = Folding.folded(typed).lowercased()
        guard Self.length.contains(name.utf8.count), name.utf8.first.map(Self.isLetter) == true,
            name.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || ".-_".utf8.contains($0) })
        else { return nil }
        text = name
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
