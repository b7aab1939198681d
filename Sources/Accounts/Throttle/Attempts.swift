import CredentialStore
import World

/// S09: tries, counted in the transaction that lets them in or finds them right.
struct Attempts: TransactionPart {
    let transaction: Transaction

    /// Counts a try under every name as if it had failed, unless one of them has to wait.
    func admit(_ counters: [AttemptGate.Counter]) throws -> AttemptGate.Admission {
        let before = try counters.map { try records.throttle($0.name) }
        let present = zip(counters, before).map { $0.isShared ? throttle.decayed($1, at: now) : $1 }
        let seconds = present.map { throttle.secondsLeft($0, at: now) }.max() ?? 0
        if seconds > 0 { return .notBefore(now.adding(seconds: seconds)) }
        let counts = counters.indices.map { index in
            let counter = counters[index]
            let counted =
                counter.isShared
                ? throttle.failedAtShared(present[index], at: now, isKiosk: counter.isKiosk, width: counter.width)
                : throttle.failed(present[index], at: now, isKiosk: counter.isKiosk)
            return AttemptGate.Attempt.Count(name: counter.name, before: before[index], counted: counted)
        }
        for count in counts { try records.put(count.counted, count.name) }
        return .admitted(
            AttemptGate.Attempt(
                counts: counts, isForOffice: throttle.isForOffice(before.first ?? nil),
                nextAllowedAt: counts.map(\.counted.blockedUntil).max() ?? now))
    }

    /// It was right: no failure of it is left, nor any before it under `forgotten`.
    func takeBack(_ attempt: AttemptGate.Attempt, forgetting forgotten: Set<[UInt8]>) throws {
        for count in attempt.counts {
            let present = try records.throttle(count.name)
            try records.put(throttle.takenBack(present, count.counted, count.before), count.name)
        }
        for name in forgotten where try records.throttle(name) != nil { try records.put(nil, name) }
    }
}
