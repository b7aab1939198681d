import Companion
import CredentialStore
import FlowEngine
import Foundation
import Mail
import Passkeys
import Accounts
import Secrets
import TextUI
import Testing
import World

@testable import Settings

@Suite("Settings") final class SettingsTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-settings-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { unlinkAll(folder) }

    func file(_ text: String, mode: Int = 0o644) throws -> String {
        let path = "\(folder)/\(UUID().uuidString).json"
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        try #require(made)
        return path
    }

    /// The example's settings with more lines in front.
    func example(and more: String = "", mode: Int = 0o644) throws -> String {
        let rest = SettingsTable.example.dropFirst()
        return try file(more.isEmpty ? SettingsTable.example : "{\(more),\(rest)", mode: mode)
    }

    func read(_ path: String?, _ variables: [String: String] = [:]) throws -> Settings {
        let home = ["HOME": folder].merging(variables) { $1 }
        return try Settings.read(file: path, environment: home, areCompared: true)
    }

    func faults(_ path: String?, _ variables: [String: String] = [:]) throws -> [String: String] {
        let error = #expect(throws: SettingsError.self) { try read(path, variables) }
        guard case .faults(let faults)? = error else { return [:] }
        return Dictionary(faults.map { ($0.name, $0.reason) }, uniquingKeysWith: { "\($0); \($1)" })
    }

    func folder(of delivery: Settings.Delivery) -> String? {
        guard case .folder(let path) = delivery else { return nil }
        return path
    }

    /// As `firstlogin terminal pin` prints it.
    private static let staffPIN =
        "v1k$argon2id$v=19$m=19456,t=2,p=1$\(String(repeating: "A", count: 22))$\(String(repeating: "A", count: 43))"

    @Test(
        "T21 A kiosk has a staff page by a hidden chord unless the society says otherwise, and the PIN of its settings")
    func staff()
        throws
    {
        let kiosk = ["FIRSTLOGIN_TERMINAL_KIND": "kiosk"]
        let path = try example(and: "\"terminal\": {\"staffPIN\": \"\(Self.staffPIN)\"}")
        let settings = try read(path, kiosk)
        #expect(settings.services.staffPIN?.stored == Self.staffPIN && settings.appearance.staffKey == .altFunction(12))
        let byF12 = try read(path, kiosk.merging(["FIRSTLOGIN_TERMINAL_STAFF_KEY": "f12"]) { $1 })
        #expect(byF12.services.staffPIN != nil && byF12.appearance.staffKey == .function(12))
        let withoutPIN = try read(example(), kiosk)
        #expect(withoutPIN.services.staffPIN == nil && withoutPIN.appearance.staffKey == .altFunction(12))
        let without = [
            try read(path),
            try read(path, kiosk.merging(["FIRSTLOGIN_TERMINAL_STAFF_KEY": "none"]) { $1 }),
        ]
        for settings in without {
            #expect(settings.services.staffPIN == nil && settings.appearance.staffKey == nil)
        }
        let wrong = try faults(example(and: #""terminal": {"staffPIN": "482913", "staffKey": "f11"}"#))
        #expect(Set(wrong.keys) == ["terminal.staffPIN", "terminal.staffKey"])
        #expect(!wrong.values.contains { $0.contains("482913") })
    }

    @Test("The example file is enough; all else has its default") func defaults() throws {
        let settings = try read(example())
        #expect(settings.services.society.name == "○○健康保険組合")
        #expect(settings.services.society.senderName == "○○健康保険組合")
        #expect(settings.services.limits == .init())
        #expect(
            settings.services.policy == .init(methods: [.app, .mail], browserExtensions: true, mailMayBeWaived: true))
        #expect(settings.store == "\(folder)/.local/share/firstlogin/store.sqlite")
        #expect(settings.keys == "\(folder)/.local/share/firstlogin/keys")
        #expect(settings.slots == "\(folder)/.local/share/firstlogin/slots")
        #expect(folder(of: settings.delivery) == "\(folder)/.local/share/firstlogin/mail")
        #expect(settings.cost == .standard)
        #expect(!settings.place.isKiosk && !settings.place.name.isEmpty)
    }

    @Test("The environment goes before the file, and XDG's folder before the home's") func environment() throws {
        let settings = try read(
            example(and: #""limits": {"noticeDays": 30, "firstWaits": [2, 4]}, "terminal": {"kind": "own"}"#),
            [
                "FIRSTLOGIN_SOCIETY_NAME": "みどり健保", "FIRSTLOGIN_TERMINAL_KIND": "kiosk",
                "FIRSTLOGIN_LIMITS_NOTICE_DAYS": "60", "FIRSTLOGIN_POLICY_MAIL_CODE": "false",
                "FIRSTLOGIN_HASH_MEMORY": "65536", "XDG_DATA_HOME": "/data",
            ])
        #expect(settings.services.society.name == "みどり健保")
        #expect(settings.place.isKiosk)
        #expect(settings.services.limits.noticeDays == 60 && settings.services.limits.firstWaits == [2, 4])
        #expect(settings.services.policy.methods == [.app])
        #expect(settings.cost == PasswordHasher.Cost(memoryKiB: 65_536, passes: 2))
        #expect(settings.store == "/data/firstlogin/store.sqlite")
    }

    @Test("FIRSTLOGIN_SETTINGS names the file, --settings another one") func whichFile() throws {
        let other = try example(and: #""terminal": {"name": "窓口2"}"#)
        #expect(try read(nil, ["FIRSTLOGIN_SETTINGS": other]).place.name == "窓口2")
        #expect(try read(example(), ["FIRSTLOGIN_SETTINGS": other]).place.name != "窓口2")
        #expect(throws: SettingsError.unusableFile(path: "/none", reason: "No such file or directory")) {
            try read("/none")
        }
    }

    @Test("What has to be set and is not is listed, with an example") func missing() throws {
        let names = try faults(file("{}")).keys
        #expect(names.count == 7)
        #expect(names.contains("society.telephone (or FIRSTLOGIN_SOCIETY_TELEPHONE)"))
        let error = #expect(throws: SettingsError.self) { try read(file("{}")) }
        #expect(error?.description.contains(SettingsTable.example) == true)
    }

    @Test(
        "Whatever is wrong is named where it stands, with the reason",
        arguments: [
            (#""producd": "x""#, "producd", "no such setting"),
            (#""smtp": {"port": "587", "host": "mail.example.jp"}"#, "smtp.port", "whole number"),
            (#""smtp": {"port": 70000, "host": "mail.example.jp"}"#, "smtp.port", "1 to 65535"),
            (#""smtp": {"port": 587}"#, "smtp.port", "without smtp.host"),
            (
                #""smtp": {"host": "mail.example.jp", "security": "tls"}"#, "smtp.security",
                "startTLS, implicitTLS, none"
            ),
            (#""smtp": {"host": "mail.example.jp", "security": "none"}"#, "smtp.security", "localhost"),
            (#""smtp": {"host": "bad host"}"#, "smtp.host", "no host's name"),
            (#""smtp": {"host": "mail.example.jp", "username": "relay"}"#, "smtp.username", "smtp.passwordFile"),
            (#""smtp": {"host": "localhost", "authorityFile": "/none"}"#, "smtp.authorityFile", "no such file"),
            (#""smtp": {"host": "localhost"}, "mail": {"folder": "/x"}"#, "mail.folder", "beside smtp.host"),
            (#""limits": {"noticeDays": 91}"#, "limits.noticeDays", "1 to 90"),
            (#""limits": {"passwordLength": 7}"#, "limits.passwordLength", "8 to 64"),
            (#""limits": {"firstWaits": [3, 1]}"#, "limits.firstWaits", "none smaller"),
            (#""hash": {"memory": 1024}"#, "hash.memory", "19456 to"),
            (#""policy": {"mailCode": "yes"}"#, "policy.mailCode", "true or false"),
            (#""terminal": {"name": "a\nb"}"#, "terminal.name", "more than one line"),
            (#""terminal": {"name": " "}"#, "terminal.name", "empty"),
            (#""terminal": {"name": 5}"#, "terminal.name", "text"),
            (#""companion": {"address": "http://kenpo.example.jp"}"#, "companion.address", "https://"),
            (
                #""companion": {"address": "https://192.0.2.1", "proxies": "::1"}"#, "companion.address",
                "never for numbers"
            ),
            (
                #""companion": {"address": "https://a.example.jp", "party": "b.jp", "proxies": "::1"}"#,
                "companion.party", "domain above"
            ), (#""companion": {"address": "https://a.example.jp"}"#, "companion.address", "TLS needs"),
            (#""companion": {"port": 80}"#, "companion.port", "without companion.address"),
            (
                #""companion": {"address": "https://a.jp", "proxies": "::1", "certificateFile": "/dev/null"}"#,
                "companion.certificateFile", "needs companion.keyFile"
            ),
            (
                #""companion": {"address": "https://a.jp", "proxies": ["::1", "proxy.example.jp"]}"#,
                "companion.proxies",
                "must be an address"
            ),
            (#""companion": {"address": "https://a.jp", "proxies": "::1,"}"#, "companion.proxies", "empty"),
            (#""companion": {"address": "https://a.jp", "proxies": []}"#, "companion.proxies", "empty"),
            (#""companion": {"address": "https://a.jp", "proxies": [1]}"#, "companion.proxies", "list of texts"),
            (
                #""smtp": {"host": "mail.example.jp", "mechanism": "PLAIN"}"#, "smtp.mechanism", "needs smtp.username"
            ),
        ]) func wrong(_ lines: String, _ name: String, _ reason: String) throws
    {
        let faults = try faults(example(and: lines))
        #expect(faults.keys.sorted() == [name])
        #expect(faults[name]?.contains(reason) == true, "\(faults)")
    }

    @Test("Passkeys are offered where a companion is named, and only there") func companion() throws {
        let settings = try read(
            example(and: #""companion": {"address": "https://login.kenpo.example.jp", "proxies": "127.0.0.1, ::1"}"#))
        #expect(settings.services.policy.methods == [.passkey, .app, .mail])
        #expect(settings.services.companion?.party.id == "login.kenpo.example.jp")
        #expect(settings.services.attestation == .acceptUnverified)
        let strict = try read(
            example(
                and:
                    #""companion": {"address": "https://a.example.jp", "proxies": "::1", "acceptUnverified": false}"#))
        #expect(strict.services.attestation == .refuseUnverified)
        #expect(settings.companion?.proxies == ["127.0.0.1", "::1"] && settings.companion?.port == 8_080)
        let without = try read(example())
        #expect(without.companion == nil && without.services.companion == nil)
    }

    // S39
    @Test(
        "S39 proxies are a list of the file, a text with commas, or a variable",
        arguments: [
            #"["127.0.0.1", "::1"]"#, #""127.0.0.1, ::1""#, #"[" 127.0.0.1 ", "::1"]"#,
        ]) func proxies(_ value: String) throws
    {
        let companion = #""companion": {"address": "https://a.example.jp", "proxies": \#(value)}"#
        #expect(try read(example(and: companion)).companion?.proxies == ["127.0.0.1", "::1"])
        let variables = [
            "FIRSTLOGIN_COMPANION_ADDRESS": "https://a.example.jp", "FIRSTLOGIN_COMPANION_PROXIES": "127.0.0.1, ::1",
        ]
        #expect(try read(example(), variables).companion?.proxies == ["127.0.0.1", "::1"])
    }

    @Test("An unknown variable is named, however well it is meant") func unknownVariable() throws {
        #expect(
            try faults(example(), ["FIRSTLOGIN_SMPT_HOST": "x"]) == ["FIRSTLOGIN_SMPT_HOST": "there is no such setting"]
        )
        #expect(throws: Never.self) { try read(example(), ["FIRSTLOGIN_LANGUAGE": "en", "PATH": "/bin"]) }
    }

    // S17
    @Test("S17 An issuer that apps misread, or that makes the QR code too large, is refused at start")
    func issuer() throws {
        func reason(_ issuer: String) throws -> String? {
            try faults(example(), ["FIRSTLOGIN_ISSUER": issuer])["FIRSTLOGIN_ISSUER"]
        }
        for issuer in ["Midori:Kenpo", "Midori+Kenpo", "みどり健保"] {
            #expect(try reason(issuer)?.contains("ASCII") == true)
        }
        let long = try #require(try reason(String(repeating: "Kenpo", count: 9)))
        let fitting = try #require(long.split(separator: " ").compactMap { Int($0) }.last)
        #expect(long.contains("24 rows") && (12..<45).contains(fitting))
        let longest = String(String(repeating: "Kenpo", count: 9).prefix(fitting))
        #expect(try read(example(), ["FIRSTLOGIN_ISSUER": longest]).services.society.issuer == longest)
    }

    @Test("Secrets are never shown, and never lie where others can read them") func secrets() throws {
        let smtp = #""smtp": {"host": "mail.example.jp", "username": "relay", "password": "canary-77"}"#
        let open = #expect(throws: SettingsError.self) { try read(example(and: smtp)) }
        #expect(open?.description.contains("chmod 600") == true && open?.description.contains("canary") == false)
        let settings = try read(example(and: smtp, mode: 0o600))
        #expect(!String(reflecting: settings).contains("canary"))
        let doubled = try faults(
            example(and: smtp, mode: 0o600), ["FIRSTLOGIN_SMTP_PASSWORD_FILE": file("x", mode: 0o644)])
        #expect(doubled["FIRSTLOGIN_SMTP_PASSWORD_FILE"]?.contains("others can read") == true)
        #expect(doubled["smtp.password"] == "smtp.passwordFile is set as well")
    }

    @Test("A password file: its first line, read anew each time") func passwordFile() throws {
        let path = try file("se cret\nmore\n", mode: 0o400)
        #expect(PasswordFile(path: path).fault == nil)
        #expect(PasswordFile(path: path).password() == "se cret")
        #expect(try PasswordFile(path: file("\n", mode: 0o600)).fault?.contains("no password") == true)
        #expect(try PasswordFile(path: file("x", mode: 0o640)).fault?.contains("others can read") == true)
        #expect(PasswordFile(path: "/none").fault?.contains("cannot be read") == true)
    }

    // S33
    @Test(
        "S33 A file that is too deep or no JSON object is refused",
        arguments: [
            (String(repeating: "[", count: 17) + String(repeating: "]", count: 17), "deeper than 16"),
            ("{", "no JSON"), ("", "no JSON"), ("[]", "object"), ("{\"a\": [[1]]}", "array"),
        ]) func unusable(_ text: String, _ reason: String) throws
    {
        let error = #expect(throws: SettingsError.self) { try read(file(text)) }
        let given = error?.description ?? ""
        #expect(given.contains("cannot be used") && given.localizedCaseInsensitiveContains(reason), "\(given)")
    }

    // S33
    @Test("S33 A file of more than 64 KiB is refused unread") func large() throws {
        let error = #expect(throws: SettingsError.self) {
            try read(file(String(repeating: " ", count: 65_536) + "{}"))
        }
        #expect(error?.description.contains("more than 65536 bytes") == true)
    }

    @Test("Braces within a text are no depth") func depthInText() throws {
        let text = String(repeating: "{", count: 19) + #"\""# + String(repeating: "[", count: 19)
        #expect(try read(example(and: #""terminal": {"name": "\#(text)"}"#)).place.name.count == 39)
    }

    @Test("Every setting has a variable of its own, and the table names each") func table() {
        let variables = Setting.all.map { SettingsReader.variable(of: $0) }
        #expect(Set(variables).count == variables.count)
        #expect(Set(Setting.all.map(\.key)).count == variables.count)
        for variable in variables { #expect(SettingsTable.markdown.contains("`\(variable)`")) }
        #expect(SettingsReader.variable(of: .smtpPasswordFile) == "FIRSTLOGIN_SMTP_PASSWORD_FILE")
    }

    @Test("A setting's old name is still read, in file and environment, with a remark") func formerNames() throws {
        let old = try read(example(and: #""limits": {"errandSeconds": 300}"#))
        #expect(old.services.limits.browserTaskSeconds == 300 && old.remarks.count == 1)
        let variable = try read(example(), ["FIRSTLOGIN_LIMITS_ERRAND_SECONDS": "240"])
        #expect(variable.services.limits.browserTaskSeconds == 240 && variable.remarks.count == 1)
        let new = try read(example(and: #""limits": {"browserTaskSeconds": 360}"#))
        #expect(new.services.limits.browserTaskSeconds == 360 && new.remarks.isEmpty)
    }

    @Test("Every limit can be set") func limits() throws {
        let fields = Mirror(reflecting: Limits()).children.compactMap(\.label)
        #expect(Set(fields).subtracting(Setting.all.map { $0.key.replacing("limits.", with: "") }).isEmpty)
    }
}

/// Removes a test's folder, whatever is left of it.
func unlinkAll(_ path: String) {
    do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
}
