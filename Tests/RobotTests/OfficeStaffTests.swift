import Foundation
import Shell
import Testing

@Suite("S32: staff at the real program, at the office's keyboard and at a kiosk", .serialized)
final class OfficeStaffTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-office-\(UUID().uuidString)"
    private let settings: String
    private static let password = "plum river stone"

    init() throws {
        settings = "\(folder)/settings.json"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/data/store.sqlite",
              "terminal": {"kind": "kiosk", "name": "Counter 1"}
            }
            """
        try text.write(toFile: settings, atomically: true, encoding: .utf8)
        let members = "user_id,symbol,number,name,birthdate,mail,account\n01234567,12,101,ダイワ タロウ,1950-03-04,,new\n"
        try members.write(toFile: "\(folder)/members.csv", atomically: true, encoding: .utf8)
        _ = try run("office import '\(folder)/members.csv' --delta")
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    private func run(_ command: String) throws -> String {
        try Shell.run([
            "sh", "-c", "env -i HOME='\(folder)' '\(Robot.program)' \(command) --settings '\(settings)' 2>&1 || true",
        ])
    }

    /// A shell at a terminal of the office.
    private func shell() throws -> Pane {
        try Pane(
            "sh", rows: 40, columns: 100,
            environment: [
                "HOME": folder, "TERM": "xterm-256color", "FIRSTLOGIN_SETTINGS": settings, "PS1": "office> ",
                "office": "\(Robot.program) office", "LC_ALL": "C.UTF-8",
            ])
    }

    private func answer(_ pane: Pane, _ question: String, _ text: String) throws {
        try pane.see(question)
        try pane.type(text)
        try pane.press("Enter")
    }

    private func command(_ pane: Pane, _ text: String) throws {
        try pane.type("clear; $office \(text)")
        try pane.press("Enter")
    }

    /// What an app shows for a key; the next code where that was used.
    private func code(of key: String, stepsAhead: Int = 0) throws -> String {
        try Shell.run(["oathtool", "--totp", "-b", "--now", "now + \(30 * stepsAhead) seconds", key])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes an account, and gives its initial password.
    private func add(_ name: String, _ role: String) throws -> String {
        let json = try run("office staff add \(name) --role \(role) --json")
        let drawn = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return try #require(drawn["initialPassword"] as? String)
    }

    /// Sets an account up at a terminal; gives the key of its app, as a phone's camera reads it from the screen.
    private func setUp(_ name: String, _ initial: String, at pane: Pane) throws -> String {
        try command(pane, "login \(name)")
        try answer(pane, "Password (not shown):", initial)
        try answer(pane, "New password:", Self.password)
        try answer(pane, "New password again:", Self.password)
        try pane.see("The 6 digits that the app shows:")
        let uri = try pane.see { _ in
            do { return try Picture.of(pane).qrCode() } catch { return nil }
        } what: {
            "a QR code"
        }
        let key = try #require(uri.firstMatch(of: /secret=([A-Z2-7]{32})/)).1
        #expect(uri.hasPrefix("otpauth://totp/Aozora:\(name)"))
        try answer(pane, "The 6 digits that the app shows:", try code(of: String(key)))
        try pane.see("All is set up")
        #expect(try !pane.everything().contains(Self.password))
        return String(key)
    }

    @Test(
        "S32 A clerk sets her account up, works at her terminal alone, and may do what her role may; then the kiosk asks for it"
    )
    func office() throws {
        let initial = try add("ito", "desk")
        #expect(try run("office member 01234567").contains("log in first"))
        let pane = try shell()
        try pane.see("office>")
        let key = try setUp("ito", initial, at: pane)
        try command(pane, "member 01234567")
        try pane.see("log in first")
        try command(pane, "login ito")
        try answer(pane, "Password (not shown):", Self.password)
        try answer(pane, "6 digits of your authenticator app:", try code(of: key, stepsAhead: 1))
        try pane.see("ito is logged in")
        try command(pane, "member 01234567")
        try pane.see("Goes on at")
        try command(pane, "import \(folder)/members.csv --delta")
        try pane.see("is not for the role desk")
        let other = try shell()
        try other.see("office>")
        try command(other, "member 01234567")
        try other.see("log in first")
        try command(pane, "logout")
        try pane.see("Logged out")
        try command(pane, "member 01234567")
        try pane.see("log in first")
        try kiosk(setUp("abe", add("abe", "lead"), at: pane))
        let record = try Shell.run([
            "sqlite3", "-cmd", ".timeout 5000", "\(folder)/data/store.sqlite",
            "SELECT event, terminal FROM audit ORDER BY sequence",
        ])
        for entry in ["staffLoggedIn(ito)|office (", "memberLookedAt(ito)|office (", "staffAdmitted(abe)|Counter 1"] {
            #expect(record.contains(entry), "\(entry)")
        }
        for file in ["store.sqlite", "store.sqlite-wal"] {
            let bytes = FileManager.default.contents(atPath: "\(folder)/data/\(file)") ?? Data()
            for secret in [Self.password, key, initial] { #expect(bytes.range(of: Data(secret.utf8)) == nil) }
        }
    }

    /// An account opens a kiosk's staff page, with a code that nothing has used.
    private func kiosk(_ key: String) throws {
        let pane = try Pane(
            "'\(Robot.program)' --settings '\(settings)'", environment: ["HOME": folder, "TERM": "xterm-256color"])
        try pane.see("Touch the screen or press any key")
        try pane.press("M-F12")
        try pane.see("認証アプリに出た6けた")
        try pane.type("abe")
        try pane.press("Enter")
        try pane.type(Self.password)
        try pane.press("Enter")
        try pane.type(try code(of: key, stepsAhead: 1))
        try pane.press("Enter")
        try pane.see("Counter 1")
        try pane.see("利用を止める")
    }
}
