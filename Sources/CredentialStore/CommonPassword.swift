private import Manual
private import Writing

/// S06: the passwords that everybody guesses first.
enum CommonPassword {
    private static let shortest = 8
    private static let longest = PasswordLists.common.reduce(0) { max($0, $1.count) }

    /// Whether a password is one of them, forwards or reversed, with nothing but digits, marks and spaces around.
    static func lies(in password: String) -> Bool {
        // Two spellings, since a listed one may itself hold a hyphen.
        let spellings = [Folding.folded(password).lowercased(), Folding.bare(password).lowercased()]
        return spellings.contains { lies(within: Array($0)) }
    }

    /// A listed password may begin or end with digits of its own: every cut within the digits around is tried.
    private static func lies(within letters: [Character]) -> Bool {
        let lead = letters.prefix { !$0.isLetter }.count
        let trail = letters.reversed().prefix { !$0.isLetter }.count
        for start in 0...lead {
            let first = max(start + shortest, letters.count - trail)
            let last = min(start + longest, letters.count)
            guard first <= last else { continue }
            for end in first...last {
                let part = letters[start..<end]
                if PasswordLists.common.contains(String(part)) { return true }
                if PasswordLists.common.contains(String(part.reversed())) { return true }
            }
        }
        return false
    }
}
