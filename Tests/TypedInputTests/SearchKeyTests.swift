import Testing
import TypedInput

@Suite("What a name is found by") struct SearchKeyTests {
    @Test(
        "Width, kana, small letters, marks of length and old forms make no difference",
        arguments: [
            ("髙橋　花子", "高橋花子"), ("渡邊", "渡辺"), ("渡邉", "渡辺"), ("齋藤", "斎藤"), ("斉藤", "斎藤"), ("𠮷田", "吉田"),
            ("\u{FA19}田", "神田"), ("ﾀﾞｲﾜ ﾀﾛｳ", "ダイワタロウ"), ("だいわ たろう", "ダイワタロウ"), ("はつとり", "ハットリ"),
            ("キョウコ", "キヨウコ"), ("サトー", "サト"), ("ｻﾄｰ", "サト"), ("Ｏｒｎ Ångström", "ornångström"), ("がく", "か\u{3099}く"),
        ]) func same(_ one: String, _ other: String) throws
    {
        #expect(Array(SearchKey(of: one).text.unicodeScalars) == Array(SearchKey(of: other).text.unicodeScalars))
    }

    @Test("Names that differ are told apart", arguments: [("山田", "山口"), ("太田", "大田"), ("ハナコ", "バナコ"), ("一", "二")])
    func others(_ one: String, _ other: String) { #expect(SearchKey(of: one) != SearchKey(of: other)) }
}
