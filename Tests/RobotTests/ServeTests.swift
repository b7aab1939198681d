import FlowEngine
import Foundation
import Testing

@Suite("The companion as a host runs it: firstlogin serve", .serialized)
struct ServeTests {
    private func get(_ path: String, port: Int, host: String? = nil, more: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\n\(more)Connection: close\r\n\r\n"
    }

    private func post(_ path: String, _ body: String, to society: ServedSociety, scheme: String = "http") -> String {
        """
        POST \(path) HTTP/1.1\r
        Host: localhost:\(society.port)\r
        Origin: \(scheme)://localhost:\(society.port)\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: \(body.utf8.count)\r
        Connection: close\r
        \r
        \(body)
        """
    }

    @Test("S28 over TLS with HSTS and its own cookies; a renewed certificate counts at once, a spoiled one never")
    func certificate() throws {
        let society = try ServedSociety(secure: true)
        let first = society.folder + "/first.pem"
        let second = society.folder + "/second.pem"
        try FileManager.default.copyItem(atPath: society.certificate, toPath: first)
        let page = get("/t", port: society.port, more: "Accept-Language: en\r\n")
        let shown = try society.overTLS(page, trusting: first)
        #expect(shown.hasPrefix("HTTP/1.1 200") && shown.contains("Type the 8 letters"))
        #expect(shown.lowercased().contains("strict-transport-security: max-age=31536000"))
        let switched = try society.overTLS(
            post("/language", "language=en&back=/t", to: society, scheme: "https"), trusting: first)
        let cookie = try #require(switched.split(separator: "\r\n").first { $0.lowercased().hasPrefix("set-cookie:") })
        for part in ["__Host-language=en", "Secure", "HttpOnly", "Path=/"] { #expect(cookie.contains(part)) }
        // Half written: the one before serves on, and the log says so.
        try "-----BEGIN CERTIFICATE-----\n".write(toFile: society.certificate, atomically: false, encoding: .utf8)
        #expect(try society.overTLS(page, trusting: first).hasPrefix("HTTP/1.1 200"))
        try society.log.wait("cannot be used")
        // The certificate is laid down, its key not yet.
        try society.layCertificate(withKey: false)
        #expect(try society.overTLS(page, trusting: first).hasPrefix("HTTP/1.1 200"))
        try society.log.wait("the one before is used on", count: 2)
        try society.layCertificate()
        try FileManager.default.copyItem(atPath: society.certificate, toPath: second)
        #expect(try society.overTLS(page, trusting: second).hasPrefix("HTTP/1.1 200"))
        #expect(try society.overTLS(page, trusting: first).isEmpty)
        try society.log.wait("read anew")
        society.terminate()
        #expect(society.status() == 0)
    }

    @Test("Where no server answers a wizard does itself, also when the server has gone meanwhile")
    func ownCompanion() throws {
        let society = try ServedSociety(secure: false)
        let (robot, member) = try society.robot("en")
        let walk = RobotWalk(robot, member, .passkeyOnPC)
        try walk.firstLogin()
        try robot.at("2-1【1】")
        society.terminate()
        #expect(society.status() == 0)
        try robot.logIn(member.userID, walk.password)
        try robot.at("2-1【2】")
        let browser = try RobotBrowser("en")
        #expect(try PasskeyWalkTests().open(browser, at: robot, terminal: nil).heading.hasPrefix("2-1【3】"))
        try robot.at("2-1【3】")
        try browser.putAuthenticator()
        for step in ["2-1【4】", "2-1【5】", "2-1【6】", "2-1【7】", "2-1【8】"] {
            #expect(try browser.press().heading.hasPrefix(step))
        }
        #expect(try browser.press().text.contains("The set-up is complete"))
        try robot.pane.see("set-up is complete")
    }

    @Test("what is under way is answered when it is told to end, and whoever hangs keeps nothing up")
    func gracefulStop() throws {
        let society = try ServedSociety(secure: false)
        let idle = try RawConnection(port: society.port)
        idle.send("GET /t HTT")
        let connection = try RawConnection(port: society.port)
        // Both come in one packet: where the first is answered, the second is under way.
        let request = post("/t", "letters=BCDFGHJK", to: society)
        let first = "GET /health HTTP/1.1\r\nHost: localhost:\(society.port)\r\n\r\n"
        connection.send(first + request.dropLast(4))
        #expect(connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 204"))
        society.terminate()
        let end = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < end {
            // It still has what it has, and takes nobody in any more.
            do { _ = try RawConnection(port: society.port).isClosed(within: 5) } catch { break }
        }
        #expect(society.isRunning)
        connection.send(String(request.suffix(4)))
        #expect(connection.read().hasPrefix("HTTP/1.1 410"))
        #expect(society.status() == 0)
    }

    @Test("S28 a line a request in the log, and no token, letters, query or cookie in it; health by any name")
    func accessLog() throws {
        let society = try ServedSociety(secure: false)
        func exchange(_ request: String) throws -> String {
            let connection = try RawConnection(port: society.port)
            connection.send(request)
            return connection.read()
        }
        let secrets = ["SECRETTOKEN", "SECRETQUERY", "SECRETCOOKIE", "BCDFGHJK", "SECRETPATH"]
        let cookie = "Cookie: task=\(secrets[2])\r\n"
        #expect(
            try exchange(get("/T/\(secrets[0])?q=\(secrets[1])", port: society.port, more: cookie))
                .hasPrefix("HTTP/1.1 410"))
        #expect(try exchange(post("/t", "letters=\(secrets[3])", to: society)).hasPrefix("HTTP/1.1 410"))
        #expect(try exchange(get("/\(secrets[4])", port: society.port)).hasPrefix("HTTP/1.1 404"))
        #expect(try exchange(get("/task", port: society.port, host: "evil.example")).hasPrefix("HTTP/1.1 421"))
        #expect(try exchange(get("/health", port: society.port, host: "10.0.0.7")).hasPrefix("HTTP/1.1 204"))
        #expect(try exchange(get("/ready", port: society.port, host: "10.0.0.7")).hasPrefix("HTTP/1.1 204"))
        try society.log.wait("GET /ready 204")
        let lines = society.log.lines.filter { $0.contains(" ms ") }
        let wanted = [
            "GET /T/{token} 410", "POST /t 410", "GET NotFound 404", "GET /task 421", "GET /health 204",
            "GET /ready 204",
        ]
        #expect(lines.count == wanted.count)
        for (line, wanted) in zip(lines, wanted) {
            #expect(line.contains(wanted), "\(line)")
            #expect(line.hasSuffix(" ms 127.0.0.1"), "\(line)")
        }
        let all = society.log.lines.joined(separator: "\n")
        for secret in secrets { #expect(!all.contains(secret)) }
    }

    @Test("S33 whoever sends a byte now and then, or too much, or holds too many connections, is cut off")
    func bounds() throws {
        let society = try ServedSociety(secure: false)
        // 100 of one address are kept, and another address is answered.
        var held = try (0..<110).map { _ in try RawConnection(port: society.port, from: "127.0.0.9") }
        let end = ContinuousClock.now + .seconds(10)
        while held.count(where: { $0.isClosed(within: 1) }) < 10, ContinuousClock.now < end {}
        #expect(held.count(where: \.isClosed) == 10)
        let other = try RawConnection(port: society.port)
        other.send(get("/t", port: society.port))
        #expect(other.read().hasPrefix("HTTP/1.1 200"))
        held = []
        // A head without end, and a body without end.
        let head = try RawConnection(port: society.port)
        head.send("GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nX: ")
        for _ in 0..<10 where head.send(String(repeating: "b", count: 100_000)) {}
        #expect(!head.read().hasPrefix("HTTP/1.1 2"))
        let body = try RawConnection(port: society.port)
        body.send(
            "POST /t HTTP/1.1\r\nHost: localhost:\(society.port)\r\nOrigin: http://localhost:\(society.port)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000000000\r\n\r\n")
        var sent = 0
        while sent < 200, body.send(String(repeating: "c", count: 100_000)) { sent += 1 }
        #expect(sent < 200)
        // A byte a second never ends its body: it is ended after its ten seconds.
        let slow = try RawConnection(port: society.port, patience: 1)
        slow.send(String(post("/t", "letters=BCDFGHJKLMNPQRSTVWXZ", to: society).dropLast(20)))
        let began = ContinuousClock.now
        while slow.send("x"), ContinuousClock.now - began < .seconds(40) {
            let reply = slow.read(until: "HTTP")
            if reply.contains("HTTP") { break }
        }
        #expect(ContinuousClock.now - began < .seconds(15))
        // Whom it cut off is no fault of its own.
        try society.log.wait("POST /t 400")
        #expect(!society.log.lines.contains { $0.contains(" 500 ") })
    }
}
