public import Content
public import World
import TypedInput

extension Words {
    /// A time of day in Japan: `10時32分`.
    public func clock(_ instant: Instant) -> String {
        let time = JapanTime(unixSeconds: instant.unixSeconds)
        return self("clock", ["hour": "\(time.hour)", "minute": time.minuteDigits])
    }

    /// A span: `1分12秒`.
    public func span(_ seconds: Int) -> String {
        if seconds < 60 { return self("span.seconds", ["seconds": "\(seconds)"]) }
        if seconds % 60 == 0 || seconds >= 3_600 { return self("span.minutes", ["minutes": "\((seconds + 59) / 60)"]) }
        return self("span.both", ["minutes": "\(seconds / 60)", "seconds": "\(seconds % 60)"])
    }

    /// The day in Japan: `2026年11月25日`.
    public func day(_ instant: Instant) -> String {
        let date = JapanTime(unixSeconds: instant.unixSeconds).date
        return self("date.day", ["year": "\(date.year)", "month": "\(date.month)", "day": "\(date.day)"])
    }
}
