public import World

/// S21: how often a mail may be sent again.
public struct ResendRule: Sendable {
    private let limits: Limits

    /// The rule of those limits.
    public init(limits: Limits) { self.limits = limits }

    /// The time from which mails count.
    public func window(at now: Instant) -> Instant { now.adding(seconds: -24 * 60 * 60) }

    /// Seconds until the next mail may be sent, given when mails were sent within the last day; 0 when it may.
    public func secondsLeft(_ sent: [Instant], at now: Instant) -> Int {
        // What lies ahead was sent before the clock was set back.
        let pause = sent.last { $0 <= now }?.adding(seconds: limits.resendSeconds) ?? now
        return max(now.secondsRemaining(until: pause), secondsUntilCountAllows(sent, at: now))
    }

    /// Seconds until the counts of the hour and of the day allow another mail, pause or not; 0 when they do.
    public func secondsUntilCountAllows(_ sent: [Instant], at now: Instant) -> Int {
        let sent = sent.filter { $0 <= now }
        var allowed = now
        if sent.count >= limits.mailsAnHour {
            allowed = max(allowed, sent[sent.count - limits.mailsAnHour].adding(seconds: 60 * 60))
        }
        if sent.count >= limits.mailsADay {
            allowed = max(allowed, sent[sent.count - limits.mailsADay].adding(seconds: 24 * 60 * 60))
        }
        return now.secondsRemaining(until: allowed)
    }
}
