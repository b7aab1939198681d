import Testing

@testable import TextUI

@Suite("Text in cells") struct TextTests {
    @Test(
        "T13 A text is as wide as terminals draw it",
        arguments: [
            ("abc", 3), ("あ", 2), ("か\u{3099}", 2), ("ﾊﾟ", 2), ("ｶﾞｷﾞ", 4), ("①", 1), ("★", 1), ("〜", 2), ("・", 2),
            ("＞", 2), ("［", 2), ("【", 2), ("—", 1), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("\u{7}", 0), ("", 0), ("é", 1),
            ("e\u{301}", 1),
        ])
    func columns(of text: String, are columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }

    @Test("Every scalar is drawn as wide as it is counted")
    func everyScalarIsDrawnAsWideAsItIsCounted() {
        for value in stride(from: UInt32(0), through: 0x2FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var canvas = Canvas(size: Size(rows: 1, columns: 4))
            let end = canvas.put("\(Character(scalar))x", row: 0, column: 0)
            #expect(end == TextWidth.columns(of: Character(scalar)) + 1, "U+\(String(value, radix: 16))")
        }
    }

    @Test("Half of a wide character is never left")
    func neverHalfOfAWideCharacter() {
        var canvas = Canvas(size: Size(rows: 1, columns: 5))
        canvas.put("あいう", row: 0, column: 0)
        #expect(canvas.textLines == ["あい"])
        canvas.put("x", row: 0, column: 1)
        #expect(canvas.textLines == [" xい"])
        canvas.put("ん", row: 0, column: 1)
        #expect(canvas.textLines == [" ん"])
        canvas.put("y", row: 0, column: 1)
        #expect(canvas.textLines == [" y"])
        canvas.put("wholly outside", row: 3, column: -2)
        #expect(canvas.textLines == [" y"])
    }

    @Test("A combining mark shares the cell of what stands before it, and a voicing mark of half width has its own")
    func aCombiningMarkSharesItsCell() {
        var canvas = Canvas(size: Size(rows: 1, columns: 4))
        canvas.put("か\u{3099}x", row: 0, column: 0)
        #expect(canvas[0, 2].content == .text(Glyph("x")))
        canvas.put("ﾊﾟ", row: 0, column: 0)
        #expect(canvas[0, 1].content == .text(Glyph("ﾟ")))
    }

    @Test("T13 Signs of ambiguous width are replaced where the terminal draws them wide")
    func ambiguousCharactersAreReplacedWhereTheyAreWide() {
        var canvas = Canvas(size: Size(rows: 1, columns: 20), ambiguous: .wide)
        canvas.put("2-5①【1】 2-2★【4】", row: 0, column: 0)
        #expect(canvas.textLines == ["2-5１【1】 2-2*【4"] || canvas.textLines == ["2-5１【1】 2-2*【4】"])
    }

    @Test(
        "A text is broken where its language allows it",
        arguments: [
            ("一二三四五。六", 10, ["一二三四", "五。六"]),
            ("一二三（四五", 8, ["一二三", "（四五"]),
            ("あ「いう」え", 4, ["あ", "「い", "う」", "え"]),
            ("このページです", 8, ["この", "ページで", "す"]),
            ("  左の列    右の列です", 14, ["  左の列", "  右の列です"]),
            ("please enter words", 8, ["please", "enter", "words"]),
            ("ab cd", 5, ["ab cd"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
            ("one\n\ntwo", 10, ["one", "", "two"]),
            ("・一二三四五", 8, ["・一二三", "  四五"]),
            ("  一二三四", 8, ["  一二三", "  四"]),
            ("KOSMO Webの環境", 10, ["KOSMO Web", "の環境"]),
        ])
    func wraps(_ text: String, to columns: Int, as lines: [String]) {
        #expect(LineBreaking.wrap(text, columns: columns) == lines)
    }

    @Test("However narrow it is, no line is too long and nothing is lost", arguments: 1...40)
    func noLineIsTooLongAndNothingIsLost(columns: Int) {
        let text = "このたびは、「組合」（みどり健康保険組合）のKOSMO Webをご利用いただき、ありがとうございます。ﾊﾟｽﾜｰﾄﾞ、カード、①ー。"
        let lines = LineBreaking.wrap(text, columns: columns)
        #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= max(2, columns) })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test("There is room behind signs that fonts draw wider than their cell")
    func roomBehindSigns() {
        #expect(LineBreaking.wrap("※無料のアプリです", columns: 40) == ["※ 無料のアプリです"])
        #expect(LineBreaking.wrap("2-5①【1】 ★ すぐに", columns: 40) == ["2-5① 【1】 ★ すぐに"])
        #expect(LineBreaking.wrap("“引用”、〒", columns: 40) == ["“引用”、〒"])
    }
}
