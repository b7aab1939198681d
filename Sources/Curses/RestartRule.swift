/// When a kiosk's wizard that has died begins again: after a wait that grows, for ever (T19).
struct RestartRule {
    /// What follows a death.
    struct Restart: Equatable {
        /// How long nothing is begun.
        let wait: Duration
        /// Whether members are sent to the office meanwhile.
        let asksOffice: Bool
    }

    /// So many deaths within a minute are no accident.
    static let most = 5
    private static let period = Duration.seconds(60)
    private static let firstWait = Duration.milliseconds(250)
    private static let longestWait = Duration.seconds(30)

    /// How many have died, one after the other, of whom none lived for a minute.
    private var count = 0
    /// When the last of them died, on any clock that only goes on.
    private var recent: [Duration] = []
    private var asksOffice = false

    /// One has died that began at that time.
    mutating func noteDeath(at now: Duration, begunAt begin: Duration) -> Restart {
        if now - begin >= Self.period { self = RestartRule() }
        count += 1
        recent = (recent + [now]).filter { now - $0 < Self.period }
        if recent.count >= Self.most { asksOffice = true }
        var wait = Self.firstWait
        for _ in 1..<count where wait < Self.longestWait { wait = min(wait * 2, Self.longestWait) }
        return Restart(wait: wait, asksOffice: asksOffice)
    }
}
