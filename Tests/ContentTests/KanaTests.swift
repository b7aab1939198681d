import Content
import Foundation
import Shell
import Testing

/// T10: what a Linux console reads out and shows in braille, by the programs that do so.
@Suite("Japanese in kana, for speech and braille")
struct KanaTests {
    /// Every phrase, heading and term in kana, with numbers in its blanks.
    private static let texts: [(name: String, text: String)] = {
        let words = Words(.kana)
        let phrases = words.phraseNames.sorted().map { ($0, words(Phrase($0))) }
        let headings = Step.allCases.map { ($0.rawValue, words.heading($0)) }
        let terms = Terms.inForce(in: .kana).text.split(separator: "\n").map { ("terms", String($0)) }
        return (phrases + headings + terms).map { name, text in
            (name, text.replacing(/\{[A-Za-z]+\}/, with: "7"))
        }
    }()

    private static var lines: [String] {
        texts.flatMap { $0.text.split(separator: "\n").map(String.init) }
    }

    @Test("nothing but hiragana, digits and Latin letters of half width, and stops")
    func signs() {
        for (name, text) in Self.texts {
            let strange = text.unicodeScalars.filter {
                !$0.isASCII && !Self.isKana($0) && !"ー、。".unicodeScalars.contains($0)
            }
            #expect(strange.isEmpty, "\(name): \(strange.map(String.init))")
            #expect(!text.contains("  ") && !text.contains(" 、") && !text.contains(" 。"), "\(name)")
        }
    }

    @Test("a line of several is a sentence: it would be joined with the next")
    func sentences() {
        for (name, text) in Self.texts where text.contains("\n") {
            for line in text.split(separator: "\n").dropLast() {
                #expect(line.hasSuffix("。") || line.hasPrefix("https://"), "\(name): \(line)")
            }
        }
    }

    @Test("espeak-ng spells nothing as a letter that it cannot read")
    func speech() throws {
        let spoken = try Self.output(of: Self.lines) { ["espeak-ng", "-q", "-v", "ja", "-x", "-f", $0] }
        #expect(spoken.split(separator: "\n").count >= Self.lines.count)
        // 'Chinese letter', 'Japanese letter'.
        let unread = spoken.split(separator: "\n").filter { $0.contains("tS'aIni:z") || $0.contains("dZ'ap@ni:z") }
        #expect(unread.isEmpty, "\(unread.prefix(5))")
    }

    @Test("brltty has a cell for every sign, but for the small kana that its Japanese table leaves out")
    func braille() throws {
        // Without a table for other letters every sign that has no cell in the Japanese one comes out as all eight dots.
        let signs = Set(Self.lines.joined()).filter { !$0.isASCII && !"ぁぃぅぇぉゃゅょ".contains($0) }
        let cells = try Self.output(of: signs.sorted().map(String.init)) { ["brltty-ctb", "-c", "ja", $0] }
        #expect(cells.split(separator: "\n").count == signs.count && !cells.contains("\u{28FF}"), "\(cells)")
    }

    private static func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x3096).contains(scalar.value) }

    /// What a program makes of lines, read from a file.
    private static func output(of lines: [String], by arguments: (String) -> [String]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "kana-\(UUID().uuidString)")
        defer { unlink(file.path) }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        return try Shell.run(arguments(file.path))
    }
}
