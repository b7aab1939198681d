import Curses
import Foundation
import Shell
import Testing

/// S14: what an end leaves on the screen and above it.
@Suite(.serialized) struct ResidueTests {
    private static let endings = [SIGTERM, SIGHUP, SIGKILL, SIGSEGV]

    /// The probe under its supervisor, below sixty lines of others, most of which have left the screen.
    private func supervised(_ name: String, options: String = "") throws -> TmuxTerminal {
        try TmuxTerminal(
            """
            for n in $(seq 60); do echo before $n; done; env TERM=\(name) PROBE 1-2 LOG supervised \(options); \
            echo status $? >> LOG; echo finished; cat
            """)
    }

    /// Types something onto the page, ends the wizard, and gives all that is left.
    /// Where another begins in place of the dead, that one is told to end.
    private func leftover(of terminal: TmuxTerminal, after signal: Int32, isKiosk: Bool = false) throws -> String {
        let wizard = try terminal.process()
        try terminal.send(bytes: "CANARY")
        try terminal.watch.line("text CANARY")
        kill(wizard, signal)
        if isKiosk, [SIGKILL, SIGSEGV].contains(signal) { kill(try terminal.process(), SIGTERM) }
        try terminal.watch.line("status")
        // The terminal has drawn everything once the line behind it is there.
        let end = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < end {
            let all = try terminal.tmux("capture-pane", "-p", "-S", "-")
            if all.contains("finished") { return all }
        }
        throw LineWatch.Missing(wanted: "finished", seen: try terminal.screen)
    }

    // S14, T19
    @Test(
        "S14 T19 Where there is no other screen, no page stays behind, whatever ended it",
        arguments: ["linux", "vt220", "vt100"], endings)
    func withoutOtherScreen(name: String, signal: Int32) throws {
        let left = try leftover(of: supervised(name), after: signal)
        #expect(!left.contains("CANARY") && !left.contains("パスワード"))
        // What others wrote above is theirs.
        #expect(left.contains("before 1\n"))
    }

    // S14, T21
    @Test(
        "S14 T21 At a kiosk nothing stays on the screen nor above it, whatever ended it",
        arguments: ["linux", "vt220", "xterm-256color", "tmux-256color"], endings)
    func atAKiosk(name: String, signal: Int32) throws {
        let terminal = try supervised(name, options: "kiosk")
        let left = try leftover(of: terminal, after: signal, isKiosk: true)
        #expect(!left.contains("CANARY") && !left.contains("パスワード") && !left.contains("before"))
        // Nor on the other screen.
        try terminal.tmux("send-keys", "-H", "04")
        try Shell.run(["sh", "-c", "printf '\\033[?47h' >'\(terminal.line())'"])
        #expect(try !terminal.tmux("capture-pane", "-p").contains("CANARY"))
    }

    // T21, S14
    @Test(
        "T21 S14 The next member gets a process of her own under the same supervisor",
        arguments: ["linux", "xterm-256color"])
    func nextMember(name: String) throws {
        let terminal = try supervised(name, options: "kiosk")
        let first = try terminal.process()
        try terminal.send(bytes: "CANARY")
        try terminal.watch.line("text CANARY")
        try terminal.send(bytes: "\u{1B}[21~")
        try terminal.watch.line("end left")
        let second = try terminal.process()
        #expect(second != first)
        try terminal.watch.line("painted")
        // ESRCH: the first is gone, with all that it knew.
        #expect(kill(first, 0) == -1)
        try terminal.send(bytes: "x")
        try terminal.watch.line("text x 1")
        #expect(try !terminal.tmux("capture-pane", "-p", "-S", "-").contains("CANARY"))
        kill(second, SIGTERM)
        #expect(try terminal.watch.line("status") == "status 1")
    }
}
