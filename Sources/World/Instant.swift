/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Codable, Sendable {
    /// Milliseconds since the Unix epoch.
    public let milliseconds: Int64

    /// The moment that many milliseconds after the Unix epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment that many whole seconds after the Unix epoch.
    public init(unixSeconds: Int64) { milliseconds = unixSeconds * 1000 }

    /// Whole seconds since the Unix epoch, rounded down.
    public var unixSeconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    /// The moment that many seconds later.
    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// Whole seconds from this moment until another, rounded up; never below 0.
    public func secondsRemaining(until end: Instant) -> Int {
        let left = end.milliseconds - milliseconds
        return left <= 0 ? 0 : Int((left + 999) / 1000)
    }

    /// Earlier moments come first.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}
