/// A moment as a clock in Japan shows it (UTC+9, no summer time since 1951).
public struct JapanTime: Hashable, Sendable {
    /// The day.
    public let date: Birthdate
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int

    /// The moment that many seconds after the Unix epoch; held within the years 1 to 9999.
    public init(unixSeconds: Int64) {
        let local = min(max(unixSeconds, -62_135_596_800), 253_402_300_799 - 9 * 3600) + 9 * 3600
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let ofDay = Int(local - days * 86_400)
        date = Birthdate(dayNumber: Int(days))
        hour = ofDay / 3600
        minute = ofDay / 60 % 60
        second = ofDay % 60
    }

    /// The seconds since the Unix epoch at which a day begins in Japan.
    public static func beginning(of day: Birthdate) -> Int64 { Int64(day.dayNumber) * 86_400 - 9 * 3600 }

    /// The hour in two digits: `09`.
    public var hourDigits: String { Self.digits(hour) }
    /// The minute as a clock shows it: `05`.
    public var minuteDigits: String { Self.digits(minute) }
    /// The second in two digits.
    public var secondDigits: String { Self.digits(second) }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The year.
    public var year: Int { date.year }
    /// The month, 1 to 12.
    public var month: Int { date.month }
    /// The day of the month.
    public var day: Int { date.day }
}
