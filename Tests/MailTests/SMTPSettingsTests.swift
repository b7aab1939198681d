import Mail
import Testing

@Suite struct SMTPSettingsTests {
    @Test("Without TLS mail goes to this host alone; a host is a host") func refused() throws {
        #expect(throws: MailError.plainOutsideLoopback(host: "mail.example.jp")) {
            try SMTPSettings(host: "mail.example.jp", port: 25, security: .none)
        }
        for host in ["", "a b", "a/b", "user@host", "a?b", "ホスト"] {
            #expect(throws: MailError.unusableHost(host)) {
                try SMTPSettings(host: host, port: 587, security: .startTLS)
            }
        }
        #expect(throws: MailError.self) { try SMTPSettings(host: "h", port: 0, security: .startTLS) }
        #expect(throws: MailError.self) {
            try SMTPSettings(host: "h", port: 587, security: .startTLS, helloName: "a\r\nb")
        }
    }
}
