import Foundation
import Testing

@Suite("How the program is, for a person and for monitoring: office check") struct CheckCommandTests {
    private let society: CommandSociety
    private var folder: String { society.folder }

    init() throws { society = try CommandSociety() }

    private func office(_ arguments: String..., at more: [String: String] = [:]) throws -> BuiltProgram.Outcome {
        try society.office(arguments, at: more)
    }

    private struct Finding: Decodable {
        let topic: String
        let state: String
    }

    /// What each topic's state is, and the exit status.
    private func check(_ more: [String: String] = [:]) throws -> (states: [String: String], status: Int32) {
        struct Findings: Decodable { let findings: [Finding] }
        let outcome = try office("check", "--json", at: more)
        let findings = try JSONDecoder().decode(Findings.self, from: Data(outcome.output.utf8)).findings
        return (Dictionary(uniqueKeysWithValues: findings.map { ($0.topic, $0.state) }), outcome.status)
    }

    @Test("a new society is well, but for what was never done; a backup and a drill are known to be there")
    func new() throws {
        let first = try check()
        #expect(first.status == 1, "mails go into a folder, and nothing was backed up")
        for topic in ["settings", "keys", "store", "record"] { #expect(first.states[topic] == "fine", "\(topic)") }
        #expect(first.states["backup"] == "warning" && first.states["drill"] == "warning")
        #expect(first.states["mail"] == "warning" && first.states["certificate"] == nil)
        #expect(try office("backup", "\(folder)/backup").status == 0)
        #expect(try office("backup", "--drill", "\(folder)/backup").status == 0)
        let second = try check()
        #expect(second.states["backup"] == "fine" && second.states["drill"] == "fine")
        #expect(try office("check").output.contains("よし  保管庫  保管庫に異常はありません（加入者 1人）。"))
    }

    @Test("what is wrong is told by its topic, keeps nothing else from being looked at, and makes the status 2")
    func wrong() throws {
        let noServer = [
            "FIRSTLOGIN_SMTP_HOST": "localhost", "FIRSTLOGIN_SMTP_PORT": "1", "FIRSTLOGIN_SMTP_SECURITY": "none",
        ]
        let mail = try check(noServer)
        #expect(mail.status == 2 && mail.states["mail"] == "wrong" && mail.states["record"] == "fine")
        let (keys, aside) = ("\(folder)/data/keys", "\(folder)/data/keys.aside")
        try FileManager.default.moveItem(atPath: keys, toPath: aside)
        let lost = try check()
        #expect(lost.status == 2 && lost.states["keys"] == "wrong" && lost.states["store"] == "fine")
        #expect(lost.states["disk"] != nil && !FileManager.default.fileExists(atPath: keys), "nothing was made")
        try FileManager.default.moveItem(atPath: aside, toPath: keys)
        chmod(keys, 0o644)
        #expect(try check().states["keys"] == "wrong")
        chmod(keys, 0o600)
        let store = "\(folder)/data/store.sqlite"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        for place in stride(from: 5_000, to: bytes.count, by: 97) { bytes[place] ^= 0x55 }
        try bytes.write(to: URL(fileURLWithPath: store))
        chmod(store, 0o600)
        let damaged = try check()
        #expect(damaged.status == 2 && damaged.states["store"] == "wrong" && damaged.states["settings"] == "fine")
    }

    @Test("where there is no store yet, it is said, and none is made") func nothing() throws {
        let none = try check(["FIRSTLOGIN_STORE": "\(folder)/none/store.sqlite"])
        #expect(none.status == 2 && none.states["store"] == "wrong" && none.states["settings"] == "fine")
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/none"))
    }

    @Test("a certificate is told of before it ends") func certificate() throws {
        for (days, state) in [("2", "warning"), ("90", "fine")] {
            let made = Process()
            made.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
            made.arguments = [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", days,
                "-subj",
                "/CN=login.kenpo.example.jp", "-keyout", "\(folder)/key.pem", "-out", "\(folder)/cert.pem",
            ]
            made.standardError = FileHandle.nullDevice
            try made.run()
            made.waitUntilExit()
            chmod("\(folder)/key.pem", 0o600)
            let companion = [
                "FIRSTLOGIN_COMPANION_ADDRESS": "https://login.kenpo.example.jp",
                "FIRSTLOGIN_COMPANION_CERTIFICATE_FILE": "\(folder)/cert.pem",
                "FIRSTLOGIN_COMPANION_KEY_FILE": "\(folder)/key.pem",
            ]
            #expect(try check(companion).states["certificate"] == state, "\(days) days")
        }
    }
}
