import CredentialStore
import FlowEngine
import Foundation
import Accounts
import Secrets
import Testing
import TestAccounts
import World
import TypedInput

@Suite("A chosen password, in whatever width and form it is typed")  // S05, T06
struct PasswordFormTests {
    private let accounts: TestAccounts

    init() throws { accounts = try TestAccounts() }

    private static let wide = "ｔｓｕｋｉｙｏ　ｎｏ　ｓｏｒａ　ｅ　ｔｏ"

    @Test("S05 set in one width, it opens in the other, and is told to be the same")
    func widths() throws {
        for (userID, set, typed) in [
            ("01234567", "tsukiyo no sora e to", Self.wide), ("02345678", Self.wide, "tsukiyo no sora e to"),
            ("03456789", "ﾀﾞｲｺﾝﾉﾆﾓﾉ", "ダイコンノニモノ"), ("04567890", "か\u{3099}んもどきのにもの", "がんもどきのにもの"),
        ] {
            var visitor = try accounts.visitor(userID, mail: "m\(userID)@example.jp")
            visitor.password = set
            #expect(try visitor.enrol(.app) == nil)
            visitor.ask(.logOut)
            accounts.clock.pass(seconds: 60)
            #expect(visitor.logIn(typed) == nil, "\(set)")
            #expect(try visitor.ask(.proveCode(visitor.appCode())) == nil)
            // S34, S21
            #expect(visitor.ask(.reauthenticate(SecretBytes(text: typed))) == nil)
            #expect(visitor.ask(.changePassword(SecretBytes(text: typed))) == .passwordIsPresent)
            visitor.ask(.logOut)
        }
    }

    @Test("S05 case and spaces count, in either width")
    func caseCounts() throws {
        var visitor = try accounts.visitor()
        #expect(try visitor.finishFirstLogin(.app) == nil)
        for typed in ["Tsukiyo no sora e to", "tsukiyonosoraeto", Self.wide.uppercased(), "tsukiyo no sora e to "] {
            accounts.clock.pass(seconds: 60)
            #expect(visitor.logIn(typed) == .noMatch, "\(typed)")
        }
    }

    @Test("S04 the printed password is nobody's choice in any width")
    func printed() throws {
        var visitor = try accounts.visitor()
        #expect(try visitor.reachPassword(.app) == nil)
        let wide = visitor.initialPassword.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? ""
        #expect(visitor.ask(.choosePassword(SecretBytes(text: wide))) == .password(.looksPrinted))
    }

    private struct Known: Decodable {
        let userID: String
        let password: String
    }

    // S07, R08
    @Test("S05 hashes of the earlier form open as they were typed then, and from then on in any width")
    func earlierForm() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("SQLiteStoreTests/Fixtures/schema-9")
        let folder = NSTemporaryDirectory() + "firstlogin-forms-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        for name in ["store.sqlite", "keys"] {
            try FileManager.default.copyItem(
                atPath: fixture.appendingPathComponent(name).path, toPath: "\(folder)/\(name)")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/\(name)")
        }
        let accounts = try TestAccounts(in: folder, at: TestAccounts.start.adding(seconds: 86_400))
        let known = try JSONDecoder().decode(
            [Known].self, from: Data(contentsOf: fixture.appendingPathComponent("members.json")))
        #expect(known.count == 5)
        for known in known {
            let userID = try #require(UserID(typed: known.userID))
            func form() throws -> PasswordForm? {
                try accounts.store.read { records in
                    let id = try #require(try records.member(userID)).id
                    return try records.password(id).flatMap { PasswordHash(stored: $0.hash)?.form }
                }
            }
            func logIn(_ password: String) -> Problem? {
                let session = Session(at: TerminalInfo(name: "t", kind: .own))
                return accounts.services.member.perform(
                    .logIn(userID: known.userID, password: SecretBytes(text: password)), in: session
                ).problem
            }
            #expect(try form() == .composed)
            let folded = Folding.compatible(known.password)
            if folded != known.password {
                #expect(logIn(folded) == .noMatch, "\(known.password)")
                accounts.clock.pass(seconds: 60)
                #expect(try form() == .composed)
            }
            #expect(logIn(known.password) == nil, "\(known.password)")
            #expect(try form() == .folded)
            accounts.clock.pass(seconds: 60)
            #expect(logIn(folded) == nil && logIn(known.password) == nil, "\(known.password)")
        }
    }
}
