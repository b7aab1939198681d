import Foundation
import Testing

/// R06: garbage, a pasted megabyte, a dead line.
@Suite(.serialized) struct HardTimesTests {
    @Test func aDeadLineEndsWithinASecond() throws {  // T19
        let terminal = try BarePseudoTerminal(page: "1-2")
        terminal.hangUp()
        try terminal.watch.line("end hung up", within: 1)
    }

    @Test func aMegabyteOfGarbage() throws {
        let terminal = try BarePseudoTerminal(page: "1-3")
        var state: UInt64 = 42
        var garbage: [UInt8] = []
        while garbage.count < 1_000_000 {
            // Knuth's MMIX generator: the same garbage in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let byte = UInt8(truncatingIfNeeded: state >> 33)
            // Not the keys that leave: Ctrl-C, Ctrl-Z, Alt-0.
            if byte == 3 || byte == 0x1A || (garbage.last == 0x1B && byte == UInt8(ascii: "0")) { continue }
            garbage.append(byte)
        }
        terminal.send(garbage)
        terminal.send(Array("\u{1B}[201~生".utf8))
        try terminal.watch.line("key character(\"生\")", within: 60)
    }

    @Test func aPastedMegabyteIsOnePasteAndCapped() throws {  // T15
        let terminal = try BarePseudoTerminal(page: "1-3")
        terminal.send(Array("\u{1B}[200~\(String(repeating: "9", count: 1_000_000))\u{1B}[201~".utf8))
        #expect(try terminal.watch.line("text ", within: 60).hasSuffix(" 1024"))
        terminal.send(Array("\u{15}x".utf8))
        try terminal.watch.line("text x 1")
    }

    @Test func aPasteWithoutAnEndIsAPasteAllTheSame() throws {
        let terminal = try BarePseudoTerminal(page: "1-3")
        terminal.send(Array("\u{1B}[200~S25.3.4".utf8))
        #expect(try terminal.watch.line("text ") == "text S25.3.4 7")
    }

    @Test func aCharacterInTwoHalves() throws {
        let terminal = try BarePseudoTerminal(page: "1-3")
        terminal.send([0xE3])
        terminal.send([0x81])
        terminal.send([0x82])
        #expect(try terminal.watch.line("text ") == "text あ 3")
    }
}
