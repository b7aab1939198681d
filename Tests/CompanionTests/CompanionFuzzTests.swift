import Companion
import FlowEngine
import Foundation
import Fuzz
import Accounts
import Secrets
import SoftAuthenticator
import Testing
import TestAccounts
import World

/// For 5 seconds, or as many as `COMPANION_FUZZ_SECONDS` says.
@Suite("S33 whatever is sent to the companion") struct CompanionFuzzTests {
    private static let seconds =
        ProcessInfo.processInfo.environment["COMPANION_FUZZ_SECONDS"].flatMap { Double($0) } ?? 5

    private static let tasks = [
        "/task/acknowledge", "/task/name", "/task/next", "/task/approve", "/task/decline",
        "/task/registration/begin", "/task/registration/finish", "/task/sign-in/begin", "/task/sign-in/finish",
    ]

    private static let forms = [
        "letters=BCDF-GHJK", "language=en&back=%2Ft", "step=2-2.3", "step=2-2.4&name=%E9%9B%BB%E8%A9%B1", "number=12",
        "{}",
        "",
    ]

    private let fuzz = Fuzz(
        seed: 26,
        pieces: [
            "&", "=", "%", "%00", "%ff%fe", "%F0%9F%93%B1", "step=", "step=2-2.3", "name=", "letters=", "number=",
            "back=//x",
            "[]", "a[b]=", "{", "}", "\"", "\"challenge\":", "\"response\":{", "null", "\u{0}", "\r\n\r\n", "+",
            String(repeating: "9", count: 400), String(repeating: "[", count: 40), String(repeating: "%E3", count: 200),
        ])

    /// One who asks by way of a proxy, so that each request comes from somebody else.
    private func post(_ path: String, _ body: [UInt8], from number: Int, cookie: String?) -> [UInt8] {
        let type = fuzz.any(of: ["application/x-www-form-urlencoded", "application/json", "text/plain", "\u{FF}"])
        var head = """
            POST \(path) HTTP/1.1\r
            Host: kenpo.example.jp\r
            Origin: https://kenpo.example.jp\r
            X-Forwarded-For: 10.0.\(number / 250 % 250).\(number % 250)\r
            Content-Type: \(type)\r
            Content-Length: \(body.count)\r
            Connection: close\r

            """
        if let cookie { head += "Cookie: \(cookie)\r\n" }
        return Array((head + "\r\n").utf8) + body
    }

    @Test("S33 spoiled forms and answers at every route that takes any: always an answer, and none of a fault inside")
    func bodies() async throws {
        let accounts = try TestAccounts(
            policy: .everything, companion: CompanionAddress(origin: "https://kenpo.example.jp", name: "Kenpo Web"))
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = try #require(
            try CompanionServer(
                services: accounts.services,
                configuration: CompanionConfiguration(host: "127.0.0.1", port: 0, proxies: ["127.0.0.1"]),
                world: accounts.clock.world
            ) { found.yield($0) })
        server.start()
        defer { server.stop() }
        var web = WebVisitor(port: try #require(await ports.first { _ in true }))
        var visitor = try accounts.visitor()
        try #require(try visitor.reachTicket() == nil)
        let token = String(
            try #require(visitor.reply?.screenState.ticket).verificationURIComplete.split(separator: "/").last ?? "")
        try #require(try await web.post("/t/\(token)").status == 303)
        let page = try await web.get("/task").body
        let device = try #require(page.firstMatch(of: /data-waiting="[^"]*">([0-9]{2})</).map { String($0.1) })
        try #require(visitor.ask(.ticket(.confirmDevice(number: device))) == nil)
        let options = try await web.ask("/task/registration/begin")
        let phone = SoftAuthenticator(origin: "https://kenpo.example.jp", partyID: "kenpo.example.jp")
        let registration = try phone.create(Array(options.body.utf8))
        let paths = Self.tasks + ["/t", "/t/open", "/t/\(token)", "/T/NOBODY", "/language"]
        let bodies = Self.forms.map { Array($0.utf8) } + [registration, registration, registration]
        var statuses: [Int: Int] = [:]
        let end = ContinuousClock.now + .seconds(Self.seconds)
        var number = 0
        while ContinuousClock.now < end {
            number += 1
            if number.isMultiple(of: 50) { accounts.clock.pass(seconds: 1) }
            let body = fuzz.spoiled(fuzz.any(of: bodies))
            let path = fuzz.any(of: paths)
            let cookie = fuzz.any(of: [web.cookie, web.cookie, nil, "__Host-task=\u{7F}"])
            let reply = try await web.exchange(post(path, body, from: number, cookie: cookie))
            let status = reply.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            let sent = String(decoding: body, as: UTF8.self)
            try #require((200..<500).contains(status), "\(path): \(status) for \(sent)")
            #expect(status == 400 || reply.contains("X-Frame-Options: DENY"), "\(path): \(status)")
            statuses[status, default: 0] += 1
        }
        // Much of it was taken for something, and the companion is as it was.
        #expect(statuses.count > 3, "\(statuses)")
        #expect(try await web.get("/health").status == 204)
        print("\(number) requests: \(statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })")
    }
}
