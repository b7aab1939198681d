import Foundation
import Mail
import TestMailServer
import Testing
import VectorFile
import World
import TypedInput

@Suite struct MessageTests {
    private func lines(_ message: Message) throws -> [String] {
        let text = try #require(String(bytes: message.rendered(), encoding: .ascii))
        #expect(text.utf8.count { $0 == 10 } == text.ranges(of: "\r\n").count, "every line ends with CRLF")
        return text.components(separatedBy: "\r\n")
    }

    @Test("S23 subjects, RFC 2047") func subjects() throws {
        let rows = try VectorFile.rows("mail-subject-rfc2047.tsv", columns: ["# subject", "encoded", "check"])
        #expect(rows.count == 5)
        for row in rows {
            let subject = try #require(row["# subject"])
            let encoded = try #require(row["encoded"]).replacing("\r\n_", with: "\r\n ")
            let rendered = try lines(letter(subject: subject)).joined(separator: "\r\n")
            #expect(rendered.contains("\r\nSubject: \(encoded)\r\nMessage-ID:"), "'\(subject)'")
        }
    }

    @Test("The headers of a mail, all of them, in ASCII") func headers() throws {
        let lines = try lines(letter())
        let head = Array(lines.prefix { !$0.isEmpty })
        #expect(
            head == [
                "Date: Tue, 24 Nov 2026 12:22:38 +0900",
                "From: =?UTF-8?B?44K144Oz44OX44Or5YGl5bq35L+d6Zm657WE5ZCI?= <noreply@kenpo.example.jp>",
                "To: hanako@example.jp",
                "Subject: =?UTF-8?B?56K66KqN44Kz44O844OJ44Gu44GK55+l44KJ44Gb?=",
                "Message-ID: <0123456789abcdef0123@kenpo.example.jp>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: base64",
                "Auto-Submitted: auto-generated",
            ])
    }

    @Test(
        "S23 nothing that is handed in begins a header or a body",
        arguments: ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\r\n\r\n", "\u{B}", "\r\n "])
    func injection(ending: String) throws {
        let evil = "x\(ending)Bcc: thief@example.jp"
        for message in [
            try letter(subject: evil), try letter(name: evil), try letter(id: evil + "@a"),
            try letter(subject: "確認" + evil), try letter(name: "健保" + evil),
        ] {
            let lines = try lines(message)
            let head = lines.prefix { !$0.isEmpty }
            #expect(head.allSatisfy { !$0.hasPrefix("Bcc") })
            #expect(head.filter { !$0.hasPrefix(" ") }.count == 9)
            #expect(head.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        }
    }

    @Test("A name or subject that looks encoded is encoded, so that it is shown as it stands") func looksEncoded()
        throws
    {
        let trick = "=?UTF-8?B?WA==?="
        let text = try lines(letter(subject: trick, name: trick)).joined(separator: "\r\n")
        #expect(!text.contains("WA=="))
        #expect(
            try lines(letter(name: "A \"B\" \\ C")).contains("From: \"A \\\"B\\\" \\\\ C\" <noreply@kenpo.example.jp>"))
    }

    @Test("The body is base64 in lines of 76, and is the text with CRLF") func body() throws {
        let text = String(repeating: "本文です。Body. 𠮷\n", count: 200)
        let lines = try lines(letter(text: text))
        let start = try #require(lines.firstIndex(of: ""))
        let body = lines[(start + 1)...]
        #expect(body.allSatisfy { $0.utf8.count <= 76 })
        let decoded = try #require(Data(base64Encoded: body.joined()))
        #expect(String(decoding: decoded, as: UTF8.self) == text.replacing("\n", with: "\r\n"))
    }

    @Test("S23 an address with docomo's dots is quoted in its header") func legacy() throws {
        #expect(try lines(letter(to: "hanako.@docomo.ne.jp")).contains("To: \"hanako.\"@docomo.ne.jp"))
    }

    @Test("Python's email package, an independent reader, reads the same") func readBack() throws {
        let subject = "【健保】ログイン用の確認コードをお送りします。心当たりのない場合はこのメールを破棄してください"
        let name = "髙﨑健康保険組合、とても長い名前の組合、その東京支部"
        let reader = """
            import email, email.header, email.policy, json, sys
            octets = sys.stdin.buffer.read()
            mail = email.message_from_bytes(octets, policy=email.policy.default)
            # display_name keeps the space between encoded-words, against RFC 2047 §6.2; the older decoder does not.
            sender = email.message_from_bytes(octets)["From"]
            name = str(email.header.make_header(email.header.decode_header(sender))).rsplit(" <", 1)[0].strip()
            print(json.dumps([mail["Subject"], name, mail["From"].addresses[0].addr_spec, mail.get_content(),
                              str(mail["Date"].datetime), len(mail.defects)]))
            """
        let output = try TestServer.run(
            ["python3", "-c", reader], input: letter(subject: subject, name: name).rendered())
        let parts = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [Any])
        #expect(parts.prefix(3).map { "\($0)" } == [subject, name, "noreply@kenpo.example.jp"])
        #expect("\(parts[3])".replacing("\r\n", with: "\n") == "コード: 123456\nYour code: 123456\n")
        #expect("\(parts[4])" == "2026-11-24 12:22:38+09:00")
        #expect("\(parts[5])" == "0")
    }
}
