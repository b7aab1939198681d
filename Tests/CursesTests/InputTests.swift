import Foundation
import Shell
import Testing

/// Bytes over a real line, in the pieces in which slow lines bring them.
@Suite(.serialized) struct InputTests {
    private static let terminals = [
        "xterm", "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "vt220", "rxvt-unicode",
        "foot",
    ]

    /// Those that this system has a description of.
    private static var knownTerminals: [String] {
        terminals.filter { name in
            do { return try !Shell.run(["infocmp", name]).isEmpty } catch { return false }
        }
    }

    /// Sends a piece and waits until the probe has taken it and gone once around.
    private func send(_ piece: some Sequence<UInt8>, to terminal: BarePseudoTerminal) throws {
        terminal.send(Array(piece))
        try terminal.watch.line("painted")
    }

    // T23
    @Test("T23 The number pad types in every terminal", arguments: knownTerminals)
    func numberPad(name: String) throws {
        let terminal = try BarePseudoTerminal(page: "1-2", terminal: name)
        for (letter, digit) in zip("pqrstuvwxy", "0123456789") {
            terminal.send(Array("\u{1B}O\(letter)".utf8))
            #expect(try terminal.watch.line("key ") == "key character(\"\(digit)\")")
        }
        #expect(try terminal.watch.line("text ") == "text 0123456789 10")
        for (letter, sign) in zip("jklmno", "*+,-./") {
            terminal.send(Array("\u{1B}O\(letter)".utf8))
            #expect(try terminal.watch.line("key ") == "key character(\"\(sign)\")")
        }
        terminal.send(Array("\u{1B}OM".utf8))
        #expect(try terminal.watch.line("key ") == "key enter")
    }

    // T23
    @Test("T23 A sequence or a character in pieces is what it is in one, however long the line pauses")
    func pieces() throws {
        // The shortest time for Esc, so that whatever else waited for it would be seen to.
        let terminal = try BarePseudoTerminal(page: "1-2", environment: ["ESCDELAY=1"])
        let sequences: [(bytes: String, key: String)] = [
            ("\u{1B}[B", "down"), ("\u{1B}[1;2A", "up"), ("\u{1B}[13;2u", "enter"),
            ("\u{1B}[200~01\u{1B}[201~", "paste(\"01\")"),
            ("\u{1B}Op", "character(\"0\")"), ("あ", "character(\"あ\")"), ("𠮷", "character(\"𠮷\")"),
        ]
        for (text, key) in sequences {
            let bytes = Array(text.utf8)
            for split in (bytes[0] == 0x1B ? 2 : 1)..<bytes.count {
                try send(bytes[..<split], to: terminal)
                terminal.send(Array(bytes[split...]))
                #expect(try terminal.watch.line("key ") == "key \(key)", "\(bytes) at \(split)")
                try terminal.watch.line("painted")
            }
        }
        // What means nothing is nothing, and the next key is the next key.
        for text in [
            "\u{1B}[I", "\u{1B}]52;c;MDEy\u{1B}\\", "\u{1B}P>|foot\u{1B}\\", "\u{1B}_G\u{1B}\\", "\u{1B}[?62;1;6c",
            "\u{1B}[25~",
        ] {
            let bytes = Array(text.utf8)
            for split in 2..<bytes.count {
                try send(bytes[..<split], to: terminal)
                try send(bytes[split...], to: terminal)
                terminal.send(Array("x".utf8))
                #expect(try terminal.watch.line("key ") == "key character(\"x\")", "\(bytes) at \(split)")
                try terminal.watch.line("painted")
            }
        }
    }

    // T13, T23
    @Test("T13 T23 The answer about ambiguous width counts whenever it comes, and is never typed") func lateAnswer()
        throws
    {
        let terminal = try BarePseudoTerminal(page: "1-2", environment: ["ESCDELAY=1"])
        try send("\u{1B}7".utf8, to: terminal)
        try send("01".utf8, to: terminal)
        try send("\u{1B}[24".utf8, to: terminal)
        terminal.send(Array(";3R".utf8))
        #expect(try terminal.watch.line("width ") == "width wide")
        terminal.send(Array("2".utf8))
        #expect(try terminal.watch.line("text ") == "text 012 3")
    }

    // T23
    @Test("T23 Esc alone waits as long as ESCDELAY says") func loneEscape() throws {
        let terminal = try BarePseudoTerminal(page: "1-2", environment: ["ESCDELAY=1000"])
        try send([0x1B], to: terminal)
        // Far apart, and one sequence all the same.
        terminal.send(Array("[B".utf8))
        #expect(try terminal.watch.line("key ") == "key down")
        terminal.send([0x1B])
        #expect(try terminal.watch.line("key ") == "key escape")
    }

    // T14
    @Test("T14 The terminal's own size counts, whatever LINES and COLUMNS say") func environmentLies() throws {
        for environment in [["LINES=50", "COLUMNS=200"], ["LINES=10", "COLUMNS=20"], ["COLUMNS=132"]] {
            #expect(try BarePseudoTerminal(page: "1-2", environment: environment).firstFrame == "painted 24 80")
        }
    }
}
