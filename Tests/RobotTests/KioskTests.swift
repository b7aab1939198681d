import Foundation
import Shell
import Testing

@Suite("T21: what a kiosk keeps of a member", .serialized)
final class KioskTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-kiosk-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let settings = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/data/store.sqlite",
              "terminal": {"kind": "kiosk", "name": "Counter 1"},
              "limits": {"kioskIdleSeconds": 60}
            }
            """
        try settings.write(toFile: folder + "/settings.json", atomically: true, encoding: .utf8)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    private static let greeting = "Touch the screen or press any key"

    /// The wizard at 1【2】, with something typed.
    private func pane(terminal name: String) throws -> Pane {
        let pane = try Pane(
            "'\(Robot.program)' --settings '\(folder)/settings.json'", environment: ["HOME": folder, "TERM": name])
        try type(pane)
        return pane
    }

    private func type(_ pane: Pane) throws {
        try pane.see(Self.greeting)
        try pane.press("Space")
        try pane.see("0【1】")
        try pane.press("Enter")
        try pane.see("1【2】")
        try pane.type("CANARY12")
        try pane.see("┃ CANARY12")
    }

    /// Waits for the first page of a process that is another one than before.
    private func expectAnotherProcess(than first: Int32, _ pane: Pane, within seconds: Int = 20) throws {
        // The page of the first may be the greeting, too: the process is waited for before the page.
        try pane.see(within: seconds) { _ in
            do { return try pane.wizard() != first ? true : nil } catch { return nil }
        } what: {
            "another process"
        }
        try pane.see(Self.greeting)
        #expect(kill(first, 0) == -1)
        #expect(try !pane.everything().contains("CANARY"))
    }

    // T21, S14
    @Test("T21 S14 F10 and an idle end give the next member a new process and an empty screen")
    func nextMember() throws {
        let pane = try pane(terminal: "linux")
        let first = try pane.wizard()
        try pane.press("F10")
        try pane.see("ここで終わりますか")
        try pane.press("2", "Enter")
        try expectAnotherProcess(than: first, pane)
        try type(pane)
        let second = try pane.wizard()
        // Nobody presses a key for a minute, the shortest that the settings allow.
        try expectAnotherProcess(than: second, pane, within: 90)
    }

    @Test("R06 T19 Told to end just when a member has ended, it begins no other process")
    func toldMeanwhile() throws {
        let pane = try pane(terminal: "linux")
        let wizard = try pane.wizard()
        let supervisor = try #require(Int32(try facts(of: wizard)[1]))
        kill(supervisor, SIGSTOP)
        try pane.press("F10")
        try pane.see("ここで終わりますか")
        try pane.press("2", "Enter")
        try pane.see { _ in
            do { return try self.facts(of: wizard)[0] == "Z" ? true : nil } catch { return nil }
        } what: {
            "the end of the wizard"
        }
        kill(supervisor, SIGHUP)
        kill(supervisor, SIGCONT)
        try pane.see("[exit")
    }

    /// State and parent of a process, as the kernel tells them behind its name.
    private func facts(of process: Int32) throws -> [Substring] {
        let line = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return line.split(separator: ")").last?.split(separator: " ") ?? []
    }

    // S14, T19
    @Test("S14 T19 A kiosk's wizard is ended: nothing of the page is left")
    func ended() throws {
        let pane = try pane(terminal: "linux")
        kill(try pane.wizard(), SIGTERM)
        try pane.end()
        #expect(try !pane.everything().contains("CANARY") && !pane.everything().contains("1【2】"))
    }

    // S14, T19
    @Test("S14 T19 A kiosk's wizard dies: another begins at the first page, and nothing of the last is left")
    func dies() throws {
        let pane = try pane(terminal: "linux")
        let first = try pane.wizard()
        kill(first, SIGKILL)
        try expectAnotherProcess(than: first, pane)
        #expect(try !pane.everything().contains("1【2】"))
    }

    // T19
    @Test("T19 A kiosk's wizard that keeps dying sends members to the office, with a number, and tries on")
    func keepsDying() throws {
        let pane = try pane(terminal: "linux")
        for death in 1...5 {
            let wizard = try pane.wizard()
            kill(wizard, SIGSEGV)
            if death < 5 { try expectAnotherProcess(than: wizard, pane) }
        }
        try pane.see("窓口の係の者に")
        #expect(try pane.screen().contains("番号 S11") && pane.screen().contains("Please ask the office"))
        #expect(try !pane.everything().contains("CANARY"))
        try pane.see(Self.greeting)
    }
}
