private import Content
private import TypedInput

/// S06: the passwords that everybody guesses first.
enum CommonPassword {
    private static let shortest = 8
    private static let longest = PasswordLists.common.reduce(0) { max($0, $1.utf8.count) }
    private static let listed = Set(PasswordLists.common.map { Array($0.utf8) })
    /// How each of them begins, forwards and reversed, so that most places of a long password are passed over at once:
    /// it is judged at every key.
    private static let beginnings = Set(
        listed.flatMap { [beginning($0[...]), beginning(Array($0.reversed())[...])] })

    /// Whether a password is one of them, forwards or reversed, with nothing but digits, marks and spaces around.
    static func lies(in password: String) -> Bool {
        // Two spellings, since a listed one may itself hold a hyphen.
        let spellings = [Folding.folded(password).lowercased(), Folding.bare(password).lowercased()]
        return spellings.contains { lies(within: Array($0.utf8)) }
    }

    /// A listed password may begin or end with digits of its own: every cut within the digits around is tried.
    private static func lies(within bytes: [UInt8]) -> Bool {
        let lead = bytes.prefix { !isLetter($0) }.count
        let trail = bytes.reversed().prefix { !isLetter($0) }.count
        for start in 0...lead where start + shortest <= bytes.count {
            guard beginnings.contains(beginning(bytes[start...])) else { continue }
            let first = max(start + shortest, bytes.count - trail)
            let last = min(start + longest, bytes.count)
            guard first <= last else { continue }
            for end in first...last {
                let part = Array(bytes[start..<end])
                if listed.contains(part) || listed.contains(part.reversed()) { return true }
            }
        }
        return false
    }

    /// A byte of another script counts as a letter: no listed password has one, so that none is cut there.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func beginning(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
