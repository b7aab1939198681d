import Foundation
import Testing
import VectorFile
import TypedInput

@Suite struct TypedFormsTests {
    @Test("T06 S16 ways to type a code") func codes() throws {
        let rows = try VectorFile.rows("otp-input-forms.tsv", columns: ["typed", "canonical", "expected"])
        #expect(rows.count == 12)
        for row in rows {
            let typed = try #require(row["typed"])
            let reading = TypedCode.read(typed)
            if row["expected"] == "accept" {
                #expect(reading == .digits(try #require(row["canonical"])), "typed '\(typed)'")
            } else if case .digits = reading {
                Issue.record("'\(typed)' is taken for a code")
            }
        }
        #expect(TypedCode.read("81804") == .wrongLength(5))
        #expect(TypedCode.read("O81804") == .notDigits)
        #expect(TypedCode.read(" 　") == .empty)
        #expect(TypedCode.read("1234-5678", digits: 8) == .digits("12345678"))
    }

    @Test(
        "T06 ways to type a user ID",
        arguments: [
            ("01234567", "01234567"), ("０１２３ ４５６７", "01234567"), ("0123-4567", "01234567"),
            ("0123ー4567", "01234567"), (" a1b2\u{3000}", "A1B2"), ("ａ１", "A1"), ("0123\u{200B}4567\n", "01234567"),
        ]) func userIDs(typed: String, bare: String)
    {
        #expect(UserID(typed: typed)?.text == bare)
    }

    @Test(
        "T06 what is no user ID",
        arguments: ["", "  ", "花子", "12.3", "A_1", String(repeating: "1", count: 33), "٠١٢", "é1"])
    func noUserIDs(typed: String) { #expect(UserID(typed: typed) == nil) }

    @Test("Values are kept as single strings and refused when they are none") func coding() throws {
        let encoder = JSONEncoder()
        let decoder = JSONDecoder()
        let id = try #require(UserID(typed: "0123-4567"))
        #expect(String(decoding: try encoder.encode([id]), as: UTF8.self) == "[\"01234567\"]")
        #expect(try decoder.decode([UserID].self, from: encoder.encode([id])) == [id])
        let date = try #require(Birthdate(iso: "1950-03-04"))
        #expect(try decoder.decode([Birthdate].self, from: encoder.encode([date])) == [date])
        let address = try #require(MailAddress("hanako.@docomo.ne.jp"))
        #expect(try decoder.decode([MailAddress].self, from: encoder.encode([address])) == [address])
        let wrong = Data("[\"a b@\"]".utf8)
        #expect(throws: DecodingError.self) { try decoder.decode([MailAddress].self, from: wrong) }
        #expect(throws: DecodingError.self) { try decoder.decode([Birthdate].self, from: wrong) }
        #expect(throws: DecodingError.self) { try decoder.decode([UserID].self, from: wrong) }
    }

    // T06
    @Test(
        "T06 Folding composes: a letter and its mark are one character",
        arguments: [
            ("ﾀﾞ", "ダ"), ("ﾊﾟｰﾎﾞﾂｶﾞ", "パーボツガ"), ("か\u{3099}", "が"), ("e\u{301}", "é"), ("ｶ\u{3099}", "ガ"),
            ("\u{1112}\u{1161}\u{11AB}", "한"), ("ｱｲｳ", "アイウ"), ("ﾀﾞ山\u{3000}Ａ", "ダ山 A"),
        ]) func composition(typed: String, composed: String)
    {
        #expect(Array(Folding.compatible(typed).unicodeScalars) == Array(composed.unicodeScalars))
    }

    // T06
    @Test("T06 What was folded is in NFC and folds to itself, whatever two characters it was made of")
    func compositionIsStable() {
        let marks: [Unicode.Scalar] = ["\u{3099}", "\u{309A}", "ﾞ", "ﾟ", "\u{301}", "\u{308}", "a", "あ"]
        for value in UInt32(0x80)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for mark in marks where value >= 0x3000 || mark == "\u{301}" {
                var text = String.UnicodeScalarView()
                text.append(scalar)
                text.append(mark)
                let folded = Folding.compatible(String(text))
                guard Array(Folding.composed(folded).unicodeScalars) == Array(folded.unicodeScalars),
                    Array(Folding.compatible(folded).unicodeScalars) == Array(folded.unicodeScalars)
                else {
                    Issue.record("U+\(String(value, radix: 16)) and U+\(String(mark.value, radix: 16))")
                    continue
                }
            }
        }
    }

    // T06
    @Test(
        "T06 Names that can be shown",
        arguments: [
            "林 一", "ダ タロウ", "Zoë", "葛\u{E0100}城", "👨\u{200D}👩\u{200D}👧 の電話", "क्\u{200D}ष", "می\u{200C}خواهم", "3号機",
        ])
    func fitNames(name: String) { #expect(DisplayText.isFit(name)) }

    // T06
    @Test(
        "T06 Names that hide something, or command a terminal",
        arguments: [
            "", " ", "\u{3000}", "a\u{1B}[2J", "a\nb", "a\tb", "a\u{7F}", "a\u{9B}b", "\u{202E}abc",
            "a\u{2066}b\u{2069}",
            "a\u{200E}", "a\u{200B}b", "\u{FEFF}a", "a\u{AD}b", "a\u{2028}b", "\u{200D}", "a\u{200D}", "\u{200C}a",
            "a \u{200D}b", "a\u{200D}\u{200D}b", "\u{3164}", "\u{2800}", "a\u{E0041}",
        ])
    func unfitNames(name: String) { #expect(!DisplayText.isFit(name)) }

    @Test(
        "T06 every dash and every space",
        arguments: ["-", "‐", "‑", "‒", "–", "—", "―", "−", "ー", "ｰ", "－", "﹣"])
    func dashes(dash: String) { #expect(Folding.folded("\u{3000}A\(dash)1\u{A0}") == "A-1") }

    @Test("Folding drops what nobody sees and keeps words") func folding() {
        #expect(Folding.folded("ａ\u{0}b\u{7}\u{FEFF}c") == "abc")
        #expect(Folding.folded("㍼ ｶﾞ") == "昭和 ガ")
        #expect(Folding.bare("ab c－1") == "ABC1")
        #expect(Folding.trimmed("　a b ") == "a b")
    }
}
