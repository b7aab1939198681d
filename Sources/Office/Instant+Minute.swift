import TypedInput
public import World

extension Instant {
    /// `2026-11-24 10:32`, in Japan's time.
    public var minute: String {
        let time = JapanTime(unixSeconds: unixSeconds)
        return "\(time.date.iso) \(time.hourDigits):\(time.minuteDigits)"
    }
}
