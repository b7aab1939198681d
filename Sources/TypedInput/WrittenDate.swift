/// Year, month and day as someone wrote them, before it is asked whether there was such a day.
struct WrittenDate {
    private(set) var era: JapaneseEra?
    let year: Int
    /// How many digits the year was written with: two call for an era.
    let digitsOfYear: Int
    let month: Int
    let day: Int

    /// Takes apart a folded, lower-cased text; nil when it is not three numbers in an order that is plain.
    init?(_ text: String) {
        var pieces = DatePieces(text)
        guard pieces.readAll() else { return nil }
        era = pieces.era
        let numbers = pieces.numbers
        if let named = pieces.monthByName {
            // `4 March 1950`, `March 4, 1950`, `1950 March 4`: the year is the one of four digits.
            guard era == nil, numbers.count == 2, !pieces.hasUnitMarks,
                let yearPlace = numbers.firstIndex(where: { $0.digits == 4 }), numbers[1 - yearPlace].digits <= 2
            else { return nil }
            (year, digitsOfYear, month, day) = (numbers[yearPlace].value, 4, named, numbers[1 - yearPlace].value)
            return
        }
        switch numbers.count {
        case 3:
            guard numbers[1].digits <= 2, numbers[2].digits <= 2, !numbers[1].isFirstYear, !numbers[2].isFirstYear,
                !numbers[0].isFirstYear || era != nil, pieces.unitMarksInOrder
            else { return nil }
            (year, digitsOfYear) = (numbers[0].value, numbers[0].digits)
            (month, day) = (numbers[1].value, numbers[2].value)
        case 1:
            // `19500304`, or with an era `S250304`.
            let run = numbers[0]
            guard run.digits == 8 && era == nil || run.digits == 6, !pieces.hasUnitMarks else { return nil }
            (year, digitsOfYear) = (run.value / 10_000, run.digits - 4)
            (month, day) = (run.value / 100 % 100, run.value % 100)
        default: return nil
        }
    }
}
