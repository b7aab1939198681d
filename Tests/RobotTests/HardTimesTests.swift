import Foundation
import Shell
import Testing

@Suite("Hard times at the real program", .serialized)
final class HardTimesTests {
    private let folder = NSTemporaryDirectory() + "firstlogin-hard-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // The society is made beforehand: what is counted there is no line of the wizard's.
        try Shell.run([Robot.program, "demo", "--home", folder + "/home", "--members"])
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            // A wizard is about to close its store; the folder for temporary files is emptied by the system.
        }
    }

    private var program: String { "'\(Robot.program)' demo --home '\(folder)/home'" }

    /// The wizard in tmux, with a line above it, and what `stty` says before it begins.
    private func pane() throws -> Pane {
        let pane = try Pane("sh -c \"stty -a >'\(folder)/before'; echo hello; exec \(program)\"")
        try toLogin(pane)
        return pane
    }

    /// 1【2】, with something typed.
    private func toLogin(_ pane: Pane) throws {
        try pane.see("＞ 1")
        try pane.press("Enter")
        try pane.see("ユーザID（必須）")
        try pane.type("0123")
        try pane.see("┃ 0123")
    }

    /// The wizard on a bare line, at 1【2】.
    private func bareTerminal() throws -> BareTerminal {
        let terminal = try BareTerminal(
            ["env", "-u", "FIRSTLOGIN_PYTHON", "-u", "FIRSTLOGIN_BINARY", "-u", "FIRSTLOGIN_RECORD"]
                + [Robot.program, "demo", "--home", folder + "/home"])
        try terminal.see("0【1】")
        terminal.send("\r")
        try terminal.see("ユーザID（必須）")
        return terminal
    }

    /// Nothing of the page is left, and one plain line says what happened.
    private func expectRestored(_ pane: Pane, exit status: Int32, says words: String) throws {
        #expect(try pane.end() == Int(status))
        #expect(try pane.modes() == "0 1 0")
        #expect(try pane.line() == String(contentsOfFile: folder + "/before", encoding: .utf8))
        let lines = try pane.screen().split(separator: "\n").map(String.init)
        #expect(lines.count == 3 && lines[0] == "hello" && lines[2] == "[exit \(status)]")
        #expect(lines.count == 3 && lines[1].hasPrefix(words))
    }

    // T19
    @Test("T19 The wizard dies of a signal: the terminal is as it was", arguments: [SIGILL, SIGSEGV, SIGKILL])
    func dies(signal: Int32) throws {
        let pane = try pane()
        kill(try pane.wizard(), signal)
        try expectRestored(pane, exit: 128 + signal, says: "異常終了  番号 S\(signal)  ここまでは保存されています。")
    }

    // T19
    @Test("T19 The wizard is told to end: it ends in order", arguments: [SIGTERM, SIGHUP])
    func isTold(signal: Int32) throws {
        let pane = try pane()
        kill(try pane.wizard(), signal)
        try expectRestored(pane, exit: 0, says: "中断  ここまでを保存しました。")
    }

    // R06, T19
    @Test("R06 T19 The line goes dead: wizard and supervisor are gone within a second") func hangsUp() throws {
        let terminal = try bareTerminal()
        terminal.hangUp()
        _ = try terminal.end(within: 1)
    }

    // R06
    @Test("R06 Ctrl-Z and back, 1x1 and back: the same page, with what was typed") func comesBack() throws {
        let pane = try Pane("PS1='$ ' bash --norc --noprofile -i")
        try pane.see("$")
        try pane.type(program + "\n")
        try toLogin(pane)
        let page = try pane.screen()
        try pane.press("C-z")
        try pane.see("Stopped")
        #expect(try pane.modes() == "0 1 0")
        try pane.type("stty -a | grep -c ' echo '\n")
        try pane.see("\n1\n")
        try pane.type("fg\n")
        try pane.seeAgain(page)
        try pane.resize(rows: 1, columns: 1)
        try pane.resize(rows: 24, columns: 80)
        try pane.seeAgain(page)
        try pane.type("4567")
        try pane.see("01234567 ")
    }

    // R06
    @Test("R06 1x1 and back before the wizard has looked: the page is painted anew") func missedSize() throws {
        let pane = try pane()
        let page = try pane.screen()
        // The size is as it was, and what was shown is gone.
        try pane.wipe()
        kill(try pane.wizard(), SIGWINCH)
        try pane.seeAgain(page)
    }

    // R06
    @Test("R06 A megabyte of random bytes: it stays alive, and is left in order") func garbage() throws {
        let terminal = try bareTerminal()
        var state: UInt64 = 42
        var bytes: [UInt8] = []
        while bytes.count < 1_000_000 {
            // Knuth's MMIX generator: the same garbage in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let byte = UInt8(truncatingIfNeeded: state >> 33)
            // Not the keys that leave: Ctrl-C, Alt-0. Nor Ctrl-Z, from which nobody here could bring it back.
            if byte == 3 || byte == 0x1A || (bytes.last == 0x1B && byte == UInt8(ascii: "0")) { continue }
            bytes.append(byte)
        }
        terminal.send(bytes)
        // The end of a paste that may have begun.
        terminal.send("\u{1B}[201~")
        try terminal.sendAll()
        #expect(try terminal.leave() == 0)
        #expect(terminal.isRestored && terminal.farewell.count == 1)
    }

    // R06, T15
    @Test("R06 T15 A pasted megabyte is data: it presses nothing, is cut off, and can be typed over") func paste()
        throws
    {
        let terminal = try bareTerminal()
        // Line ends, Ctrl-C, Esc and F10 are no keys in it.
        let piece = "01234567\r\n\u{3}\u{1B}\u{1B}[21~"
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        terminal.send("\u{1B}[200~\(text)\u{1B}[201~")
        try terminal.sendAll()
        terminal.forget()
        terminal.send("\u{15}7654321\u{C}")
        try terminal.see("1【2】", "7654321")
        #expect(try terminal.leave() == 0)
        #expect(terminal.isRestored && terminal.farewell == ["終了しました。入力はまだなかったので、保存したものはありません。"])
    }
}
