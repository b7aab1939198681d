import Foundation
import Shell
import Testing

@testable import Content

/// T11: the readings that stand behind words with kanji, for whoever reads few of them.
@Suite("The list of readings")
struct ReadingsTests {
    /// What staff and auditors alone read.
    private static let forStaff = ["staff.", "help.page.staff", "office.", "complaint.office."]

    /// A line of the words that members see, with a number in its blanks.
    private static func lines(_ language: Language) -> [(name: String, line: String)] {
        let words = Words(language)
        let names = words.phraseNames.filter { name in !forStaff.contains(where: name.hasPrefix) }
        return names.sorted().flatMap { name in
            words(Phrase(name)).replacing(/\{[A-Za-z]+\}/, with: "0").split(separator: "\n").map { (name, String($0)) }
        }
        .filter { $0.line.unicodeScalars.contains(where: \.isKanji) }
    }

    @Test("every line is a word with kanji and its reading, each word once")
    func form() {
        var seen = Set<Substring>()
        for line in EmbeddedFile.readings.text.split(separator: "\n") where !line.hasPrefix("# ") && line != "#" {
            let parts = line.split(separator: " ")
            guard parts.count == 2 else {
                Issue.record("\(line)")
                continue
            }
            #expect(Readings.Entry(String(parts[0]), reading: String(parts[1])) != nil, "\(line)")
            #expect(parts[1].unicodeScalars.allSatisfy { ("ぁ"..."ん").contains($0) }, "\(line)")
            #expect(seen.insert(parts[0]).inserted, "\(line)")
        }
        #expect(seen.count > 400)
    }

    @Test("every kanji of every phrase has a reading", arguments: [Language.easyJapanese, .japanese])
    func everyKanji(language: Language) {
        for (name, line) in Self.lines(language) {
            let text = Array(line.unicodeScalars)
            let read = Set(Readings.listed.words(in: text).flatMap { Array($0.place) })
            let left = text.indices.filter { text[$0].isKanji && !read.contains($0) }.map { String(text[$0]) }
            #expect(left.isEmpty, "\(name): \(left) in \(line)")
        }
    }

    @Test("the longest word counts, and the number before it; letters behind the kanji stay outside")
    func longest() {
        let examples = [
            ("生年月日", "生年月日(せいねんがっぴ)"), ("届いたメール", "届(とど)いたメール"),
            ("入れる、入った", "入(い)れる、入(はい)った"), ("10分と5分", "10分(ぷん)と5分(ふん)"),
            ("4月4日と24日と25日", "4月(がつ)4日(よっか)と24日(にじゅうよっか)と25日(にち)"),
            ("認証、認証方法", "認証(にんしょう)、認証方法(にんしょうほうほう)"),
            ("ログイン中", "ログイン中(ちゅう)"), ("二つと一つ", "二(ふた)つと一(ひと)つ"),
        ]
        for (text, expected) in examples {
            var furigana = Furigana()
            #expect(furigana.write(in: text).line == expected)
        }
    }

    @Test("a word is read once, and not where its reading is there; a name is not read in parts")
    func once() {
        var furigana = Furigana()
        #expect(furigana.write(in: "画面を見て、画面を押す").line == "画面(がめん)を見(み)て、画面を押(お)す")
        #expect(furigana.write(in: "画面を押した").line == "画面を押した")
        #expect(furigana.write(in: "登録（とうろく）する").line == "登録（とうろく）する")
        #expect(furigana.write(in: "登録した").line == "登録した")
        #expect(furigana.write(in: "中田と次田").line == "中田と次田")
        #expect(furigana.write(in: "電話と紙と顔", atMost: 1).line == "電話(でんわ)と紙と顔")
        #expect(furigana.write(in: "番号        7").line == "番号(ばんごう)   7")
    }

    /// What the list reads otherwise than mecab, each with its reason.
    private static func exceptions() throws -> Set<[String]> {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/unlike-mecab.tsv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t").map(String.init) }
        #expect(rows.allSatisfy { $0.count == 4 })
        return Set(rows.map { Array($0.prefix(3)) })
    }

    @Test(
        "mecab reads every word alike, but for the exceptions that are named",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mecab")))
    func mecab() throws {
        let lines = [Language.easyJapanese, .japanese].flatMap(Self.lines)
        let file = FileManager.default.temporaryDirectory.appending(path: "readings-\(UUID().uuidString)")
        defer { unlink(file.path) }
        try Data((lines.map(\.line).joined(separator: "\n") + "\n").utf8).write(to: file)
        // A token and its seventh feature, in katakana.
        let output = try Shell.run(["mecab", file.path])
        var sentences: [[MecabToken]] = [[]]
        for line in output.split(separator: "\n") {
            if line == "EOS" { sentences.append([]) } else { sentences[sentences.count - 1].append(MecabToken(line)) }
        }
        #expect(sentences.count == lines.count + 1)
        let exceptions = try Self.exceptions()
        var used = Set<[String]>()
        for ((name, line), tokens) in zip(lines, sentences) {
            for difference in ReadingComparison(of: line, with: tokens).differences {
                #expect(exceptions.contains(difference), "\(name): \(difference) in \(line)")
                used.insert(difference)
            }
        }
        #expect(exceptions.subtracting(used).isEmpty, "what mecab reads alike is no exception")
    }
}
