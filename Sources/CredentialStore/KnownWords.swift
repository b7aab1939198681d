private import Foundation
private import TypedInput

/// Words that an attacker knows, and whether a password is made of them (S06).
struct KnownWords {
    private let words: [String]
    /// A word of so many characters makes a password bad whatever digits stand around it.
    private static let telling = 4
    /// So much of one's own makes a password out of whatever else stands in it.
    private static let enough = 4

    /// The words within some names, each as a whole and in its parts.
    init(within names: [String]) {
        let parts = names.flatMap { name in
            [name] + name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
        let spelt = Set(parts.map(Self.spelt))
        words = spelt.filter { $0.count >= 2 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// Whether little is left of the password once those words, forwards or reversed, are taken out of it.
    func make(_ password: String) -> Bool {
        var rest = Self.spelt(password)
        var taken = 0
        for word in words {
            for form in [word, String(word.reversed())] where rest.contains(form) {
                // A gap stays, so that two halves never meet to make a word.
                rest = rest.replacingOccurrences(of: form, with: " ")
                taken = max(taken, word.count)
            }
        }
        guard taken > 0 else { return false }
        let left = rest.count { $0.isLetter || (taken < Self.telling && $0.isNumber) }
        return left < Self.enough
    }

    /// Letters and digits alone, in one width and case.
    static func spelt(_ text: String) -> String {
        Folding.bare(text).lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
