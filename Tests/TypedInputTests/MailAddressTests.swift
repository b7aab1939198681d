import Testing
import VectorFile
import TypedInput

@Suite struct MailAddressTests {
    @Test("S23 addresses of real members, and what can be none") func table() throws {
        let rows = try VectorFile.rows("email-addresses.tsv", columns: ["# input", "expected", "note"])
        #expect(rows.count == 26)
        for row in rows {
            let typed = try #require(row["# input"])
            let word =
                switch MailAddress.read(typed) {
                case .address(_, legacy: true): "accept-legacy"
                case .address(_, legacy: false): typed.hasPrefix("　") ? "accept-trim" : "accept"
                case .suggestion: "suggest"
                case .offerCorrection: "offer-correction"
                case .refused(.quoted), .refused(.nonASCII), .refused(.literal): "reject-policy"
                case .refused: "reject"
                }
            #expect(word == row["expected"], "typed '\(typed)'")
        }
    }

    @Test(
        "S23 a reason for each refusal",
        arguments: [
            ("", MailAddress.Reason.empty), ("　 ", .empty), ("hanako", .noAt), ("hanako@example", .noDomainDot),
            ("@example.jp", .emptyPart), ("hanako@", .emptyPart), ("a..b@example.jp", .emptyPart),
            ("hanako.@example.jp", .emptyPart), ("hana ko@example.jp", .space), ("花子@example.jp", .nonASCII),
            ("\"hana\"@example.jp", .quoted), ("hanako@[192.0.2.1]", .literal), ("hanako@192.0.2.1", .literal),
            ("a@example.jp,b@example.jp", .severalAddresses), ("a@b@example.jp", .forbiddenCharacter("@")),
            ("<hanako@example.jp", .forbiddenCharacter("<")), ("hanako@exa_mple.jp", .forbiddenCharacter("_")),
            ("hanako@-example.jp", .forbiddenCharacter("-")), ("hanako@example.jp\r\nBcc: x@y.jp", .controlCharacter),
            ("hanako@exam\u{0}ple.jp", .controlCharacter), ("hana\u{200B}ko@example.jp", .controlCharacter),
            ("hanako@example.jp\u{2028}", .controlCharacter),
            ("hanako@\(String(repeating: "a", count: 64)).jp", .tooLong),
            // Cyrillic а in a Latin name, a whole Cyrillic name before a Latin ending, Greek ο.
            ("hanako@gm\u{430}il.com", .mixedScripts),
            ("hanako@\u{430}\u{440}\u{440}\u{4CF}\u{435}.com", .mixedScripts),
            ("hanako@d\u{3BF}como.ne.jp", .mixedScripts), ("hanako@あおぞ\u{440}.jp", .mixedScripts),
        ]) func reason(typed: String, expected: MailAddress.Reason)
    {
        #expect(MailAddress.read(typed) == .refused(expected))
    }

    // S23
    @Test(
        "S23 Scripts that belong together are no look-alikes",
        arguments: ["あおぞら健康ホケン.jp", "サーバー.jp", "日本abc.jp", "пример.рф", "한국.com", "bücher.de", "々々.jp"])
    func scripts(domain: String) {
        guard case .address = MailAddress.read("hanako@\(domain)") else {
            Issue.record("\(domain): \(MailAddress.read("hanako@\(domain)"))")
            return
        }
    }

