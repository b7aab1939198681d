import Foundation
import Mail
import TestMailServer
import Testing
import World
import TypedInput

@Suite(.enabled(if: TestServer.isAvailable, "needs aiosmtpd in FIRSTLOGIN_PYTHON")) struct SMTPCourierTests {
    private func courier(
        _ server: TestServer, _ security: SMTPSettings.Security = .none, login: (String, String)? = nil,
        trusting: Bool = true, seconds: Int = 20
    ) throws -> SMTPCourier {
        SMTPCourier(
            settings: try SMTPSettings(
                host: "localhost", port: server.port, security: security, username: login?.0,
                password: { login?.1 }, authorityFile: trusting && security != .none ? server.certificate : nil,
                helloName: "kenpo.example.jp", connectSeconds: 5, totalSeconds: seconds))
    }

    @Test("A mail over STARTTLS with a login arrives as it was") func startTLS() throws {
        let server = try TestServer(["--starttls", "--auth", "relay:se cret:é"])
        let courier = try courier(server, .startTLS, login: ("relay", "se cret:é"))
        #expect(courier.deliver(try letter()) == .accepted)
        #expect(try server.messages() == [String(decoding: letter().rendered(), as: UTF8.self)])
        let envelope = try #require(try server.envelopes().first)
        #expect(
            envelope == [
                "noreply@kenpo.example.jp", "hanako@example.jp", "tls True", "login True", "hello kenpo.example.jp",
                "wire TO:<hanako@example.jp>",
            ])
    }

    @Test("TLS from the first byte") func implicitTLS() throws {
        let server = try TestServer(["--implicit-tls"])
        #expect(try courier(server, .implicitTLS).deliver(letter()) == .accepted)
        #expect(try server.messages().count == 1)
    }

    @Test("A wrong password, an unknown authority and a relay without TLS: nothing is sent, and the mail waits")
    func notTrusted() throws {
        let server = try TestServer(["--starttls", "--auth", "relay:secret"])
        let plain = try TestServer()
        for delivery in [
            try courier(server, .startTLS, login: ("relay", "canary-wrong")).deliver(letter()),
            try courier(server, .startTLS).deliver(letter()),
            try courier(server, .startTLS, login: ("relay", "secret"), trusting: false).deliver(letter()),
            SMTPCourier(
                settings: try SMTPSettings(host: "localhost", port: plain.port, security: .startTLS)
            ).deliver(try letter()),
        ] {
            guard case .deferred(let reason) = delivery else {
                Issue.record("\(delivery)")
                continue
            }
            #expect(!reason.isEmpty && !reason.contains("canary"))
        }
        #expect(try server.messages().isEmpty && plain.messages().isEmpty)
    }

    @Test("S23 docomo's dots travel quoted; a line of one dot arrives as one") func wire() throws {
        let server = try TestServer()
        let message = try letter(to: "hanako.@docomo.ne.jp", text: ".\n..\n.\n")
        #expect(try courier(server).deliver(message) == .accepted)
        let recipients = try server.envelopes().map { $0[5] }
        #expect(recipients == ["wire TO:<\"hanako.\"@docomo.ne.jp>"])
        #expect(try courier(server).deliver(letter(to: "-hanako@example.jp")) == .accepted)
        let more = try server.envelopes().map { $0[1] }
        #expect(more.last == "-hanako@example.jp")
        #expect(try server.messages().first == String(decoding: message.rendered(), as: UTF8.self))
    }

    @Test(
        "R03 who is refused for good, and what can wait",
        arguments: [
            ("refuse", "refused 550 5.1.1 no such user"), ("refuse-message", "refused 554 5.6.0 message refused"),
            ("refuse-sender", "deferred 550 5.7.1 sender not allowed"),
            ("greylist", "deferred 451 4.7.1 greylisted, try again later"),
        ]) func faults(behaviour: String, expected: String) throws
    {
        let server = try TestServer(["--behaviour", behaviour])
        let courier = try courier(server)
        let word =
            switch courier.deliver(try letter()) {
            case .accepted: "accepted"
            case .deferred(let reason): "deferred \(reason)"
            case .refused(let reason): "refused \(reason)"
            }
        #expect(word == expected)
        if behaviour == "greylist" {
            #expect(courier.deliver(try letter()) == .accepted)
            #expect(try server.messages().count == 1)
        }
    }

    @Test("R03 slow, cut off in mid-message, not there: the mail waits, within the time that was set") func broken()
        throws
    {
        let slow = try TestServer(["--behaviour", "slow"])
        let start = ContinuousClock.now
        guard case .deferred = try courier(slow, seconds: 2).deliver(letter()) else {
            Issue.record("slow")
            return
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        guard case .deferred = try courier(TestServer(["--behaviour", "cut"])).deliver(letter()) else {
            Issue.record("cut")
            return
        }
        let nobody = SMTPCourier(settings: try SMTPSettings(host: "127.0.0.1", port: 9, security: .none))
        guard case .deferred(let reason) = nobody.deliver(try letter()) else {
            Issue.record("nobody there")
            return
        }
        #expect(!reason.isEmpty)
    }
}
