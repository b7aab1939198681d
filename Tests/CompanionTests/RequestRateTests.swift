import Testing
import World

@testable import Companion

// S39
@Suite("S39 how many requests who may make") struct RequestRateTests {
    private let clock = FixedWorld(at: Instant(unixSeconds: 1_795_490_558))

    private func admitted(_ rate: RequestRate, _ addresses: some Sequence<String>) -> Int {
        addresses.count { rate.admits(AddressBlocks($0)) }
    }

    @Test("S39 a household's /64 has 60 at once, a /56 twice and a /48 four times that, however many addresses ask")
    func widths() {
        let rate = RequestRate(world: clock.world)
        #expect(admitted(rate, (0..<200).map { "2001:db8:1:2::\($0)" }) == 60)
        #expect(admitted(rate, (0..<200).map { "2001:db8:1:\($0 % 16)::1" }) == 60)
        #expect(admitted(rate, (0..<2_000).map { "2001:db8:1:\(String($0 * 16 % 65_536, radix: 16))::1" }) == 120)
        #expect(admitted(rate, ["2001:db8:2::1", "192.0.2.7"]) == 2)
        clock.pass(seconds: 1)
        #expect(admitted(rate, (0..<10).map { "2001:db8:1:2::\($0)" }) == 2)
    }

    @Test("S39 a list that is full of others keeps nobody out") func full() {
        let rate = RequestRate(world: clock.world)
        for number in 0..<10_000 {
            #expect(rate.admits(AddressBlocks("10.\(number / 65_536).\(number / 256 % 256).\(number % 256)")))
        }
    }
}
