import Office
import Testing

@Suite("Cells of files that a spreadsheet opens") struct SpreadsheetCellTests {
    @Test(
        "nothing is taken for a formula, in any width, behind blanks, or in a second line",
        arguments: [
            "=1+1", "+81", "-2", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", " =1", "\u{A0}=1", "\u{3000}＝1", "\t=1",
            "\u{200B}=1", "\u{FEFF}=1", "ok\n=1", "ok\r\n＠x", "\u{2212}1",
        ])
    func formulas(text: String) {
        let lines = SpreadsheetCell(text).text.split(separator: "\n")
        #expect(lines.contains { $0.first == "'" })
        #expect(lines.allSatisfy { $0.unicodeScalars.first.map { !"=+-@＝＋－＠".unicodeScalars.contains($0) } ?? true })
    }

    @Test("any other text stays as it is, and is quoted where commas, quotes or line ends stand in it")
    func texts() {
        #expect(SpreadsheetCell("ダイワ タロウ").text == "ダイワ タロウ" && SpreadsheetCell("a=b").text == "a=b")
        #expect(SpreadsheetCell.line(["a", "b,c", "d\"e", "f\ng"]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n")
        #expect(SpreadsheetCell.line(["", "=x"]) == ",'=x\r\n")
    }
}
