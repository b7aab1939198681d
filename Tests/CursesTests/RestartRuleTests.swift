import Testing

@testable import Curses

@Suite("T19 When a kiosk's wizard that has died begins again")
struct RestartRuleTests {
    /// One after the other, each dying at once when the wait for it is over.
    private func restarts(_ count: Int, with rule: inout RestartRule) -> [RestartRule.Restart] {
        var now = Duration.zero
        return (0..<count).map { _ in
            let restart = rule.noteDeath(at: now, begunAt: now)
            now += restart.wait
            return restart
        }
    }

    @Test("it waits longer each time, up to half a minute, and never gives up") func waits() {
        var rule = RestartRule()
        let waits = restarts(1_000, with: &rule).map(\.wait)
        #expect(
            waits.prefix(8) == [.milliseconds(250), .milliseconds(500)] + [1, 2, 4, 8, 16, 30].map { .seconds($0) })
        #expect(waits.dropFirst(7).allSatisfy { $0 == .seconds(30) })
    }

    @Test("from the fifth death within a minute on members are sent to the office, until one lives for a minute")
    func asksOffice() {
        var rule = RestartRule()
        let restarts = restarts(20, with: &rule)
        #expect(restarts.map(\.asksOffice) == Array(repeating: false, count: 4) + Array(repeating: true, count: 16))
        let later = rule.noteDeath(at: .seconds(1_060), begunAt: .seconds(1_000))
        #expect(later == RestartRule.Restart(wait: .milliseconds(250), asksOffice: false))
    }

    @Test("five deaths in more than a minute are no reason") func slowDeaths() {
        var rule = RestartRule()
        for turn in 0..<20 {
            let now = Duration.seconds(turn * 20)
            #expect(!rule.noteDeath(at: now, begunAt: now - .seconds(19)).asksOffice)
        }
    }
}
