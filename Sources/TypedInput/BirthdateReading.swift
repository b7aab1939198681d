extension Birthdate {
    /// What was understood of a typed birthdate.
    public enum Reading: Hashable, Sendable {
        /// Nothing was typed.
        case empty
        /// A day that can be a birthdate.
        case date(Birthdate)
        /// Not a birthdate, and why.
        case impossible(Reason)
    }

    /// Why what was typed cannot be a birthdate.
    public enum Reason: Hashable, Sendable {
        /// It cannot be read as year, month and day.
        case notADate
        /// Year, month and day, but neither an era nor a year of four digits, as `25.3.4`.
        case eraMissing
        /// The month has no such day, or the year no such month; the year is the era's where one was given.
        case noSuchDay(era: JapaneseEra?, year: Int, month: Int, day: Int)
        /// The era had ended or not begun. `meant` is the day got by counting on, if that can be a birthdate.
        case eraHasNoSuchDay(era: JapaneseEra, year: Int, month: Int, day: Int, meant: Birthdate?)
        /// The day is still to come.
        case inFuture(Birthdate)
        /// More than `oldestAge` years ago.
        case tooOld(Birthdate)
    }

    /// The greatest age, in years, that is taken for no slip of the finger.
    public static let oldestAge = 130

    /// Reads a birthdate in any usual form: `S25.3.4`, `昭和二十五年三月四日`, `㍼25/3/4`, `S250304`, `1950年3月4日`,
    /// `1950-3-4`, `19500304`, `4 March 1950`; in any width, with any dash, with spaces.
    public static func read(_ typed: String, today: Birthdate) -> Reading {
        guard typed.utf8.count <= Folding.longestShortText else { return .impossible(.notADate) }
        // As most files write it, without a look at every other form.
        if let date = Birthdate(iso: typed) { return judge(date, today: today) }
        let folded = Folding.folded(typed).lowercased()
        if folded.isEmpty { return .empty }
        guard let written = WrittenDate(folded) else { return .impossible(.notADate) }
        return judge(written, today: today)
    }

    private static func judge(_ written: WrittenDate, today: Birthdate) -> Reading {
        let (month, day) = (written.month, written.day)
        guard let era = written.era else {
            // A year of one or two digits belongs to an era, and nobody can tell which.
            if written.digitsOfYear <= 2 { return .impossible(.eraMissing) }
            guard written.digitsOfYear == 4 else { return .impossible(.notADate) }
            guard let date = Birthdate(year: written.year, month: month, day: day) else {
                return .impossible(.noSuchDay(era: nil, year: written.year, month: month, day: day))
            }
            return judge(date, today: today)
        }
        guard written.digitsOfYear <= 2 else { return .impossible(.notADate) }
        guard let date = Birthdate(year: era.firstYear - 1 + written.year, month: month, day: day) else {
            return .impossible(.noSuchDay(era: era, year: written.year, month: month, day: day))
        }
        guard written.year >= 1, era.includes(date) else {
            var meant: Birthdate?
            if written.year >= 1, case .date = judge(date, today: today) { meant = date }
            return .impossible(
                .eraHasNoSuchDay(era: era, year: written.year, month: month, day: day, meant: meant))
        }
        return judge(date, today: today)
    }

    private static func judge(_ date: Birthdate, today: Birthdate) -> Reading {
        if date > today { return .impossible(.inFuture(date)) }
        if date.age(on: today) > oldestAge { return .impossible(.tooOld(date)) }
        return .date(date)
    }
}
