import Secrets
import Testing
import VectorFile
import World

@Suite struct EncodingTests {
    @Test("S16 RFC 4648 §10, unpadded, and tolerant of how people type it") func base32() throws {
        let rows = try VectorFile.rows(
            "base32-rfc4648.tsv", columns: ["plain_hex", "base32_padded", "base32_unpadded"])
        #expect(rows.count == 8)
        for row in rows {
            let plain = bytes(fromHexadecimal: try #require(row["plain_hex"]))
            let unpadded = try #require(row["base32_unpadded"])
            #expect(Base32.encode(plain) == unpadded)
            #expect(Base32.decode(unpadded) == plain)
            #expect(Base32.decode(try #require(row["base32_padded"])) == plain)
            #expect(Base32.decode(unpadded.lowercased().map { "\($0) -" }.joined()) == plain)
        }
    }

    @Test(
        "Base32 that is none",
        arguments: [
            "A", "ABC", "ABCDEF", "MZ1W6", "M8", "MZ", "MY=A", "MY=", "========", "MZXW6YTB========", "é", "MY\n",
        ])
    func noBase32(text: String) { #expect(Base32.decode(text) == nil) }

    @Test("RFC 4231 and RFC 2202: HMAC") func hmac() throws {
        let rows = try VectorFile.rows(
            "hmac-rfc4231.tsv", columns: ["case", "key", "message", "sha1", "sha256", "sha512"])
        #expect(rows.count == 4)
        for row in rows {
            let key = SecretBytes(bytes(fromHexadecimal: try #require(row["key"])))
            let message = bytes(fromHexadecimal: try #require(row["message"]))
            for algorithm in [Digest.Algorithm.sha1, .sha256, .sha512] {
                let expected = bytes(fromHexadecimal: try #require(row[algorithm.rawValue]))
                #expect(Digest.hmac(algorithm, key: key, message: message) == expected)
                #expect(
                    Digest.hmac(algorithm, key: key, message: SecretBytes(message)).revealedBytes() == expected)
            }
        }
    }

    @Test("RFC 5869: HKDF") func hkdf() throws {
        let rows = try VectorFile.rows("hkdf-rfc5869.tsv", columns: ["case", "ikm", "salt", "info", "count", "okm"])
        #expect(rows.count == 3)
        for row in rows {
            let parts = try ["ikm", "salt", "info", "okm"].map { bytes(fromHexadecimal: try #require(row[$0])) }
            let count = try #require(row["count"].flatMap { Int($0) })
            #expect(
                Digest.hkdfSHA256(SecretBytes(parts[0]), salt: parts[1], info: parts[2], count: count).revealedBytes()
                    == parts[3])
        }
    }

    @Test("FIPS 180-4: SHA-256 of abc and of nothing") func sha256() {
        #expect(
            Digest.sha256(Array("abc".utf8))
                == bytes(fromHexadecimal: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        #expect(
            Digest.sha256([])
                == bytes(fromHexadecimal: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    }

    @Test("S20 tokens: 128 bits, fit for a link, never twice") func tokens() {
        let drawn = (0..<1000).map { _ in Token.random(bytes: 16, world: .live) }
        #expect(Set(drawn).count == 1000)
        for token in drawn {
            #expect(token.count == 22)
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
    }
}
