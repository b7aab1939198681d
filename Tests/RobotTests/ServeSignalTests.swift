import Foundation
import Testing

@Suite("A service's signals: firstlogin serve under its service manager", .serialized)
struct ServeSignalTests {
    private func page(_ society: ServedSociety) throws -> String {
        let connection = try RawConnection(port: society.port)
        connection.send("GET /t HTTP/1.1\r\nHost: localhost:\(society.port)\r\nConnection: close\r\n\r\n")
        return connection.read()
    }

    private func path() -> String { NSTemporaryDirectory() + "firstlogin-notify-\(UUID().uuidString)" }

    // R10
    @Test("it says that it is ready when it answers, that it reads anew, and that it ends", arguments: [false, true])
    func lifeCycle(isAbstract: Bool) throws {
        let name = isAbstract ? "@" + path() : path()
        defer { unlink(name) }
        let manager = try NotifySocket(name)
        let society = try ServedSociety(secure: false, notify: manager)
        #expect(try manager.next() == ["READY=1"])
        #expect(try page(society).hasPrefix("HTTP/1.1 200"))
        society.hangUp()
        let reloading = try manager.next()
        #expect(reloading.first == "RELOADING=1" && reloading.last?.hasPrefix("MONOTONIC_USEC=") == true)
        #expect(try manager.next() == ["READY=1"])
        try society.log.wait("the settings were read anew: nothing in them was changed")
        society.terminate()
        #expect(try manager.next() == ["STOPPING=1"])
        #expect(society.status() == 0)
    }

    // R10
    @Test("SIGHUP: what can change counts, what cannot is said, and wrong settings leave those before in their place")
    func settings() throws {
        let society = try ServedSociety(secure: false)
        #expect(try page(society).contains("06-0000-0000"))
        try society.changeSettings("06-0000-0000", "06-1111-1111")
        try society.changeSettings("\"port\": \(society.port)", "\"port\": \(society.port + 1)")
        society.hangUp()
        try society.log.wait("society.telephone count from now on; companion.port count only after a restart")
        #expect(try page(society).contains("06-1111-1111"))
        try society.changeSettings("06-1111-1111", "")
        society.hangUp()
        try society.log.wait("those before are used on: these settings are wrong: society.telephone")
        #expect(try page(society).contains("06-1111-1111"))
        try society.changeSettings("{", "{{")
        society.hangUp()
        try society.log.wait("those before are used on", count: 2)
        #expect(try page(society).contains("06-1111-1111") && society.isRunning)
        // One after the other, as fast as they come.
        for _ in 0..<20 { society.hangUp() }
        #expect(try page(society).hasPrefix("HTTP/1.1 200"))
        society.terminate()
        #expect(society.status() == 0)
    }

    // S28
    @Test("S28 SIGHUP reads the certificate anew; one whose key others can read is not taken, and the log says so")
    func certificate() throws {
        let society = try ServedSociety(secure: true)
        let first = society.folder + "/first.pem"
        try FileManager.default.copyItem(atPath: society.certificate, toPath: first)
        let request = "GET /health HTTP/1.1\r\nHost: localhost:\(society.port)\r\nConnection: close\r\n\r\n"
        try society.layCertificate()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: society.key)
        society.hangUp()
        try society.log.wait("others can read \(society.key): chmod 600")
        #expect(try society.overTLS(request, trusting: first).hasPrefix("HTTP/1.1 204"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: society.key)
        society.hangUp()
        try society.log.wait("the settings were read anew")
        #expect(try society.overTLS(request, trusting: society.certificate).hasPrefix("HTTP/1.1 204"))
        #expect(try society.overTLS(request, trusting: first).isEmpty)
    }

    // S28
    @Test("S28 TLS 1.2 with forward secrecy and AEAD alone, and TLS 1.3")
    func suites() throws {
        let society = try ServedSociety(secure: true)
        let request = "GET /health HTTP/1.1\r\nHost: localhost:\(society.port)\r\nConnection: close\r\n\r\n"
        func answers(_ options: [String]) throws -> Bool {
            try society.overTLS(request, trusting: society.certificate, with: options).hasPrefix("HTTP/1.1 204")
        }
        #expect(try answers(["-tls1_3"]))
        for suite in ["ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-CHACHA20-POLY1305"] {
            #expect(try answers(["-tls1_2", "-cipher", suite]), "\(suite)")
        }
        for suite in [
            "AES128-SHA", "AES256-SHA", "AES128-GCM-SHA256", "AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA",
            "ECDHE-RSA-AES256-SHA", "DHE-RSA-AES128-GCM-SHA256",
        ] {
            #expect(try !answers(["-tls1_2", "-cipher", suite]), "\(suite)")
        }
        #expect(try !answers(["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"]))
    }

    // S33
    @Test("S33 six addresses with 95 silent connections each keep nobody out")
    func silentCrowd() throws {
        let society = try ServedSociety(secure: false)
        let crowd = try (0..<570).map { try RawConnection(port: society.port, from: "127.0.1.\($0 / 95 + 1)") }
        let began = ContinuousClock.now
        for _ in 0..<5 { #expect(try page(society).hasPrefix("HTTP/1.1 200")) }
        #expect(ContinuousClock.now - began < .seconds(5))
        withExtendedLifetime(crowd) {}
    }
}
