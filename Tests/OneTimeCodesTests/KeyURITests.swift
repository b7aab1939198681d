import Foundation
import OneTimeCodes
import Secrets
import Testing
import VectorFile
import World

@Suite struct KeyURITests {
    private func key() throws -> AuthenticatorKey {
        try #require(AuthenticatorKey(SecretBytes(text: "12345678901234567890")))
    }

    @Test("S17 key URIs as every app takes them; those that one misreads are refused") func table() throws {
        let rows = try VectorFile.rows(
            "otpauth-uri-cases.tsv",
            columns: [
                "case", "issuer", "account", "uri", "auth_ext_issuer", "auth_ext_account", "auth_ext_secret",
                "open2fa_name", "open2fa_secret", "ok",
            ])
        #expect(rows.count == 11)
        var refused = 0
        for row in rows {
            let (issuer, account) = (try #require(row["issuer"]), try #require(row["account"]))
            if row["ok"] == "yes" {
                let uri = try KeyURI(issuer: issuer, account: account, key: key())
                #expect(uri.canonical == row["uri"])
                #expect(uri.canonical == uri.short + "&algorithm=SHA1&digits=6&period=30")
            } else {
                refused += 1
                #expect(throws: OneTimeCodesError.self, "\(row)") {
                    try KeyURI(issuer: issuer, account: account, key: key())
                }
            }
        }
        #expect(refused == 3)
    }

    @Test("S17 the refusal names the character") func refusal() throws {
        #expect(throws: OneTimeCodesError.unusableIssuer(":")) { try KeyURI(issuer: "a:b", account: "1", key: key()) }
        #expect(throws: OneTimeCodesError.unusableIssuer("＋")) { try KeyURI(issuer: "健保＋", account: "1", key: key()) }
        #expect(throws: OneTimeCodesError.unusableIssuer(nil)) { try KeyURI(issuer: "", account: "1", key: key()) }
        #expect(throws: OneTimeCodesError.unusableAccount("+")) { try KeyURI(issuer: "a", account: "1+", key: key()) }
        #expect(throws: OneTimeCodesError.unusableAccount("\n")) { try KeyURI(issuer: "a", account: "\n", key: key()) }
        #expect(throws: OneTimeCodesError.unusableAccount(nil)) { try KeyURI(issuer: "a", account: "", key: key()) }
    }

    @Test("S16 a key of 160 bits, 32 letters, eight groups, never twice") func keys() throws {
        let key = AuthenticatorKey(world: .live)
        #expect(key.bytes.count == 20)
        #expect(key.base32.count == 32 && key.base32.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) })
        #expect(key.groups.map(\.count) == [4, 4, 4, 4, 4, 4, 4, 4] && key.groups.joined() == key.base32)
        #expect(key != AuthenticatorKey(world: .live))
        #expect(try self.key().base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(AuthenticatorKey(SecretBytes(text: "1234567890")) == nil)
        #expect(!"\(key)".contains(key.base32))
    }

    @Test("T16 the short form of an issuer of 11 letters fits version 5, which 80x24 holds") func version() throws {
        let uri = try KeyURI(issuer: "KenpoPortal", account: "01234567", key: key()).short
        let symbol = try QRSymbol(text: uri, maximumVersion: 5)
        #expect(symbol.version == 5 && symbol.side == 37 && symbol.modules.count == 37 * 37)
        #expect(throws: OneTimeCodesError.doesNotFit(version: 5)) {
            try QRSymbol(text: uri + String(repeating: "x", count: 60), maximumVersion: 5)
        }
    }

    @Test("What has no more bytes than version 5 holds fits it, whatever it is made of") func bytes() throws {
        for pattern in ["1", "A", "x", "1A", "1x", "Ax", "A1x", "1234567x", "ABCDEFGHIJKLMNOPx"] {
            for count in 1...QRSymbol.bytesInVersion5 {
                let text = String(String(repeating: pattern, count: count).prefix(count))
                #expect(try QRSymbol(text: text).version <= 5, "\(text)")
            }
        }
        let more = String(repeating: "x", count: QRSymbol.bytesInVersion5 + 1)
        #expect(try QRSymbol(text: more).version == 6)
    }

    @Test("A symbol has its three finders and nothing outside") func symbol() throws {
        let symbol = try QRSymbol(text: "HELLO")
        #expect(symbol.version == 1 && symbol.side == 21)
        for (top, left) in [(0, 0), (0, 14), (14, 0)] {
            for row in 0..<7 {
                for column in 0..<7 {
                    // ISO/IEC 18004 §6.3.3: a dark ring, a light ring, a dark middle.
                    let ring = min(row, column, 6 - row, 6 - column)
                    #expect(symbol.isDark(row: top + row, column: left + column) == (ring != 1))
                }
            }
        }
        #expect(!symbol.isDark(row: -1, column: 0) && !symbol.isDark(row: 0, column: 21))
        #expect(throws: OneTimeCodesError.self) { try QRSymbol(text: "") }
        #expect(throws: OneTimeCodesError.self) { try QRSymbol(text: "a\0b") }
        #expect(throws: OneTimeCodesError.self) { try QRSymbol(text: String(repeating: "x", count: 3000)) }
        #expect(try QRSymbol(text: "HELLO", level: .high) != symbol)
    }

    @Test(
        "T16 zbarimg, an independent reader, reads back what was encoded",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")))
    func readBack() throws {
        for issuer in ["KenpoPortal", "サンプル健康保険組合"] {
            let uri = try KeyURI(issuer: issuer, account: "01234567", key: key()).short
            #expect(try read(QRSymbol(text: uri)) == uri)
        }
    }

    /// What zbarimg reads from a picture of the symbol.
    private func read(_ symbol: QRSymbol) throws -> String {
        let scale = 4
        let side = (symbol.side + 8) * scale
        var picture = Array("P5 \(side) \(side) 255\n".utf8)
        for row in 0..<side {
            for column in 0..<side {
                picture.append(symbol.isDark(row: row / scale - 4, column: column / scale - 4) ? 0 : 255)
            }
        }
        let path = NSTemporaryDirectory() + "/symbol-\(UUID().uuidString).pgm"
        try Data(picture).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reader = Process()
        let output = Pipe()
        reader.executableURL = URL(fileURLWithPath: "/usr/bin/zbarimg")
        reader.arguments = ["--quiet", "--raw", path]
        reader.standardOutput = output
        reader.standardError = FileHandle.nullDevice
        try reader.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        reader.waitUntilExit()
        return text.trimmingCharacters(in: .newlines)
    }
}
