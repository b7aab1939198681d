import CredentialStore
import Testing
import World

@Suite("S09 The ladder of waits") struct ThrottleTests {
    private let throttle = Throttle(limits: Limits())
    private let now = Instant(unixSeconds: 1_795_489_200)

    // S09
    @Test("S09 1, 3, 5, 10, 30 seconds, then 30 doubling to 15 minutes, after 100 only the office")
    func exactSeconds() {
        let waits = (0...99).map { throttle.wait(afterFailures: $0) }
        let ladder = [0, 1, 3, 5, 10, 30, 30, 60, 120, 240, 480, 900]
        #expect(waits == (ladder + [Int](repeating: 900, count: 100 - ladder.count)).map(Optional.some))
        for failures in [100, 101, 1_000_000] { #expect(throttle.wait(afterFailures: failures) == nil) }
    }

    // S09
    @Test("S09 Each failure counts and tells when the next try is allowed") func counted() {
        var record: ThrottleRecord?
        var time = now
        for failures in 1...120 {
            record = throttle.failed(record, at: time)
            #expect(record?.failures == failures)
            let wait = throttle.wait(afterFailures: failures) ?? 900
            #expect(throttle.secondsLeft(record, at: time) == wait)
            #expect(throttle.secondsLeft(record, at: time.adding(seconds: wait - 1)) == 1)
            time = time.adding(seconds: wait)
            #expect(throttle.secondsLeft(record, at: time) == 0)
            #expect(throttle.isForOffice(record) == (failures >= 100))
        }
        #expect(throttle.secondsLeft(nil, at: now) == 0 && !throttle.isForOffice(nil))
    }

    @Test("A clock that was set back by a day keeps nobody waiting for a day") func clockSetBack() {
        var record: ThrottleRecord?
        for _ in 0..<20 { record = throttle.failed(record, at: now) }
        #expect(throttle.secondsLeft(record, at: now) == 900)
        #expect(throttle.secondsLeft(record, at: now.adding(seconds: -1)) == 0)
        #expect(throttle.secondsLeft(record, at: now.adding(seconds: -86_400)) == 0)
    }

    @Test("Other numbers make another ladder") func settings() {
        var limits = Limits()
        limits.firstWaits = [2]
        limits.longestWait = 10
        limits.failuresUntilOffice = 7
        let other = Throttle(limits: limits)
        #expect((1...7).map { other.wait(afterFailures: $0) } == [2, 2, 4, 8, 10, 10, nil])
        // No wait is longer than the longest: it would be taken for a clock that was set back.
        limits.firstWaits = [1, 900]
        let steep = Throttle(limits: limits)
        let record = steep.failed(steep.failed(nil, at: now), at: now)
        #expect(steep.secondsLeft(record, at: now) == 10)
    }
}

@Suite("S21 Mails sent again") struct ResendRuleTests {
    private let rule = ResendRule(limits: Limits())
    private let now = Instant(unixSeconds: 1_795_489_200)

    private func left(_ ago: [Int]) -> Int {
        rule.secondsLeft(ago.map { now.adding(seconds: -$0) }, at: now)
    }

    // S21
    @Test("S21 30 seconds between two, 5 an hour, 10 a day") func limits() {
        #expect(left([]) == 0)
        #expect(left([0]) == 30 && left([29]) == 1 && left([30]) == 0)
        #expect(left([3_000, 2_000, 1_000, 40]) == 0)
        #expect(left([3_000, 2_000, 1_000, 500, 40]) == 600)
        #expect(left([3_600, 2_000, 1_000, 500, 40]) == 0)
        // What lies ahead was sent before the clock was set back.
        #expect(left([3_000, 2_000, 1_000, 40, -50_000]) == 0 && left([-50_000]) == 0)
        #expect(left([3_590, 2_000, 1_000, 500, 10]) == 20)
        let nine = (0..<9).map { 80_000 - $0 * 8_000 }
        #expect(left([86_000] + nine) == 400)
        #expect(left([86_400] + nine) == 0)
        #expect(left([90_000, 86_000] + nine) == 400)
    }

    // S21
    @Test("S21 A burst: whoever presses every second for two days gets no more than that") func burst() {
        var sent: [Instant] = []
        for second in 0..<172_800 {
            let moment = now.adding(seconds: second)
            let since = rule.window(at: moment)
            let recent = sent.filter { $0 > since }
            if rule.secondsLeft(recent, at: moment) == 0 { sent.append(moment) }
        }
        #expect(sent.count == 20)
        for (index, moment) in sent.enumerated() {
            func count(within seconds: Int) -> Int {
                sent[...index].count { $0 > moment.adding(seconds: -seconds) }
            }
            #expect(count(within: 30) == 1 && count(within: 3_600) <= 5 && count(within: 86_400) <= 10)
        }
    }
}
