import Testing
import VectorFile
import TypedInput

@Suite("What is seen of a password, and how names are written in it") struct TypedPasswordTests {
    // T06
    @Test("T06 all capitals and letters of Japanese are seen, in any width, and nothing else") func forms() throws {
        let rows = try VectorFile.rows("typed-forms.tsv", columns: ["typed", "form"])
        #expect(rows.count == 12)
        for row in rows {
            let expected: TypedForm? =
                switch row["form"] {
                case "capitals": .capitals
                case "japanese": .japanese
                default: nil
                }
            #expect(TypedForm(of: try #require(row["typed"])) == expected, "\(row)")
        }
        #expect(TypedForm(of: "") == nil)
    }

    // S04
    @Test("S04 every usual way to write a name of kana in Latin letters comes to one spelling") func names() throws {
        let rows = try VectorFile.rows("romaji-names.tsv", columns: ["kana", "latin"])
        #expect(rows.count == 19)
        for row in rows {
            let kana = try #require(row["kana"])
            let canonical = try #require(Romaji.canonical(kana: kana))
            for latin in try #require(row["latin"]).split(separator: " ") {
                #expect(Romaji.canonical(String(latin)) == canonical, "\(kana) \(latin)")
            }
        }
        #expect(Romaji.canonical(kana: "大和") == nil && Romaji.canonical(kana: "") == nil)
        #expect(Romaji.canonical(kana: "ﾀﾞｲﾜ") == "daiwa")
    }
}
