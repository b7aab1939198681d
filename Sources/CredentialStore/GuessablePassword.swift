public import TypedInput

/// S02: the initial password of members who had an account before: symbol + number + birthdate.
public enum GuessablePassword {
    /// The one spelling that is compared: no zeros in front, the date as eight digits.
    public static func canonical(symbol: String, number: String, birthdate: Birthdate) -> String {
        stripped(symbol) + stripped(number) + compact(birthdate)
    }

    /// Brings what was typed into the compared spelling if it means this member's symbol, number and birthdate in any
    /// usual form; otherwise gives it back folded, so that it is checked, and fails, all the same.
    public static func canonical(typed: String, for member: Member) -> String {
        let text = Folding.folded(typed)
        // S11: nobody's is longer, and reading takes time that would tell whose ID it is.
        guard text.count <= longest else { return text }
        // Any day on which the birthdate is a past one: the record decides, not the calendar.
        let today = member.birthdate.adding(days: 1)
        for split in text.indices.dropFirst() {
            let front = text[..<split]
            guard front.allSatisfy({ $0.isASCII && $0.isNumber || separators.contains($0) }) else { break }
            guard case .date(let date) = Birthdate.read(String(text[split...]), today: today),
                date == member.birthdate, isSymbolAndNumber(String(front), of: member)
            else { continue }
            return canonical(symbol: member.symbol, number: member.number, birthdate: member.birthdate)
        }
        return text
    }

    private static let longest = 64
    private static let separators: Set<Character> = [" ", "-", "+", "/", ".", ",", "・", "、"]

    /// Padded with zeros or not, with something between them or not.
    private static func isSymbolAndNumber(_ front: String, of member: Member) -> Bool {
        let parts = front.split { separators.contains($0) }.map(String.init)
        let symbol = stripped(member.symbol)
        let number = stripped(member.number)
        switch parts.count {
        case 2: return stripped(parts[0]) == symbol && stripped(parts[1]) == number
        case 1:
            let digits = stripped(parts[0])
            guard digits.hasPrefix(symbol) else { return false }
            return stripped(String(digits.dropFirst(symbol.count))) == number
        default: return false
        }
    }

    static func stripped(_ digits: String) -> String {
        let rest = Folding.bare(digits).drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    static func compact(_ date: Birthdate) -> String { date.iso.filter { $0 != "-" } }
}
