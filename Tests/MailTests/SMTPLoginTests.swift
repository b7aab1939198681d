import Foundation
import Mail
import TestMailServer
import Testing

// R03
@Suite("R03 how the relay is logged in to", .enabled(if: TestServer.isAvailable, "needs aiosmtpd in FIRSTLOGIN_PYTHON"))
struct SMTPLoginTests {
    private func courier(
        _ server: TestServer, password: String = "secret", only mechanism: SMTPMechanism? = nil
    ) throws -> SMTPCourier {
        SMTPCourier(
            settings: try SMTPSettings(
                host: "localhost", port: server.port, security: .startTLS, username: "relay",
                password: { password }, mechanism: mechanism, authorityFile: server.certificate,
                helloName: "kenpo.example.jp", connectSeconds: 5, totalSeconds: 20))
    }

    private func server(_ options: [String] = []) throws -> TestServer {
        try TestServer(["--starttls", "--auth", "relay:secret"] + options)
    }

    private func reason(_ delivery: Delivery) -> String? {
        guard case .deferred(let reason) = delivery else { return nil }
        return reason
    }

    @Test("A probe connects and logs in as a mail does, sends nothing, and tells what a mail would meet") func probe()
        throws
    {
        let server = try server()
        #expect(try courier(server).probe() == .accepted)
        #expect(try reason(courier(server, password: "wrong").probe())?.hasPrefix("login: AUTH") == true)
        let picky = try self.server(["--refuse-mechanism", "PLAIN"])
        #expect(try courier(picky).probe() == .accepted, "LOGIN is tried as well")
        let port = try TestServer.silentPort()
        let gone = SMTPCourier(settings: try SMTPSettings(host: "localhost", port: port, security: .none))
        #expect(reason(gone.probe())?.contains("localhost") == true)
        #expect(try server.messages().isEmpty && picky.messages().isEmpty)
    }

    @Test(
        "Whatever a relay names, refuses and wants, PLAIN and then LOGIN are tried until it takes one",
        arguments: [
            (["--name-mechanisms", "GSSAPI NTLM LOGIN PLAIN"], ["AUTH PLAIN with"]),
            (["--name-mechanisms", "GSS-SPNEGO GSSAPI NTLM CRAM-MD5 LOGIN"], ["AUTH LOGIN with"]),
            (["--initial-response", "always"], ["AUTH PLAIN with"]),
            (["--initial-response", "never"], ["AUTH PLAIN with", "AUTH PLAIN"]),
            (["--refuse-mechanism", "PLAIN"], ["AUTH PLAIN with", "AUTH LOGIN"]),
            (
                ["--refuse-mechanism", "PLAIN", "--refusal", "535 5.7.8 Error: no mechanism available"],
                ["AUTH PLAIN with", "AUTH LOGIN"]
            ),
            (["--refuse-mechanism", "PLAIN", "--refusal", "534 5.7.9 too weak"], ["AUTH PLAIN with", "AUTH LOGIN"]),
            (
                ["--refuse-mechanism", "PLAIN", "--initial-response", "never", "--refusal", "501 5.5.4 no"],
                ["AUTH PLAIN with", "AUTH PLAIN", "AUTH LOGIN"]
            ),
        ]) func found(options: [String], logins: [String]) throws
    {
        let server = try server(options)
        let courier = try courier(server)
        #expect(courier.deliver(try letter()) == .accepted)
        #expect(try server.logins() == logins)
        // The next mail begins with what was taken.
        #expect(courier.deliver(try letter()) == .accepted)
        #expect(try server.logins() == logins + logins.suffix(1))
        #expect(try server.envelopes().allSatisfy { $0[2...3] == ["tls True", "login True"] })
    }

    @Test("A wrong password is said once, and the reason names the mechanism") func wrongPassword() throws {
        let server = try server()
        let reason = try #require(reason(try courier(server, password: "canary-wrong").deliver(letter())))
        #expect(reason.hasPrefix("login: AUTH PLAIN: 535 ") && !reason.contains("canary"))
        #expect(try server.logins() == ["AUTH PLAIN with"])
    }

    @Test("Where all were refused the reason names each with the relay's own words") func allRefused() throws {
        let server = try server(["--refuse-mechanism", "PLAIN", "LOGIN"])
        let said = "504 5.5.4 Unrecognized authentication type"
        #expect(
            reason(try courier(server).deliver(letter())) == "login: AUTH PLAIN: \(said); AUTH LOGIN: \(said)")
    }

    @Test("A relay that names none of ours is told by what it names, never by a number of libcurl's")
    func noneOfOurs() throws {
        let server = try server(["--name-mechanisms", "GSSAPI NTLM"])
        #expect(
            reason(try courier(server).deliver(letter()))
                == "login: the mail server names GSSAPI, NTLM, not PLAIN or LOGIN")
        #expect(try server.logins().isEmpty)
        let other = try self.server(["--name-mechanisms", "PLAIN"])
        #expect(
            reason(try courier(other, only: .login).deliver(letter()))
                == "login: the mail server names PLAIN, not LOGIN")
    }

    @Test("A mechanism that is pinned is the only one") func pinned() throws {
        let server = try server()
        #expect(try courier(server, only: .login).deliver(letter()) == .accepted)
        #expect(try server.logins() == ["AUTH LOGIN with"])
        let refusing = try self.server(["--refuse-mechanism", "LOGIN"])
        let said = try reason(courier(refusing, only: .login).deliver(letter()))
        #expect(said?.hasPrefix("login: AUTH LOGIN: 504") == true)
        #expect(try refusing.logins() == ["AUTH LOGIN with"])
    }

    @Test("What a relay refuses to a stranger, since it names no way to log in, is no fault of the member's address")
    func noLogin() throws {
        let server = try TestServer(["--starttls", "--behaviour", "refuse", "--name-mechanisms", ""])
        let reason = try #require(reason(try courier(server).deliver(letter())))
        #expect(reason == "login: the mail server names no AUTH, and then: 550 5.1.1 no such user")
    }
}
