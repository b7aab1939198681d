private import Foundation
private import TypedInput

/// S06: a letter, or a few of them, over and over: `aaaaaaaa`, `abababab`, `123123123`.
enum Repetition {
    private static let longestUnit = 4

    /// Whether a password is nothing else, with spaces between and digits around.
    static func makes(_ password: String) -> Bool {
        // By code points, as it is counted.
        let letters = Folding.compatible(password).lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
        let core = letters.drop(while: isDigit).reversed().drop(while: isDigit)
        return isRepeated(Array(letters)) || (core.count > longestUnit && isRepeated(Array(core)))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    private static func isRepeated(_ letters: [Unicode.Scalar]) -> Bool {
        (1...longestUnit).contains { unit in
            zip(letters, letters.dropFirst(unit)).allSatisfy { $0 == $1 }
        }
    }
}
