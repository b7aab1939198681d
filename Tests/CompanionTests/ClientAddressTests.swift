import HTTPTypes
import Hummingbird
import Testing
import VectorFile

@testable import Companion

// S39
@Suite("S39 who asks, as rates and waits count it") struct ClientAddressTests {
    private func client(_ peer: String, fields: [String], proxies: Set<String>) throws -> String {
        var head = HTTPRequest(method: .get, scheme: "https", authority: "kenpo.example.jp", path: "/t")
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for field in fields { head.headerFields.append(HTTPField(name: name, value: field)) }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        return ClientAddress(proxies: proxies)(request, peer: peer).name
    }

    @Test("S39 the last hop that is none of ours, without port, brackets and quotes; what is no address is the proxy")
    func proxies() throws {
        let rows = try VectorFile.rows(
            "forwarded-for.tsv", columns: ["# peer", "proxies", "fields (a semicolon between two)", "client"])
        #expect(rows.count == 33)
        for row in rows {
            let proxies = try #require(row["proxies"]).split(separator: ",").map { $0.filter { $0 != " " } }
            let fields = try #require(row["fields (a semicolon between two)"]).split(separator: ";").map(String.init)
            let found = try client(try #require(row["# peer"]), fields: fields, proxies: Set(proxies))
            #expect(found == row["client"], "\(row)")
        }
    }

    @Test("S39 each guess from another port is the same visitor's") func ports() throws {
        let names = try (1...50).map {
            try client("10.0.0.1", fields: ["198.51.100.1:\(40_000 + $0)"], proxies: ["10.0.0.1"])
        }
        #expect(Set(names) == ["198.51.100.1"])
    }

    @Test("S39 behind two proxies a guess from another port waits for the one before it, and nobody else does")
    func guesses() async throws {
        let companion = try await TestCompanion(proxies: ["127.0.0.1", "10.0.0.2"])
        func guess(_ forwarded: String) async throws -> Substring? {
            let body = "letters=BCDFGHJK"
            let request = """
                POST /t HTTP/1.1\r
                Host: kenpo.example.jp\r
                Origin: https://kenpo.example.jp\r
                X-Forwarded-For: \(forwarded)\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: \(body.utf8.count)\r
                Connection: close\r
                \r
                \(body)
                """
            return try await companion.web.exchange(Array(request.utf8)).split(separator: " ").dropFirst().first
        }
        // An address that a whole office may share has twenty for nothing; the one after them has a wait.
        for port in 40_001...40_021 { #expect(try await guess("198.51.100.1:\(port), 10.0.0.2") == "410") }
        #expect(try await guess("\"198.51.100.1:40022\", 10.0.0.2:443") == "429")
        #expect(try await guess("6.6.6.6\r\nX-Forwarded-For: 198.51.100.1, 10.0.0.2") == "429")
        #expect(try await guess("198.51.100.2:40001, 10.0.0.2") == "410")
    }

    @Test(
        "S39 an address of IPv6 counts for its /64, its /56 and its /48, one of IPv4 for itself",
        arguments: [
            ("2001:db8:1:2345::5", ["2001:db8:1:2345::/64", "2001:db8:1:2300::/56", "2001:db8:1::/48"]),
            ("2001:DB8:1:2:ffff:1:2:3", ["2001:db8:1:2::/64", "2001:db8:1::/56", "2001:db8:1::/48"]),
            ("::ffff:192.0.2.7", ["192.0.2.7"]), ("::1", ["::/64", "::/56", "::/48"]), ("127.0.0.1", ["127.0.0.1"]),
            ("not:an:address", ["not:an:address"]), ("", [""]),
        ])
    func households(_ address: String, _ counted: [String]) {
        #expect(AddressBlocks(address).all.map(\.name) == counted)
    }
}
