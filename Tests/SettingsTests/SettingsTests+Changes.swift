import Companion
import CredentialStore
import FlowEngine
import Foundation
import Passkeys
import Accounts
import Testing

@testable import Settings

extension SettingsTests {
    // S33
    @Test(
        "A key that stands twice in one object is refused by its name, however it is written",
        arguments: [
            (#""issuer": "Other""#, "issuer"), (#""limits": {"noticeDays": 9, "noticeDays": 8}"#, "limits.noticeDays"),
            (#""limits": {"noticeDays": 9}, "limits": {"homeDays": 8}"#, "limits"),
            (#""iss\u0075er": "Other""#, "issuer"),
            (#""smtp.host": "a.jp", "smtp": {"host": "b.jp"}"#, "smtp.host"),
        ]) func twice(_ lines: String, _ key: String) throws
    {
        let error = #expect(throws: SettingsError.self) { try read(example(and: lines)) }
        #expect(error?.description.contains("has the key \(key) twice") == true, "\(error?.description ?? "")")
    }

    @Test("The same key in two objects, or as a value, is none that stands twice") func onceEach() {
        let texts = [
            #"{"a": {"x": 1}, "b": {"x": 2}}"#, #"{"a": "a", "b": "a"}"#, #"{"a": [{"x": 1}, {"x": 2}]}"#,
            #"{"a": {}, "b": {"a": 1}}"#,
        ]
        for text in texts { #expect(RepeatedKey.first(in: Array(text.utf8)) == nil, "\(text)") }
        #expect(RepeatedKey.first(in: Array(#"[{"x": 1, "x": 2}]"#.utf8)) != nil)
    }

    // S28
    @Test("S28 a certificate's key that others can read is refused, and what is no file") func certificateKey() throws {
        func reason(_ key: String) throws -> String? {
            let certificate = try file("x")
            return try faults(
                example(
                    and:
                        #""companion": {"address": "https://a.jp", "certificateFile": "\#(certificate)", "keyFile": "\#(key)"}"#
                ))["companion.keyFile"]
        }
        #expect(try reason(file("x", mode: 0o604))?.contains("others can read") == true)
        #expect(try reason(file("x", mode: 0o660))?.contains("chmod 600") == true)
        #expect(try reason("/nowhere")?.contains("cannot be read") == true)
        #expect(try reason("/dev/null")?.contains("no file") == true)
    }

    @Test("What was changed counts at once, after a restart, or in wizards that begin; what cannot change stays")
    func changes() throws {
        let companion = #""companion": {"address": "https://a.example.jp", "proxies": "::1", "port": 8080}"#
        let running = try read(example(and: companion + #", "limits": {"noticeDays": 30}"#))
        #expect(
            try running.changes(to: read(example(and: companion + #", "limits": {"noticeDays": 30}"#)))
                == .init(now: [], afterRestart: [], ofWizards: []))
        let read = try read(
            example(
                and:
                    #""companion": {"address": "https://b.example.jp", "proxies": ["10.0.0.1"], "port": 8081}, "#
                    + #""store": "/elsewhere/store.sqlite", "terminal": {"name": "x"}, "limits": {"noticeDays": 31}"#))
        let changes = running.changes(to: read)
        #expect(changes.now == ["companion.proxies", "limits.noticeDays"])
        #expect(changes.afterRestart == ["companion.address", "companion.port", "store"])
        #expect(changes.ofWizards == ["terminal.name"])
        let adopted = running.adopting(read)
        #expect(adopted.store == running.store && adopted.services.limits.noticeDays == 31)
        #expect(adopted.companion?.port == 8_080 && adopted.companion?.proxies == ["10.0.0.1"])
        #expect(adopted.services.companion?.party.id == "a.example.jp")
        #expect(folder(of: adopted.delivery) == folder(of: running.delivery))
        // Asked once more, it still says what a restart is needed for.
        #expect(adopted.changes(to: read).afterRestart == changes.afterRestart && adopted.changes(to: read).now.isEmpty)
    }
}
