public import World
private import TypedInput

/// S03: an initial password as it is printed on the notice: 13 random characters and one that checks them.
public struct PrintedPassword: Hashable, Sendable {
    /// No look-alikes: neither I l 1 nor O 0 Q nor U V. 28 characters, so 13 of them are 62 bits.
    public static let alphabet = Array("ABCDEFGHJKMNPRSTWXYZ23456789")
    /// Characters, the check character counted.
    public static let length = 14

    /// The characters without spaces, capital.
    public let characters: String

    /// Draws a new one.
    public init(from world: World) {
        let drawn = (1..<Self.length).map { _ in world.random(below: Self.alphabet.count) }
        characters = String((drawn + [Self.check(drawn)]).map { Self.alphabet[$0] })
    }

    /// In groups of four, as printed: `K7MW 3XHR 9TCE 4F`.
    public var printed: String {
        stride(from: 0, to: Self.length, by: 4)
            .map { String(characters.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }

    /// What somebody typed, seen as a printed password.
    public enum Reading: Hashable, Sendable {
        /// It has not the form of one.
        case otherForm
        /// It has the form, and one character differs from what was printed. Told at once; costs no attempt.
        case misread
        /// It has the form, and the check character fits.
        case wellFormed(String)
    }

    /// Reads what was typed in any width, case and spacing.
    public static func read(_ typed: String) -> Reading {
        let bare = Folding.bare(typed)
        let indexes = bare.compactMap { alphabet.firstIndex(of: $0) }
        guard bare.count == length, indexes.count == length else { return .otherForm }
        return check(Array(indexes.dropLast())) == indexes[length - 1] ? .wellFormed(bare) : .misread
    }

    /// Whether somebody who typed this has a printed one before her: about its length, digits among it, and hardly a
    /// character that none has. Words have those: I, L, O and U.
    public static func resembles(_ typed: String) -> Bool {
        let bare = Folding.bare(typed)
        return (length - 3...length + 3).contains(bare.count) && bare.contains(where: \.isNumber)
            && bare.count { !alphabet.contains($0) } <= 1
    }

    /// A sum weighted by numbers that have no divisor in common with 28: it finds every single wrong character.
    private static func check(_ indexes: [Int]) -> Int {
        let weights = [1, 3, 5, 9, 11, 13, 15, 17, 19, 23, 25, 27, 1]
        return zip(indexes, weights).reduce(0) { ($0 + $1.0 * $1.1) % alphabet.count }
    }
}
