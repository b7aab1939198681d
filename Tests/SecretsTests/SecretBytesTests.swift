import Glibc
import Secrets
import Testing
import VectorFile

@Suite struct SecretBytesTests {
    private struct Holder {
        let name = "holder"
        let secret: SecretBytes
    }

    @Test("S31 T20 a secret prints nothing of itself, whoever asks") func printsNothing() {
        let secret = SecretBytes(text: "canary-9317")
        var dumped = ""
        dump(Holder(secret: secret), to: &dumped)
        dump(secret, to: &dumped)
        let shown = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder(secret: secret))",
            String(reflecting: [secret]), String(reflecting: Optional(secret)), dumped,
            "\(Mirror(reflecting: secret).children.map { "\($0)" })",
        ]
        for text in shown {
            #expect(!text.contains("canary") && !text.contains("9317"))
            #expect(!text.contains("count"), "not even how long it is")
        }
        #expect(!((secret as Any) is any Encodable))
    }

    @Test("Bytes go in and out as they are") func contents() {
        #expect(SecretBytes(text: "かな").revealedText() == "かな")
        #expect(SecretBytes([0, 255, 0]).revealedBytes() == [0, 255, 0])
        #expect(SecretBytes([]).isEmpty)
        #expect(SecretBytes([1, 2]).appending(SecretBytes([3])).revealedBytes() == [1, 2, 3])
        #expect(SecretBytes([]).appending(SecretBytes([])).count == 0)
    }

    @Test("Equal means the same bytes") func equality() {
        #expect(SecretBytes([1, 2, 3]) == SecretBytes([1, 2, 3]))
        #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2, 4]))
        #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2]))
        #expect(SecretBytes([]) == SecretBytes([]))
        #expect(equalInConstantTime([], []) && !equalInConstantTime([1], [2]) && !equalInConstantTime([1], []))
    }

    @Test("Whoever gets the memory of a secret that was let go of finds nothing in it") func wiped() {
        for _ in 0..<40 {
            // A length that nobody else has here: the memory is taken up again.
            let count = 4_711
            let secrets = (0..<12).map { _ in
                SecretBytes(count: count) { target in
                    #expect(target.allSatisfy { $0 == 0 })
                    for place in target.indices { target[place] = 0xA5 }
                }
            }
            #expect(secrets.allSatisfy { $0.withUnsafeBytes { bytes in bytes.allSatisfy { $0 == 0xA5 } } })
        }
    }

    @Test("A filling that fails leaves no secret behind") func failedFilling() {
        struct Broken: Error {}
        #expect(throws: Broken.self) { _ = try SecretBytes(count: 4) { (_) throws(Broken) in throw Broken() } }
    }

    @Test("S05 two spellings, widths or forms of one word are one password, and only then") func normalisation() throws
    {
        let rows = try VectorFile.rows(
            "password-normalisation.tsv", columns: ["a_codepoints", "b_codepoints", "same_nfc", "same_nfkc"])
        #expect(rows.count == 15)
        for row in rows {
            let pair = try ["a_codepoints", "b_codepoints"].map { name in
                let text = try #require(row[name]).split(separator: " ").compactMap { word in
                    UInt32(word.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
                }
                return PasswordText.folded(SecretBytes(String(String.UnicodeScalarView(text)).utf8))
            }
            #expect((pair[0] == pair[1]) == (row["same_nfkc"] == "True"), "\(row)")
        }
    }

    @Test("S05 passwords are counted in code points, and what is no UTF-8 is left alone") func codePoints() {
        #expect(PasswordText.codePoints(in: SecretBytes(text: "ながいあいことばをつかいますよね")) == 16)
        #expect(PasswordText.codePoints(in: SecretBytes(text: "か\u{3099}")) == 1)
        #expect(PasswordText.codePoints(in: SecretBytes(text: "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦")) == 21)
        #expect(PasswordText.folded(SecretBytes([0xFF, 0x41])).revealedBytes() == [0xFF, 0x41])
        #expect(PasswordText.folded(SecretBytes(text: " a ")).revealedText() == " a ")
    }

    @Test("T20 no core dump of this process") func hardened() throws {
        #expect(hardenProcess())
        var limit = rlimit()
        #expect(getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0)
        #expect(limit.rlim_cur == 0 && limit.rlim_max == 0)
    }
}
