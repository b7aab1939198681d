import CredentialStore
import FlowEngine
import Foundation
import Mail
import Content
import Accounts
import Secrets
import TestMailServer
import Testing
import TestAccounts
import World

@Suite(.enabled(if: TestServer.isAvailable, "needs aiosmtpd in FIRSTLOGIN_PYTHON")) struct MailJourneyTests {
    // S19, R02, R03
    @Test("A real mail server, over STARTTLS with a login, gets the mails of a journey, and their codes are right")
    func journey() throws {
        let server = try TestServer(["--starttls", "--auth", "relay:secret"])
        let accounts = try TestAccounts()
        let courier = SMTPCourier(
            settings: try SMTPSettings(
                host: "localhost", port: server.port, security: .startTLS, username: "relay", password: { "secret" },
                authorityFile: server.certificate))
        let drain = accounts.drain(to: courier)
        var visitor = try accounts.visitor()
        #expect(try visitor.reach(.step1_6) == nil)
        #expect(try visitor.ask(.confirmMail(code: Self.nextCode(server, drain, 1))) == nil)
        #expect(visitor.reply?.screenState.mailIsConfirmed == true)
        #expect(try visitor.reachCode(.mail) == nil)
        #expect(try visitor.ask(.proveCode(Self.nextCode(server, drain, 2))) == nil)
        #expect(visitor.session.authenticationLevel == .signedIn)

        let envelopes = try server.envelopes()
        for envelope in envelopes {
            #expect(envelope.prefix(2) == ["no-reply@kenpo.example.jp", "taro@example.jp"])
            #expect(envelope.contains("tls True") && envelope.contains("login True"))
        }
        let headers = try server.messages().map { $0.components(separatedBy: "\r\n\r\n")[0] }
        for header in headers {
            #expect(header.contains("Auto-Submitted: auto-generated") && header.contains("Message-ID: <"))
            #expect(header.utf8.allSatisfy { $0 < 0x80 })
        }
        // S31: sent, the code stands in no row any more; nor does what told of her first method (S37).
        while try drain.deliverNext() {}
        let rows = try accounts.store.read { try $0.mails(visitor.member.id) }
        #expect(rows.map(\.state) == [.sent, .sent, .sent] && rows.allSatisfy { $0.sealedText.isEmpty })
    }

    /// The code in the server's n-th mail, once it has been delivered.
    private static func nextCode(_ server: TestServer, _ drain: OutboxDrain, _ count: Int) throws -> String {
        while try drain.deliverNext() {}
        try #require(try server.messages().count == count)
        return try #require(try server.newestCode())
    }
}
