import Foundation
import Testing

@testable import TextUI

/// What the bytes of terminals come to, in whatever pieces they come.
@Suite("What the bytes of terminals come to") struct InputParserTests {
    private struct Sequence {
        let bytes: [UInt8]
        let events: [String]
    }

    private static func sequences() throws -> [Sequence] {
        let rows = try lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        return rows.map { row in
            let events = row[1] == "-" ? [] : row[1].replacing("\\n", with: "\n").components(separatedBy: " | ")
            return Sequence(bytes: bytes(of: row[0]), events: events)
        }
    }

    private static var lines: [Substring] {
        get throws {
            let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/sequences.tsv")
            return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().map { $0 }
        }
    }

    /// Bytes written with `\e`, `\a`, `\r`, `\\` and `\xHH`.
    private static func bytes(of cell: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = cell.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch letter {
            case UInt8(ascii: "e"): bytes.append(0x1B)
            case UInt8(ascii: "a"): bytes.append(0x07)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "x"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                rest = rest.dropFirst(2)
                bytes += UInt8(digits, radix: 16).map { [$0] } ?? []
            default: bytes.append(letter)
            }
        }
        return bytes
    }

    private func words(_ events: [InputEvent]) -> [String] {
        events.map { event in if case .key(let key) = event { "\(key)" } else { "\(event)" } }
            .map { $0.hasPrefix("paste") ? $0.replacing("\\n", with: "\n") : $0 }
    }

    @Test("T21 A key comes with what the terminal sent for it, whatever it was taken for, and answers are none")
    func traces() {
        var (parser, tracer) = (InputParser(), KeyTracer())
        let sent: [(Key?, [UInt8])] = [
            (.character("a"), [0x61]), (.character("あ"), [0xE3, 0x81, 0x82]), (.enter, [13]),
            (.altFunction(12), Array("\u{1B}[24;3~".utf8)), (nil, Array("\u{1B}[57358u".utf8)),
            (.pointed(row: 4, column: 9), Array("\u{1B}[<0;10;5M".utf8)), (nil, [0]),
        ]
        for byte in sent.flatMap(\.1) + Array("\u{1B}[24;3R\u{1B}".utf8) { _ = tracer.take(byte, by: &parser) }
        #expect(tracer.escapeIsAlone(by: &parser) == [.key(.escape)])
        let expected = sent.map { KeyTrace(key: $0.0, bytes: $0.1) } + [KeyTrace(key: .escape, bytes: [0x1B])]
        #expect(tracer.takeTraces() == expected && tracer.takeTraces().isEmpty)
    }

    // T23
    @Test("T23 Every sequence means what it means wherever it is split, and nothing of it is left")
    func splits() throws {
        let sequences = try Self.sequences()
        #expect(sequences.count > 250)
        for sequence in sequences {
            for first in 0...sequence.bytes.count {
                for second in first...sequence.bytes.count {
                    var parser = InputParser()
                    var events = parser.take(sequence.bytes[..<first])
                    events += parser.take(sequence.bytes[first..<second])
                    events += parser.take(sequence.bytes[second...])
                    #expect(words(events) == sequence.events, "\(sequence.bytes) at \(first), \(second)")
                    #expect(!parser.isEscapePending)
                    #expect(words(parser.take("x".utf8)) == ["character(\"x\")"], "\(sequence.bytes)")
                }
            }
            var parser = InputParser()
            let events = sequence.bytes.flatMap { parser.take([$0]) }
            #expect(words(events) == sequence.events, "\(sequence.bytes) byte by byte")
        }
    }

    // T23
    @Test("T23 Any sequence behind any other means what it means alone") func pairs() throws {
        let sequences = try Self.sequences()
        for (index, first) in sequences.enumerated() {
            let second = sequences[(index * 101 + 7) % sequences.count]
            // A character that is cut off takes its rest from what follows.
            guard first.bytes.last.map({ $0 < 0x80 }) ?? true else { continue }
            var parser = InputParser()
            #expect(
                words(parser.take(first.bytes + second.bytes)) == first.events + second.events,
                "\(first.bytes) \(second.bytes)")
        }
    }

    // T23, S33
    @Test("T23 S33 Whatever bytes come, the pieces in which they come do not matter") func anyBytes() {
        // What sequences are made of comes often enough to make them.
        let alphabet =
            Array("\u{1B}\u{1B}\u{1B}[[]OPMX_^<;:0129~uRABC$\\\u{7}\u{18}\r\t a".utf8) + Array(0x80...0xFF) + [0, 3]
        var state: UInt64 = 42
        func random(below limit: Int) -> Int {
            // Knuth's MMIX generator: the same bytes in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % limit
        }
        for _ in 1...3_000 {
            let bytes = (0..<random(below: 40)).map { _ in alphabet[random(below: alphabet.count)] }
            var whole = InputParser()
            var pieces = InputParser()
            let events = whole.take(bytes)
            var split: [InputEvent] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = 1 + random(below: 5)
                split += pieces.take(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            #expect(split == events && whole.escapeIsAlone() == pieces.escapeIsAlone(), "\(bytes)")
            #expect(whole.pasteFellSilent() == pieces.pasteFellSilent(), "\(bytes)")
        }
    }

    // T23
    @Test("T23 Only an ESC that stands alone waits, and it is Esc when the time is over") func loneEscape() {
        var parser = InputParser()
        #expect(parser.take([0x1B]).isEmpty && parser.isEscapePending)
        #expect(parser.escapeIsAlone() == [.key(.escape)])
        #expect(!parser.isEscapePending && parser.escapeIsAlone().isEmpty)
        // Esc twice, and Esc held down.
        #expect(parser.take([0x1B, 0x1B]).isEmpty && parser.escapeIsAlone() == [.key(.escape), .key(.escape)])
        #expect(parser.take([0x1B, 0x1B, 0x1B]) == [.key(.escape)])
        #expect(parser.escapeIsAlone() == [.key(.escape), .key(.escape)])
        for beginning in ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;title", "\u{1B}]0;title\u{1B}", "\u{1B}[M!"] {
            var parser = InputParser()
            #expect(parser.take(beginning.utf8).isEmpty && !parser.isEscapePending, "\(beginning.debugDescription)")
        }
        // Esc leads out of a string that has no end; the second one counts.
        #expect(parser.take("\u{1B}]0;title\u{1B}".utf8).isEmpty && parser.take([0x1B]).isEmpty)
        #expect(parser.escapeIsAlone() == [.key(.escape)])
    }

    // T23
    @Test("T23 An endless string is read and not kept") func endless() {
        for beginning in ["\u{1B}]", "\u{1B}P", "\u{1B}[", "\u{1B}_"] {
            var parser = InputParser()
            var events = parser.take(beginning.utf8)
            for _ in 1...1_000 { events += parser.take(Array(repeating: 0x31, count: 100)) }
            #expect(events.isEmpty && parser.held.count <= 64)
            #expect(parser.take([0x18]).isEmpty && words(parser.take([0x78])) == ["character(\"x\")"])
        }
    }

    // T15
    @Test("T15 A paste is cut off at its most") func cap() {
        var parser = InputParser()
        let events = parser.take(
            "\u{1B}[200~\(String(repeating: "9", count: InputParser.mostPasted + 5))\u{1B}[201~".utf8)
        #expect(events == [.key(.paste(String(repeating: "9", count: InputParser.mostPasted)))])
    }

    // T15, T23
    @Test("T15 T23 What comes late of a paste is data too; a person who types on after one without an end is heard")
    func interruptedPaste() {
        var parser = InputParser()
        #expect(parser.take("\u{1B}[200~0123".utf8).isEmpty && parser.isPastePending)
        #expect(parser.pasteFellSilent() == [.key(.paste("0123"))])
        #expect(!parser.isPastePending)
        #expect(parser.take("45\r67\u{1B}[201~8".utf8) == [.key(.paste("45\n67")), .key(.character("8"))])
        _ = parser.take("\u{1B}[200~0123".utf8)
        _ = parser.pasteFellSilent()
        #expect(parser.take("あ".utf8) == [.key(.character("あ"))])
        #expect(parser.take("\r".utf8) == [.key(.enter)])
        _ = parser.take("\u{1B}[200~0123".utf8)
        _ = parser.pasteFellSilent()
        #expect(parser.take("\u{1B}[B".utf8) == [.key(.down)])
    }

    // T23
    @Test("T23 The strings of this terminal alone are known, and end where they end") func ownStrings() {
        func keys(_ text: [UInt8], _ strings: [(name: String, bytes: [UInt8])]) -> [InputEvent] {
            var whole = InputParser(strings: KeyStrings(strings))
            var split = whole
            let events = whole.take(text)
            #expect(text.flatMap { split.take([$0]) } == events)
            return events
        }
        let rxvt: [(name: String, bytes: [UInt8])] = [
            ("kDC", Array("\u{1B}[3$".utf8)), ("kf1", Array("\u{1B}[11~".utf8)),
        ]
        #expect(keys(Array("\u{1B}[3$x".utf8), rxvt) == [.key(.character("x"))])
        // The beginning of a report of the mouse is no key.
        let xterm: [(name: String, bytes: [UInt8])] = [("kmous", Array("\u{1B}[<".utf8))]
        #expect(keys(Array("\u{1B}[<0;10;20M".utf8), xterm) == [.key(.pointed(row: 19, column: 9))])
        let wyse: [(name: String, bytes: [UInt8])] = [("kf1", [1, 0x40, 13]), ("kcuu1", [11]), ("kcub1", [8])]
        #expect(keys([1, 0x40, 13, 11, 8], wyse) == [.key(.function(1)), .key(.up), .key(.backspace)])
        #expect(keys([1, 0x41], wyse) == [.key(.character("A"))])
        let vt52: [(name: String, bytes: [UInt8])] = [
            ("kcuu1", Array("\u{1B}A".utf8)), ("kent", Array("\u{1B}?M".utf8)),
        ]
        #expect(keys(Array("\u{1B}A\u{1B}?M".utf8), vt52) == [.key(.up), .key(.enter)])
        let console: [(name: String, bytes: [UInt8])] = [("kf1", Array("\u{1B}[M".utf8))]
        #expect(keys(Array("\u{1B}[M01".utf8), console).first == .key(.function(1)))
        let eightBits: [(name: String, bytes: [UInt8])] = [("kcuu1", [0x9B, 0x41])]
        #expect(keys([0x9B, 0x41, 0x8F, 0x70], eightBits) == [.key(.up), .key(.character("0"))])
        // Without them such bytes are stray halves.
        #expect(keys([0x9B, 0x41], []) == [.key(.character("A"))])
        // T23: terminfo calls them F5 to F10 and F0 on a vt100; the keys say 4 to 9.
        let vt100: [(name: String, bytes: [UInt8])] = [
            ("kf10", Array("\u{1B}Ox".utf8)), ("ka3", Array("\u{1B}Os".utf8)),
        ]
        #expect(keys(Array("\u{1B}Ox\u{1B}Os".utf8), vt100) == [.key(.character("8")), .key(.character("3"))])
    }

    @Test("How bright a background is, from an answer or a variable") func backdrops() {
        #expect(Backdrop(colour: "rgb:0000/0000/0000") == .dark && Backdrop(colour: "rgb:ff/ff/dd") == .light)
        #expect(Backdrop(colour: "rgb:zz/00/00") == nil && Backdrop(colour: "#ffffff") == nil)
        #expect(Backdrop(variable: "0;15") == .light && Backdrop(variable: "15;default;0") == .dark)
        #expect(
            Backdrop(variable: "0;7") == .light && Backdrop(variable: "0;8") == .dark && Backdrop(variable: "") == nil)
    }
}
