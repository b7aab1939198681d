import DrawnPages
import Foundation
import TextUI
import Testing

@testable import Curses

@Suite(.serialized) struct KeysTests {
    private func terminal(page: String = "1-2", options: String = "") throws -> TmuxTerminal {
        let terminal = try TmuxTerminal("exec env TERM=xterm-256color PROBE \(page) LOG \(options)")
        try terminal.watch.line("painted 24 80")
        return terminal
    }

    @Test func bothFormsOfEveryKey() throws {  // T03, R06
        let terminal = try terminal()
        let expected: [(bytes: String, key: String)] = [
            ("\u{1B}[B", "down"), ("\u{1B}OB", "down"), ("\u{1B}[A", "up"), ("\u{1B}OA", "up"),
            ("\u{1B}[C", "right"), ("\u{1B}OC", "right"), ("\u{1B}[D", "left"), ("\u{1B}OD", "left"),
            ("\u{1B}[H", "home"), ("\u{1B}[1~", "home"), ("\u{1B}OF", "end"), ("\u{1B}[4~", "end"),
            ("\u{1B}[5~", "pageUp"), ("\u{1B}[6~", "pageDown"), ("\u{1B}[Z", "backTab"), ("\t", "tab"),
            ("\u{1B}OP", "function(1)"), ("\u{1B}[11~", "function(1)"), ("\u{1B}[[A", "function(1)"),
            ("\u{1B}[15~", "function(5)"), ("\u{1B}1", "function(1)"), ("\u{1B}6", "function(6)"),
            ("\u{7F}", "backspace"), ("\u{8}", "backspace"), ("\u{1B}[3~", "delete"), ("\u{15}", "clear"),
            ("\u{C}", "repaint"), ("\r", "enter"),
        ]
        for (bytes, key) in expected {
            try terminal.send(bytes: bytes)
            #expect(try terminal.watch.line("key ") == "key \(key)", "\(Array(bytes.utf8))")
        }
        // Esc alone is Esc, and does not take a second.
        try terminal.send(bytes: "\u{1B}")
        #expect(try terminal.watch.line("key ", within: 1) == "key escape")
    }

    @Test func japaneseAndCombiningMarks() throws {
        let terminal = try terminal()
        try terminal.send(bytes: "あか\u{3099}ﾊﾟ")
        for _ in 1...4 { try terminal.watch.line("key character") }
        #expect(try terminal.watch.line("text ").hasPrefix("text あがﾊ"))
        #expect(try terminal.watch.line("text ") == "text あがﾊﾟ 12")
        try terminal.watch.line("painted")
        #expect(try terminal.screen[6].hasPrefix("  ┃ あがﾊﾟ "))
        // T09: two columns each for あ, が and ﾊﾟ.
        #expect(try terminal.tmux("display-message", "-p", "#{cursor_x} #{cursor_y}") == "10 6\n")
    }

    @Test func aPasteIsOneEventAndData() throws {  // T15
        let terminal = try terminal()
        try terminal.send(bytes: "\u{1B}[200~0123\r4567\u{1B}[B\u{3}\u{1B}[201~8")
        #expect(try terminal.watch.line("key paste").hasPrefix("key paste(\"0123\\n4567"))
        #expect(try terminal.watch.line("text ") == "text 01234567 8")
        #expect(try terminal.watch.line("key ") == "key character(\"8\")")
    }

    @Test func aFingerActivates() throws {  // T03
        let terminal = try terminal()
        // The button in row 20, as SGR mouse reports count from 1.
        try terminal.send(bytes: "\u{1B}[<0;10;20M\u{1B}[<0;10;20m")
        #expect(try terminal.watch.line("deed ") == "deed activated(login)")
    }

    @Test func howWideAmbiguousCharactersAre() throws {  // T13
        let terminal = try terminal()
        let before = try terminal.screen
        // tmux answers itself, and nothing of the question stays on the screen.
        try terminal.send(bytes: "\u{1B}7")
        #expect(try terminal.watch.line("width ") == "width narrow")
        try terminal.watch.line("painted")
        #expect(try terminal.screen == before)
        // Another terminal's answer, after two columns.
        try terminal.send(bytes: "\u{1B}[24;3R")
        #expect(try terminal.watch.line("width ") == "width wide")
    }

    @Test func newsFromAnotherThread() throws {
        let terminal = try terminal()
        try terminal.send(bytes: "\u{1B}8")
        try terminal.watch.line("rung", within: 1)
    }

    @Test(arguments: ["1-2", "1-3", "1-5", "1-6", "1-8", "1-9", "2-4-7", "top"])
    func whatIsOnTheScreenIsTheFrame(page: String) throws {
        let terminal = try terminal(page: page)
        let drawn = try #require(try DrawnPages.named(page))
        let frame = Layout.frame(of: drawn, draft: Draft(), size: .usual, words: DrawnPages.words)
        #expect(try Array(terminal.screen.prefix(24)) == frame.canvas.textLines)
    }

    @Test func nothingOfThePageBeforeStays() throws {  // T18
        let terminal = try terminal()
        for turn in 1...DrawnPages.names.count * 2 {
            let index = turn % DrawnPages.names.count
            try terminal.send(bytes: "\u{1B}[24~")
            try terminal.watch.line("page \(index)")
            try terminal.watch.line("painted")
            let page = try #require(try DrawnPages.named(DrawnPages.names[index]))
            guard page.symbol == nil else { continue }
            let frame = Layout.frame(of: page, draft: Draft(), size: .usual, words: DrawnPages.words)
            #expect(try Array(terminal.screen.prefix(24)) == frame.canvas.textLines)
        }
    }

    @Test func resizesDownToNothingAndBack() throws {  // T14, R06
        let terminal = try terminal()
        for step in 1...40 {
            let (columns, rows) = step.isMultiple(of: 2) ? (80 + step, 24 + step) : (step, max(1, step / 3))
            try terminal.tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
        }
        try terminal.tmux("resize-window", "-x", "101", "-y", "31")
        try terminal.watch.line("painted 31 101")
        #expect(try terminal.screen[26].contains("Enter 次へ"))
        try terminal.tmux("resize-window", "-x", "1", "-y", "1")
        try terminal.watch.line("painted 1 1")
        try terminal.tmux("resize-window", "-x", "80", "-y", "24")
        try terminal.watch.line("painted 24 80")
        #expect(try terminal.screen[6].hasPrefix("  ┃ "))
    }

    @Test(arguments: ["vt100", "linux", "xterm", "screen", "tmux-256color"])
    func everyTerminalOfDebianBase(name: String) throws {  // T13
        let terminal = try TmuxTerminal("exec env LC_ALL=C TERM=\(name) PROBE 1-3 LOG")
        try terminal.watch.line("painted")
        #expect(try terminal.screen[0].hasPrefix("  1【3】 ご自身の生年月日"))
    }

    @Test(arguments: [("dumb", "cannotPosition"), ("no-such-terminal", "unknownTerminal")])
    func otherTerminalsAreRefusedInWords(name: String, error: String) throws {
        let terminal = try TmuxTerminal("env TERM=\(name) PROBE 1-3 LOG; cat")
        #expect(try terminal.watch.line("error") == "error \(error)")
    }
}
