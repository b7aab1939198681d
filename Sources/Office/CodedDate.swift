import TypedInput

/// A date of seven digits: that of an era, two of its year, two of the month, two of the day.
struct CodedDate: Hashable {
    private let digits: [Int]

    /// A date of seven digits in any width; `nil` for all others.
    init?(_ text: String) {
        let bytes = Array(Folding.bare(text, atMost: Folding.longestShortText)?.utf8 ?? "".utf8)
        guard bytes.count == 7, bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
    }

    /// The day in a numbering; `nil` where the era has no such day, or it lies behind the latest that can be meant.
    func date(in numbering: EraNumbering, latest: Birthdate) -> Birthdate? {
        let year = digits[1] * 10 + digits[2]
        guard let era = numbering.era(digits[0]), year > 0,
            let date = Birthdate(
                year: era.firstYear - 1 + year, month: digits[3] * 10 + digits[4], day: digits[5] * 10 + digits[6]),
            era.includes(date), date <= latest
        else { return nil }
        return date
    }
}
