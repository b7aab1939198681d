public import Manual
public import World
import Writing

extension Words {
    /// A time of day in Japan: `10時32分`.
    public func clock(_ instant: Instant) -> String {
        let time = JapanTime(unixSeconds: instant.unixSeconds)
        return self("clock", ["hour": "\(time.hour)", "minute": time.minuteDigits])
    }
}
