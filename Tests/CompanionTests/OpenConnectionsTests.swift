import Synchronization
import Testing

@testable import Companion

// S33, S39
@Suite("S33 whose connections stay open") struct OpenConnectionsTests {
    /// Those that were closed, by the names that the test gave them.
    private final class Closed: Sendable {
        private let names = Mutex<[String]>([])

        func close(_ name: String) { names.withLock { $0.append(name) } }

        var all: [String] { names.withLock { $0 } }
    }

    private let closed = Closed()

    private func connections(most: Int, mostOfAddress: Int = 100) -> OpenConnections {
        OpenConnections(most: most, mostOfAddress: mostOfAddress, isProxy: { $0 == "10.0.0.1" })
    }

    private func enter(_ connections: OpenConnections, _ address: String, as name: String? = nil) -> Int? {
        connections.enter(from: address) { [closed] in closed.close(name ?? address) }
    }

    @Test("S33 six addresses with 95 silent connections each keep nobody out: the longest silent of them goes")
    func firstCome() throws {
        let connections = connections(most: 512)
        for number in 0..<570 {
            #expect(enter(connections, "192.0.2.\(number / 95)", as: "\(number)") != nil)
        }
        #expect(closed.all == (0..<58).map { "\($0)" })
        let visitor = try #require(enter(connections, "198.51.100.1", as: "visitor"))
        connections.waits(visitor)
        for number in 0..<600 { #expect(enter(connections, "203.0.113.\(number / 95)", as: "late \(number)") != nil) }
        // Whoever has asked something is answered, and is the newest silent one then.
        #expect(!closed.all.contains("visitor"))
        connections.fallsSilent(visitor)
        #expect(closed.all.suffix(1) == ["late 88"])
    }

    @Test("S33 one address that holds as many as it may loses the longest silent of its own, and nobody else's")
    func oneAddress() throws {
        let connections = connections(most: 512, mostOfAddress: 3)
        _ = enter(connections, "198.51.100.1", as: "other")
        let first = try #require(enter(connections, "192.0.2.1", as: "first"))
        for name in ["second", "third"] { _ = enter(connections, "192.0.2.1", as: name) }
        connections.waits(first)
        connections.fallsSilent(first)
        #expect(enter(connections, "192.0.2.1", as: "fourth") != nil)
        #expect(closed.all == ["second"])
    }

    @Test("S33 where all wait for an answer one more is not let in, and is once one of them was answered")
    func allBusy() throws {
        let connections = connections(most: 2)
        let numbers = try ["192.0.2.1", "192.0.2.2"].map { try #require(enter(connections, $0)) }
        for number in numbers { connections.waits(number) }
        #expect(enter(connections, "192.0.2.3") == nil)
        connections.fallsSilent(numbers[1])
        #expect(enter(connections, "192.0.2.3") != nil)
        #expect(closed.all == ["192.0.2.2"])
        connections.leave(numbers[0])
        #expect(enter(connections, "192.0.2.4") != nil)
        #expect(closed.all.count == 1)
    }

    @Test("S39 each width of IPv6 has a bound of its own: a /64 three, a /56 six, a /48 twelve")
    func widths() {
        let connections = connections(most: 512, mostOfAddress: 3)
        for number in 0..<10 { _ = enter(connections, "2001:db8:1:1::\(number)") }
        #expect(closed.all.count == 7)
        for number in 0..<40 { _ = enter(connections, "2001:db8:1:\(number % 16)::1") }
        #expect(closed.all.count == 44)
        for number in 0..<40 { _ = enter(connections, "2001:db8:1:\(number)00::1") }
        #expect(closed.all.count == 78)
        _ = enter(connections, "2001:db8:2::1")
        #expect(closed.all.count == 78)
    }

    @Test("S33 a proxy's connections are everybody's, and counted with all others alone")
    func proxies() {
        let connections = connections(most: 50, mostOfAddress: 3)
        for _ in 0..<50 { #expect(enter(connections, "10.0.0.1") != nil) }
        #expect(closed.all.isEmpty)
        #expect(enter(connections, "10.0.0.1") != nil)
        #expect(closed.all.count == 1)
        connections.change(isProxy: { _ in false })
        for _ in 0..<4 { _ = enter(connections, "10.0.0.1") }
        #expect(closed.all.count == 5)
    }
}
