import Foundation
import Shell
import Testing

@Suite("T21: the staff's side of a kiosk, in the real program", .serialized)
final class StaffKeyTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-staff-\(UUID().uuidString)"
    private static let pin = "482913"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try writeSettings(staffPIN: nil)
        // A society has members before it has kiosks.
        let members = "user_id,symbol,number,name,birthdate,mail,account\n01234567,12,101,ダイワ タロウ,1950-03-04,,new\n"
        try members.write(toFile: "\(folder)/members.csv", atomically: true, encoding: .utf8)
        try run("office import '\(folder)/members.csv' --delta")
        let line = try run("terminal pin", input: "\(Self.pin)\n\(Self.pin)\n")
        try writeSettings(staffPIN: line.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }

    private func writeSettings(staffPIN: String?) throws {
        let pin = staffPIN.map { ", \"staffPIN\": \"\($0)\"" } ?? ""
        let settings = """
            {
              "product": "Hoken Web",
              "society": {"name": "あおぞら健康保険組合", "telephone": "06-0000-0000", "hours": "平日 9時～17時",
                          "hoursInEnglish": "weekdays 9:00-17:00"},
              "issuer": "Aozora",
              "sender": {"address": "portal@aozora.example.jp"},
              "store": "\(folder)/data/store.sqlite",
              "terminal": {"kind": "kiosk", "name": "Counter 1"\(pin)}
            }
            """
        try settings.write(toFile: "\(folder)/settings.json", atomically: true, encoding: .utf8)
    }

    @discardableResult
    private func run(_ command: String, input: String = "") throws -> String {
        try Shell.run([
            "sh", "-c",
            "printf '\(input)' | env -i HOME='\(folder)' '\(Robot.program)' \(command) --settings '\(folder)/settings.json'",
        ])
    }

    private func pane() throws -> Pane {
        try Pane(
            "'\(Robot.program)' --settings '\(folder)/settings.json'",
            environment: ["HOME": folder, "TERM": "xterm-256color"])
    }

    private static let greeting = "Touch the screen or press any key"

    private func logIn(_ pane: Pane) throws {
        try pane.press("M-F12")
        try pane.see("暗証番号を入れてください")
        try pane.type(Self.pin)
        try pane.press("Enter")
        try pane.see("Counter 1")
    }

    @Test("T21 Staff covers a member's page, sees each key as it arrives, and takes the kiosk out of service and back")
    func staffPage() throws {
        let pane = try pane()
        try pane.see(Self.greeting)
        try pane.press("Space")
        try pane.see("0【1】")
        try pane.press("Enter")
        try pane.see("1【2】")
        try pane.type("CANARY12")
        try pane.see("┃ CANARY12")
        let first = try pane.wizard()
        try logIn(pane)
        #expect(try !pane.screen().contains("CANARY12"))
        try pane.press("Escape")
        try pane.see("┃ CANARY12")
        try logIn(pane)
        try pane.press("1", "Enter")
        try pane.see("symbolDark")
        try pane.press("Enter")
        try pane.see("16進")
        try pane.press("F5", "M-F12")
        try pane.see("1B 5B 31 35 7E")
        try pane.see("1B 5B 32 34 3B 33 7E")
        try pane.press("Escape")
        try pane.see("Esc         1B")
        try pane.press("Escape")
        try pane.see("1 端末の検査")
        try pane.press("3", "Enter")
        try pane.see("言葉を選んでください")
        try pane.press("1", "Enter")
        try pane.see("This terminal is out of service")
        #expect(try pane.wizard() != first && !pane.everything().contains("CANARY"))
        // The process dies over another page, and the next one knows it still.
        try pane.press("M-F12")
        try pane.see("暗証番号を入れてください")
        kill(try pane.wizard(), SIGKILL)
        try pane.see("This terminal is out of service")
        try pane.press("Space", "Enter")
        try logIn(pane)
        try pane.see("利用を始める")
        try pane.press("3", "Enter")
        try pane.see("利用を始めました")
        try pane.press("Escape")
        try pane.see(Self.greeting)
        try pane.press("Space")
        try pane.see("0【1】")
        #expect(try !pane.everything().contains(Self.pin))
    }
}
