import Foundation
import Testing
import VectorFile
import Writing

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
