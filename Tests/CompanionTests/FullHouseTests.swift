import Glibc
import Testing

@testable import Companion

// S33
@Suite("S33 a companion that is full") struct FullHouseTests {
    /// Sockets that say nothing.
    private final class Silent {
        let descriptors: [Int32]

        init(_ count: Int, at port: Int) throws {
            descriptors = try (0..<count).map { _ in
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(UInt16(port)).bigEndian
                address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
                let isConnected = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                    }
                }
                try #require(isConnected == 0)
                return descriptor
            }
        }

        deinit { for descriptor in descriptors { close(descriptor) } }
    }

    @Test("S33 a visitor is answered at once though more silent connections than it holds came before her")
    func answered() async throws {
        var bounds = ConnectionBounds()
        bounds.most = 20
        bounds.leaving = 20
        let companion = try await TestCompanion(bounds: bounds)
        for _ in 0..<5 {
            let silent = try Silent(30, at: companion.web.port)
            #expect(try await companion.web.get("/t").status == 200)
            withExtendedLifetime(silent) {}
        }
    }

    @Test("S33 who says nothing, or half a head for ever, is cut off after the time for a head")
    func head() async throws {
        var bounds = ConnectionBounds()
        bounds.headSeconds = 1
        let companion = try await TestCompanion(bounds: bounds)
        let began = ContinuousClock.now
        #expect(try await companion.web.exchange([]).isEmpty)
        #expect(try await companion.web.exchange(Array("GET /t HTTP/1.1\r\nHost: kenpo".utf8)).isEmpty)
        #expect(ContinuousClock.now - began < .seconds(25))
    }
}
