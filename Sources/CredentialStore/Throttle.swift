public import World

/// S09, S10: the ladder of waits after failures in a row.
public struct Throttle: Sendable {
    private let limits: Limits

    /// The ladder of those limits.
    public init(limits: Limits) { self.limits = limits }

    /// Seconds to wait after that many failures in a row; `nil` when only the office helps.
    public func wait(afterFailures failures: Int) -> Int? {
        guard failures > 0 else { return 0 }
        guard failures < limits.failuresUntilOffice else { return nil }
        if failures <= limits.firstWaits.count { return min(limits.firstWaits[failures - 1], limits.longestWait) }
        // The last of the first waits stands once more, then doubles: 30, 30, 60, 120 ... up to 15 minutes.
        let doublings = min(failures - limits.firstWaits.count - 1, 16)
        let last = limits.firstWaits.last ?? 1
        return min(last << doublings, limits.longestWait)
    }

    /// The count after one more failure. At one of the office's terminals nobody waits longer than a moment (S10).
    public func failed(_ record: ThrottleRecord?, at now: Instant, isKiosk: Bool = false) -> ThrottleRecord {
        let failures = (record?.failures ?? 0) + 1
        return ThrottleRecord(
            failures: failures,
            blockedUntil: now.adding(seconds: bounded(wait(afterFailures: failures), isKiosk: isKiosk)))
    }

    private func bounded(_ seconds: Int?, isKiosk: Bool) -> Int {
        let seconds = seconds ?? limits.longestWait
        return isKiosk ? min(seconds, limits.longestWaitAtKiosk) : seconds
    }

    /// The count when a try that was counted as `counted` after `before` turned out right; `present` may hold others'
    /// tries since.
    public func takenBack(
        _ present: ThrottleRecord?, _ counted: ThrottleRecord, _ before: ThrottleRecord?
    ) -> ThrottleRecord? {
        guard let present, present != counted else { return before }
        guard present.failures > 1 else { return nil }
        return ThrottleRecord(failures: present.failures - 1, blockedUntil: present.blockedUntil)
    }

    /// The count of a terminal, or of an address, after one more failure there. Many people share one, so that the
    /// first ones cost nothing: as many times over as it is wider than a household's.
    public func failedAtShared(
        _ record: ThrottleRecord?, at now: Instant, isKiosk: Bool = false, width: Int = 1
    ) -> ThrottleRecord {
        let failures = (record?.failures ?? 0) + 1
        let counting = failures - limits.failuresFreeAtTerminal * width
        let seconds = counting > 0 ? bounded(wait(afterFailures: counting), isKiosk: isKiosk) : 0
        return ThrottleRecord(failures: failures, blockedUntil: now.adding(seconds: seconds))
    }

    /// The count of a terminal or an address as time has worn it down: nobody's success forgets what others did there.
    public func decayed(_ record: ThrottleRecord?, at now: Instant) -> ThrottleRecord? {
        guard let record else { return nil }
        let quiet = (now.milliseconds - record.blockedUntil.milliseconds) / 1_000
        let failures = record.failures - max(0, Int(quiet) / limits.terminalForgetsSeconds)
        return failures > 0 ? ThrottleRecord(failures: failures, blockedUntil: record.blockedUntil) : nil
    }

    /// Seconds until the next try is allowed; 0 when it is. More than the longest wait can only come of a clock that
    /// was set back; nobody waits for that.
    public func secondsLeft(_ record: ThrottleRecord?, at now: Instant) -> Int {
        guard let record else { return 0 }
        let seconds = now.secondsRemaining(until: record.blockedUntil)
        return seconds > limits.longestWait ? 0 : seconds
    }

    /// Whether only the office helps.
    public func isForOffice(_ record: ThrottleRecord?) -> Bool {
        (record?.failures ?? 0) >= limits.failuresUntilOffice
    }
}
