import Foundation
import Testing

@testable import Curses

/// T19: whatever the child dies of, the terminal is as it was.
@Suite(.serialized) struct SupervisorTests {
    private func supervised(page: String = "1-2", options: String = "") throws -> TmuxTerminal {
        let terminal = try TmuxTerminal(
            """
            cd $(dirname LOG); stty -a > before; echo hello; \
            env TERM=xterm-256color PROBE \(page) LOG supervised \(options); \
            echo status $? >> LOG; stty -a > after; echo finished >> LOG; cat
            """)
        return terminal
    }

    private func expectRestored(_ terminal: TmuxTerminal, status: Int32, says words: String?) throws {
        #expect(try terminal.watch.line("status") == "status \(status)")
        try terminal.watch.line("finished")
        #expect(try terminal.file("after") == terminal.file("before"))
        #expect(
            try terminal.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "0 1 0\n")
        let screen = try terminal.screen
        #expect(screen[0] == "hello")
        #expect(!screen.contains { $0.contains("ユーザID") })
        if let words { #expect(screen.contains(words)) }
    }

    @Test(arguments: [SIGKILL, SIGSEGV, SIGILL, SIGABRT, SIGBUS]) func diesOf(signal: Int32) throws {
        let terminal = try supervised()
        let child = try terminal.process()
        try terminal.watch.line("painted")
        kill(child, signal)
        try expectRestored(terminal, status: 128 + signal, says: "probe died of signal \(signal)")
    }

    @Test func aTrapOfSwift() throws {
        let terminal = try supervised(options: "trap")
        try terminal.watch.line("painted")
        try terminal.send(bytes: "\u{1B}9")
        #expect([128 + SIGILL, 128 + SIGTRAP].contains(Int32(try terminal.watch.line("status").dropFirst(7))))
        try terminal.watch.line("finished")
        #expect(try terminal.file("after") == terminal.file("before"))
    }

    @Test func leavesByItself() throws {  // T22
        let terminal = try supervised()
        try terminal.watch.line("painted")
        try terminal.send(bytes: "\u{1B}[21~")
        try terminal.watch.line("end left")
        try expectRestored(terminal, status: 0, says: nil)
    }

    @Test(arguments: [(SIGTERM, "end terminated"), (SIGHUP, "end hung up")])
    func passesSignalsOn(signal: Int32, end: String) throws {
        let terminal = try supervised()
        let child = try terminal.process()
        try terminal.watch.line("painted")
        kill(try parent(of: child), signal)
        try terminal.watch.line(end, within: 1)
        try expectRestored(terminal, status: 1, says: nil)
    }

    @Test func endsWithItsParent() throws {
        let terminal = try supervised()
        let child = try terminal.process()
        try terminal.watch.line("painted")
        kill(try parent(of: child), SIGKILL)
        try terminal.watch.line("end terminated", within: 1)
    }

    @Test func aHangUpEndsWithinASecond() throws {
        let terminal = try supervised()
        try terminal.watch.line("painted")
        try terminal.tmux("kill-session")
        try terminal.watch.line("end hung up", within: 1)
    }

    @Test func stopsAndGoesOn() throws {
        let terminal = try TmuxTerminal("cd $(dirname LOG); exec env PS1='$ ' bash --norc --noprofile -i")
        try terminal.send(bytes: "\(ProbeProgram.path) 1-2 \(terminal.watch.path) supervised\r")
        try terminal.watch.line("painted")
        try terminal.send(bytes: "01")
        try terminal.watch.line("text 01")
        try terminal.send(bytes: "\u{1A}")
        // What is typed before it has stopped is still the program's.
        for _ in 0..<1_000 where try terminal.tmux("display-message", "-p", "#{alternate_on}") != "0\n" {}
        try terminal.send(bytes: "stty -a | grep -c ' echo ' >> \(terminal.watch.path)\r")
        try terminal.watch.line("1")
        #expect(try terminal.tmux("display-message", "-p", "#{alternate_on}") == "0\n")
        try terminal.send(bytes: "fg\r")
        try terminal.watch.line("resumed")
        try terminal.watch.line("painted")
        #expect(try terminal.screen[6].hasPrefix("  ┃ 01 "))
        try terminal.send(bytes: "2")
        try terminal.watch.line("text 012")
    }

    @Test("T19 at a kiosk another begins in place of the dead, and after five deaths members are sent to the office")
    func begins() throws {
        let terminal = try supervised(options: "kiosk")
        var child = try terminal.process()
        for death in 1...5 {
            try terminal.watch.line("painted")
            #expect(try !terminal.screen.contains("please ask"))
            kill(child, SIGKILL)
            guard death < 5 else { break }
            child = try terminal.process()
        }
        while try !terminal.screen.contains("please ask") {}
        let screen = try terminal.screen
        #expect(screen.contains("the office S9") && !screen.contains { $0.contains("ユーザID") })
        // What is typed meanwhile is shown nowhere, and reaches nobody.
        try terminal.send(bytes: "abc\u{3}\u{1A}")
        child = try terminal.process()
        try terminal.watch.line("painted")
        let page = try terminal.screen
        #expect(page.contains { $0.contains("ユーザID") } && !page.contains { $0.contains("abc") })
        #expect(!page.contains("please ask"))
        kill(child, SIGKILL)
        while try !terminal.screen.contains("please ask") {}
    }

    @Test("T19 a kiosk's parent that waits ends within a second when it is told to", arguments: [SIGTERM, SIGHUP])
    func endsWhileItWaits(signal: Int32) throws {
        let terminal = try supervised(options: "kiosk")
        var child = try terminal.process()
        let supervisor = try parent(of: child)
        for death in 1...5 {
            try terminal.watch.line("painted")
            kill(child, SIGKILL)
            if death < 5 { child = try terminal.process() }
        }
        while try !terminal.screen.contains("please ask") {}
        kill(supervisor, signal)
        try terminal.watch.line("status 137", within: 1)
        try terminal.watch.line("finished")
        #expect(try terminal.file("after") == terminal.file("before"))
        #expect(try !terminal.screen.contains("please ask"))
    }

    private func parent(of process: Int32) throws -> Int32 {
        let status = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return Int32(status.split(separator: ") ")[1].split(separator: " ")[1]) ?? 0
    }
}