    @Test(
        "S23 slips in well-known domains are offered, with the address as typed beside it",
        arguments: [
            ("gmial.com", "gmail.com"), ("gmail.co", "gmail.com"), ("gmai.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("docomo.co.jp", "docomo.ne.jp"), ("docono.ne.jp", "docomo.ne.jp"), ("ezweb.ne.jo", "ezweb.ne.jp"),
            ("softbank.ne.jpp", "softbank.ne.jp"), ("i.sotfbank.jp", "i.softbank.jp"), ("yahoo.co.jo", "yahoo.co.jp"),
            ("yahoo.jp", "yahoo.co.jp"), ("iclod.com", "icloud.com"), ("outlok.jp", "outlook.jp"),
            ("hotmeil.com", "hotmail.com"),
        ]) func slips(typed: String, meant: String) throws
    {
        guard case .suggestion(let suggested, let asTyped) = MailAddress.read("hanako@\(typed)") else {
            Issue.record("nothing is suggested for \(typed)")
            return
        }
        #expect(suggested.text == "hanako@\(meant)")
        #expect(asTyped.text == "hanako@\(typed)")
        // What stands in the store may be either.
        #expect(MailAddress(asTyped.text) == asTyped)
    }

    @Test(
        "S23 real domains are left in peace",
        arguments: [
            "gmail.com", "ymail.com", "mail.com", "au.com", "me.com", "aa.com", "live.com", "outlook.com", "yahoo.com",
            "nifty.com", "docomo.ne.jp", "softbank.ne.jp", "ocn.ne.jp", "example.jp", "kenpo.or.jp", "y-mobile.ne.jp",
            "yahoo.ne.jp",
        ]) func realDomains(domain: String)
    {
        guard case .address = MailAddress.read("hanako@\(domain)") else {
            Issue.record("\(domain) is taken for a slip")
            return
        }
    }

    @Test(
        "T06 full width and other dashes are understood and shown",
        arguments: [
            ("hanako＠example.jp", "hanako@example.jp"), ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp"),
            ("hana‐ko@example.jp", "hana-ko@example.jp"), ("hanaーko@example.jp", "hana-ko@example.jp"),
            ("hanako@my−home.jp", "hanako@my-home.jp"), ("hanako@example。jp", "hanako@example.jp"),
        ]) func fullWidth(typed: String, meant: String) throws
    {
        #expect(MailAddress.read(typed) == .offerCorrection(try #require(MailAddress(meant))))
    }

    @Test(
        "S23 domains of other scripts become A-labels, long vowels kept",
        arguments: [
            ("hanako@日本語.jp", "hanako@xn--wgv71a119e.jp"), ("hanako@サーバー.jp", "hanako@xn--vckucxgb.jp"),
            ("hanako@Bücher.example", "hanako@xn--bcher-kva.example"),
        ]) func otherScripts(typed: String, sent: String) throws
    {
        guard case .address(let address, legacy: false) = MailAddress.read(typed) else {
            Issue.record("'\(typed)' is not taken: \(MailAddress.read(typed))")
            return
        }
        #expect(address.text == sent)
    }

    @Test("S23 on the wire, dots of docomo and au are quoted") func wire() throws {
        #expect(try #require(MailAddress("hanako.@docomo.ne.jp")).smtpPath == "\"hanako.\"@docomo.ne.jp")
        #expect(try #require(MailAddress("ha..nako@ezweb.ne.jp")).smtpPath == "\"ha..nako\"@ezweb.ne.jp")
        #expect(try #require(MailAddress("o'hara@example.jp")).smtpPath == "o'hara@example.jp")
    }

    @Test(
        "S02 masked, four stars whatever the length, never the whole",
        arguments: [
            ("tanaka@example.jp", "ta****@example.jp"), ("abc@example.jp", "ab****@example.jp"),
            ("ab@example.jp", "a****@example.jp"), ("a@example.jp", "****@example.jp"),
        ]) func masked(text: String, shown: String) throws
    {
        #expect(try #require(MailAddress(text)).masked == shown)
    }

    @Test("Only the kept form is taken back from a store") func kept() {
        #expect(MailAddress("Hanako@example.jp")?.local == "Hanako")
        #expect(MailAddress("hanako@EXAMPLE.jp") == nil)
        #expect(MailAddress(" hanako@example.jp") == nil)
        #expect(MailAddress("hanako＠example.jp") == nil)
    }

    @Test("What was kept is taken as it was read, and what has no two halves is not") func stored() throws {
        for row in try VectorFile.rows("email-addresses.tsv", columns: ["# input", "expected", "note"]) {
            guard case .address(let address, _) = MailAddress.read(try #require(row["# input"])) else { continue }
            #expect(MailAddress.stored(address.text) == address)
        }
        for text in ["", "@", "hanako", "@example.jp", "hanako@"] {
            #expect(MailAddress.stored(text) == nil, "\(text)")
        }
    }
}
