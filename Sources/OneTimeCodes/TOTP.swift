public import Secrets
public import World

/// One-time codes by the clock (RFC 6238), as an authenticator app shows them.
public struct TOTP: Sendable {
    /// Steps that may differ between the app's clock and ours (RFC 6238 §5.2; S16).
    private static let window: Int64 = 1
    /// Steps searched to explain a wrong code; none of them ever lets anybody pass.
    private static let explained: Int64 = 20

    private let key: SecretBytes
    private let period: Int64
    private let digits: Int
    private let algorithm: Digest.Algorithm

    /// Codes under a key. Every app takes the default values; some ignore others (S16).
    public init(key: SecretBytes, period: Int = 30, digits: Int = 6, algorithm: Digest.Algorithm = .sha1) {
        precondition(period > 0, "a step takes time")
        self.key = key
        self.period = Int64(period)
        self.digits = digits
        self.algorithm = algorithm
    }

    /// What a code that was typed turned out to be.
    public enum Examination: Hashable, Sendable {
        /// Right; this step must be kept as the last accepted, in the same transaction.
        case accepted(step: Int64)
        /// The code of a step that was used, or that lies before one; the app shows a fresh one after so many seconds
        /// (0: it already does).
        case alreadyUsed(secondsUntilNext: Int)
        /// The code of a step further off: the phone's clock is ahead (or behind, when negative) by about so much.
        /// One that is ahead must be kept as explained, in the same transaction.
        case clockOff(step: Int64, seconds: Int)
        /// No code of this key anywhere near.
        case unknown
    }

    /// The number of the step at a moment.
    public func step(at moment: Instant) -> Int64 {
        let seconds = moment.unixSeconds
        return seconds >= 0 ? seconds / period : (seconds - period + 1) / period
    }

    /// The code at a moment.
    public func code(at moment: Instant) -> String { code(step: step(at: moment)) }

    /// Seconds until the code changes, 1 to the period.
    public func secondsLeft(at moment: Instant) -> Int {
        Int((step(at: moment) + 1) * period - moment.unixSeconds)
    }

    /// The explained steps that still have to be remembered, with another one: those whose time is yet to pass.
    public func remembered(_ explained: Set<Int64>, and step: Int64, at moment: Instant) -> Set<Int64> {
        explained.union([step]).filter { $0 >= self.step(at: moment) - Self.window }
    }

    /// Judges a code of digits. `lastAcceptedStep` is what this key's last success (or its enrolment) left; `explained`
    /// are the steps of codes that were explained before their time had come.
    public func examine(
        _ code: String, at moment: Instant, lastAcceptedStep: Int64?, explained: Set<Int64> = []
    ) -> Examination {
        let present = step(at: moment)
        let typed = Array(code.utf8)
        func matches(_ step: Int64) -> Bool {
            step >= 0 && equalInConstantTime(typed, Array(self.code(step: step).utf8))
        }
        // S16: what was explained ahead of its time does not pass when its time comes.
        func isFresh(_ step: Int64) -> Bool { step > lastAcceptedStep ?? -1 && !explained.contains(step) }

        // All of the window is computed whatever matches, nearest first.
        let near = [present, present - Self.window, present + Self.window].filter(matches)
        if let step = near.first(where: isFresh) { return .accepted(step: step) }
        var far: Int64?
        if near.isEmpty {
            for distance in (Self.window + 1)...Self.explained where far == nil {
                far = [present - distance, present + distance].first(where: matches)
            }
        }
        if let used = near.max() ?? far.flatMap({ $0 <= lastAcceptedStep ?? -1 ? lastAcceptedStep : nil }) {
            let last = max(used, lastAcceptedStep ?? -1)
            return .alreadyUsed(secondsUntilNext: Int(max(0, (last + 1) * period - moment.unixSeconds)))
        }
        return far.map { .clockOff(step: $0, seconds: Int(($0 - present) * period)) } ?? .unknown
    }

    private func code(step: Int64) -> String {
        HOTP.code(key: key, counter: UInt64(max(0, step)), digits: digits, algorithm: algorithm)
    }
}
