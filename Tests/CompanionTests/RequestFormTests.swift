import Testing

@testable import Companion

// S28
@Suite("S28 a request that says one thing only") struct RequestFormTests {
    private static let host = "Host: kenpo.example.jp"
    private static let origin = "Origin: https://kenpo.example.jp"
    private static let form = "Content-Type: application/x-www-form-urlencoded"

    private func status(_ line: String, _ fields: [String], body: String = "", to web: WebVisitor) async throws -> Int {
        let lines = ["\(line) HTTP/1.1"] + fields + ["Connection: close", "", body]
        let reply = try await web.exchange(Array(lines.joined(separator: "\r\n").utf8))
        return reply.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    @Test("S28 a host that is named twice, not at all, or with a user before it, is answered with 400 and nothing more")
    func hosts() async throws {
        let companion = try await TestCompanion()
        let web = companion.web
        let cases: [(line: String, fields: [String], status: Int)] = [
            ("GET /t", [Self.host], 200),
            ("GET /t", [], 400),
            ("GET /health", [], 400),
            ("GET /t", [Self.host, Self.host], 400),
            ("GET /t", [Self.host, "Host: evil.example"], 400),
            ("GET /t", ["Host: evil.example", Self.host], 400),
            ("GET /t", [Self.host, "hOST: evil.example"], 400),
            ("GET /health", [Self.host, "Host: evil.example"], 400),
            ("GET /t", ["Host:"], 400),
            ("GET /t", ["Host: member@kenpo.example.jp"], 400),
            ("GET /t", ["Host: kenpo.example.jp, evil.example"], 400),
            ("GET /t", ["Host: kenpo.example.jp/t"], 400),
            ("GET /t", ["Host: evil.example"], 421),
            ("GET http://kenpo.example.jp/t", [Self.host], 200),
            ("GET https://kenpo.example.jp/t", [Self.host], 200),
            ("GET http://evil.example/t", [Self.host], 400),
            ("GET http://kenpo.example.jp/t", ["Host: evil.example"], 400),
            ("GET http://member@kenpo.example.jp/t", [Self.host], 400),
            ("GET http://kenpo.example.jp\\@evil.example/t", [Self.host], 400),
            ("GET http:/evil.example/t", [Self.host], 400),
        ]
        for (line, fields, wanted) in cases {
            #expect(try await status(line, fields, to: web) == wanted, "\(line) \(fields)")
        }
    }

    @Test("S28 what belongs in a request once and stands in it twice is answered with 400")
    func doubled() async throws {
        let companion = try await TestCompanion()
        let web = companion.web
        let body = "letters=ABC"
        let length = "Content-Length: \(body.utf8.count)"
        let right = [Self.host, Self.origin, Self.form, length]
        #expect(try await status("POST /t", right, body: body, to: web) == 422)
        let more = [
            Self.origin, "Origin: https://evil.example", Self.form, "Content-Type: text/plain", length,
            "Content-Length: 5", "Transfer-Encoding: chunked",
        ]
        for field in more {
            #expect(try await status("POST /t", right + [field], body: body, to: web) == 400, "\(field)")
        }
        let cookies = ["Cookie: a=b", "Cookie: __Host-task=other"]
        #expect(try await status("GET /t", [Self.host] + cookies, to: web) == 400)
        #expect(try await status("GET /t", [Self.host, cookies[0]], to: web) == 200)
    }

    @Test("S28 behind a proxy the same holds") func behindProxy() async throws {
        let companion = try await TestCompanion(proxies: ["127.0.0.1"])
        #expect(try await status("GET /t", ["Host: 10.0.0.7:8080"], to: companion.web) == 200)
        #expect(try await status("GET /t", [Self.host, "Host: evil.example"], to: companion.web) == 400)
        #expect(try await status("GET /t", [], to: companion.web) == 400)
    }
}
