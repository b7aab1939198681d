import HTTPTypes
import Hummingbird
import Testing

@testable import Companion

@Suite("Who asks, as rates and waits count it") struct ClientAddressTests {
    private func client(_ peer: String, forwarded: String?, proxies: Set<String> = []) throws -> String {
        var head = HTTPRequest(method: .get, scheme: "https", authority: "kenpo.example.jp", path: "/t")
        head.headerFields[try #require(HTTPField.Name("X-Forwarded-For"))] = forwarded
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        return ClientAddress(proxies: proxies)(request, peer: peer)
    }

    @Test("S26 only a named proxy is believed, and only the last of whom it names, in an address's own letters")
    func proxies() throws {
        #expect(try client("203.0.113.7", forwarded: "198.51.100.1") == "203.0.113.7")
        #expect(try client("10.0.0.1", forwarded: nil, proxies: ["10.0.0.1"]) == "10.0.0.1")
        #expect(try client("10.0.0.1", forwarded: "6.6.6.6, 198.51.100.1", proxies: ["10.0.0.1"]) == "198.51.100.1")
        // A listener of both kinds sees addresses of IPv4 as ones of IPv6.
        #expect(
            try client("::ffff:10.0.0.1", forwarded: "198.51.100.1", proxies: ["10.0.0.1"]) == "198.51.100.1")
        let rubbish = "1.2.3.4 500 ms <b>" + String(repeating: "9", count: 99)
        let counted = try client("10.0.0.1", forwarded: rubbish, proxies: ["10.0.0.1"])
        #expect(counted.count == 45 && counted.allSatisfy { $0.isHexDigit || $0 == "." })
    }

    @Test(
        "S26 the addresses of one household's IPv6 are one",
        arguments: [
            ("2001:db8:1:2::5", "2001:db8:1:2::/64"), ("2001:DB8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::5", "2001:db8:1:3::/64"), ("::ffff:192.0.2.7", "192.0.2.7"), ("::1", "0:0:0:0::/64"),
            ("127.0.0.1", "127.0.0.1"),
            ("not:an:address", "not:an:address"), ("", ""),
        ])
    func households(_ address: String, _ counted: String) {
        #expect(ClientAddress.counted(address) == counted)
    }
}
