import Testing
import World

@Suite("Identities") struct WorldTests {
    @Test("are 32 hexadecimal digits, and no two alike") func identities() {
        let drawn =
            (0..<1_000).map { _ in World.live.newIdentity() } + (0..<1_000).map { _ in World.live.newOrderedIdentity() }
        #expect(Set(drawn).count == 2_000)
        #expect(drawn.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
    }

    @Test("that are ordered stand behind all that were drawn a millisecond before") func ordered() {
        func world(_ milliseconds: Int64, _ byte: UInt8) -> World {
            World(now: { Instant(milliseconds: milliseconds) }, randomBytes: { [UInt8](repeating: byte, count: $0) })
        }
        let first = world(1_795_489_200_000, 0xFF).newOrderedIdentity()
        #expect(first == "01a20b7ef780ffffffffffffffffffff")
        #expect(first < world(1_795_489_200_001, 0).newOrderedIdentity())
        // A clock before 1970 is none, and costs no more than the order.
        #expect(world(-1, 1).newOrderedIdentity() == "000000000000" + String(repeating: "01", count: 10))
    }
}
