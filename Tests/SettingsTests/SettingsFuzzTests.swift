import CredentialStore
import FlowEngine
import Foundation
import Fuzz
import Mail
import Accounts
import Secrets
import Testing

@testable import Settings

@Suite("Spoiled settings") final class SettingsFuzzTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-fuzz-\(UUID().uuidString)"
    private let fuzz = Fuzz(
        seed: 33,
        pieces: [
            "{", "}", "[", "]", "\"", ",", ":", "null", "true", "false", "0", "-1", "1e999", "9223372036854775808",
            "0.5",
            "\"\"", "\\", "\\u0000", "\\ud800", "//", "\u{FEFF}", "{\"limits\": {",
            "\"smtp\": {\"host\": \"localhost\"}",
            "\"firstWaits\": [1, 2]", "😀", String(repeating: "[", count: 17), String(repeating: "9", count: 400),
        ])

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { unlinkAll(folder) }

    /// A file that sets everything, with a password that must never be shown.
    private var whole: [UInt8] {
        var text = SettingsTable.example.dropLast(2)
        text += """
            ,
              "smtp": {"host": "localhost", "port": 2525, "security": "none", "username": "relay", "password": "canary-77",
                       "helloName": "kenpo.example.jp"},
              "store": "\(folder)/store.sqlite", "keys": "\(folder)/keys", "pictures": "\(folder)",
              "terminal": {"name": "窓口1", "kind": "kiosk"},
              "policy": {"mailCode": true, "mailMayBeWaived": false, "browserExtensions": true},
              "hash": {"memory": 19456, "passes": 2},
              "limits": {"firstWaits": [1, 3, 5], \(limits)}
            }
            """
        return Array(text.utf8)
    }

    private var limits: String {
        LimitSetting.all.map { "\"\($0.setting.path[1])\": \(Limits()[keyPath: $0.field])" }.joined(separator: ", ")
    }

    private func read(_ bytes: [UInt8], _ variables: [String: String]) throws -> Settings {
        let path = folder + "/settings.json"
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        try #require(isWritten)
        return try Settings.read(file: path, environment: ["HOME": folder].merging(variables) { $1 })
    }

    // S33
    @Test("S33 Spoiled settings are taken within their bounds, or refused in words and without a secret") func spoiled()
        throws
    {
        let whole = whole
        _ = try read(whole, [:])
        let names = Setting.all.map { SettingsReader.variable(of: $0) }
        var taken = 0
        var refused = 0
        for round in 0..<2_000 {
            // Every third time the environment is spoiled as well.
            let variables = round % 3 == 0 ? [fuzz.any(of: names): try variable()] : [:]
            do {
                let settings = try read(fuzz.spoiled(whole), variables)
                taken += 1
                for limit in LimitSetting.all {
                    #expect(limit.range.contains(settings.services.limits[keyPath: limit.field]))
                }
                #expect(settings.cost.memoryKiB >= PasswordHasher.Cost.standard.memoryKiB)
                #expect(IssuerRule.fault(in: settings.services.society.issuer) == nil)
            } catch let error as SettingsError {
                refused += 1
                // A key of the file is named; what it is set to is not.
                let lines = error.description.split(separator: "\n").filter { !$0.hasSuffix("no such setting") }
                #expect(!error.description.isEmpty && !lines.contains { $0.contains("canary") })
            }
        }
        #expect(taken > 20 && refused > 1_000, "\(taken) taken, \(refused) refused")
    }

    /// A value of the environment: spoiled, but without a NUL, which no variable can hold.
    private func variable() throws -> String {
        let bytes = fuzz.spoiled(Array(fuzz.any(of: ["587", "true", "1,3,5", "localhost", "kiosk", "/x/y"]).utf8))
        return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    }
}
