/// A day of the Gregorian calendar, as a birthdate or as today, without time or zone.
public struct Birthdate: Hashable, Sendable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// That day; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.lastDay(ofMonth: month, year: year)
        else { return nil }
        self.init(known: year, month, day)
    }

    /// Reads `1950-03-04` exactly; nil for anything else.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that many days after 1970-01-01. Traps outside the years 1 to 9999.
    public init(dayNumber: Int) {
        precondition((-719_162...2_932_896).contains(dayNumber), "a day number lies in the years 1 to 9999")
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            known: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day it is in Japan, that many seconds after the Unix epoch.
    public init(unixSeconds: Int64) { self = JapanTime(unixSeconds: unixSeconds).date }

    /// A day that is known to exist.
    init(known year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01, negative before.
    public var dayNumber: Int {
        // Hinnant, days_from_civil.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days later, or earlier when negative.
    public func adding(days: Int) -> Birthdate { Birthdate(dayNumber: dayNumber + days) }

    /// Years completed on a day; negative before birth. Who was born on 29 February completes one on 1 March.
    public func age(on day: Birthdate) -> Int {
        let before = (day.month, day.day) < (month, self.day)
        return day.year - year - (before ? 1 : 0)
    }

    /// The era of this day, the newer where two meet; nil before Meiji.
    public var era: JapaneseEra? { JapaneseEra.era(of: self) }

    /// The year within `era`, from 1 (which is written 元); nil before Meiji.
    public var yearInEra: Int? { era.map { year - $0.firstYear + 1 } }

    /// `1950-03-04`.
    public var iso: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// How many days a month has.
    public static func lastDay(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Birthdate: Comparable {
    /// Earlier days come first.
    public static func < (left: Birthdate, right: Birthdate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension Birthdate: CustomStringConvertible {
    /// The ISO form.
    public var description: String { iso }
}

extension Birthdate: Codable {
    /// Reads the ISO form from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = Birthdate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day")
        }
        self = date
    }

    /// Writes the ISO form as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
