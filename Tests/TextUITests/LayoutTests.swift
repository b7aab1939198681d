import DrawnPages
import Testing

@testable import TextUI

@Suite("Pages in the rows and columns of a terminal") struct LayoutTests {
    private func frame(of page: Page, draft: Draft = Draft(), rows: Int = 24, columns: Int = 80) -> Frame {
        Layout.frame(
            of: page, draft: draft, size: Size(rows: rows, columns: columns), words: DrawnPages.words)
    }

    @Test("T14 A larger terminal gets the same page in its middle, both ways")
    func largerTerminalsGetACentredPage() {
        let small = frame(of: DrawnPages.login())
        let large = frame(of: DrawnPages.login(), rows: 40, columns: 120)
        let margin = String(repeating: " ", count: 20)
        let lines = large.canvas.textLines
        #expect(lines.count == 40)
        for (row, line) in small.canvas.textLines.enumerated() where !line.isEmpty {
            #expect(lines[row + 8] == margin + line)
        }
        #expect(lines[..<8].allSatisfy(\.isEmpty) && lines[32...].allSatisfy(\.isEmpty))
        // A finger reaches what the eye sees.
        #expect(large.regions.map(\.row) == small.regions.map { $0.row + 8 })
        #expect(large.cursor == small.cursor.map { CellPosition(row: $0.row + 8, column: $0.column + 20) })
    }

    @Test("T12 Wide spacing has an empty row between any two", arguments: [47, 48, 60])
    func wideSpacingHasAnEmptyRowBetweenTwo(rows: Int) {
        let page = DrawnPages.login()
        let size = Size(rows: rows, columns: 80)
        let wide = Layout.frame(
            of: page, draft: Draft(), size: size, words: DrawnPages.words, spacing: .wide)
        let lines = wide.canvas.textLines
        #expect(lines.count == rows && wide.overflow == 0)
        #expect(lines.contains { $0.contains("1【2】") } && lines[rows - 1].contains("Enter"))
        for row in 0..<rows - 2 where !lines[row].isEmpty { #expect(lines[row + 1].isEmpty || row + 1 == rows - 1) }
        // A finger reaches what the eye sees.
        for region in wide.regions where region.row < rows - 1 { #expect(region.row.isMultiple(of: 2)) }
    }

    @Test("T12 T16 Wide spacing leaves pages that need their rows as they are")
    func wideSpacingLeavesPagesThatNeedTheirRowsAsTheyAre() throws {
        for name in DrawnPages.names {
            let page = try #require(try DrawnPages.named(name))
            let wide = Layout.frame(
                of: page, draft: Draft(), size: .usual, words: DrawnPages.words, spacing: .wide)
            #expect(wide.overflow == 0, "\(name)")
            if page.symbol != nil { #expect(wide.canvas == frame(of: page).canvas) }
        }
    }

    @Test(
        "T25 A terminal that is too small gets a notice, and nothing to press",
        arguments: [(19, 80), (24, 59), (1, 1), (1, 200), (50, 2), (0, 0)])
    func smallerTerminalsGetANotice(rows: Int, columns: Int) {
        let frame = frame(of: DrawnPages.login(), rows: rows, columns: columns)
        #expect(frame.regions.isEmpty && frame.cursor == nil)
        if columns >= 59, rows > 2 { #expect(frame.canvas.textLines.joined().contains("80 by 24")) }
    }

    @Test("T25 In 60 columns and 20 rows every page is there: what has no room is reached by the arrows")
    func smallWindows() throws {
        for name in DrawnPages.names {
            let page = try #require(try DrawnPages.named(name))
            guard page.symbol == nil else { continue }
            var draft = Draft()
            var seen: Set<String> = []
            var reached: Set<Control> = []
            for key in Array(repeating: Key.up, count: 30) + Array(repeating: Key.down, count: 60) {
                let frame = Layout.frame(of: page, draft: draft, size: .least, words: DrawnPages.words)
                #expect(frame.canvas.size == .least)
                seen.formUnion(frame.canvas.textLines)
                draft.settle(on: page, view: frame.view)
                if let focus = draft.focus, frame.regions.contains(where: { $0.control == focus }) {
                    reached.insert(focus)
                }
                _ = draft.take(key, on: page, view: frame.view)
            }
            #expect(reached == Set(page.stops), "\(name)")
            // Every line that there is has been seen, on the way down.
            let all = Layout.frame(
                of: page, draft: Draft(), size: Size(rows: 60, columns: 60), words: DrawnPages.words)
            for line in all.canvas.textLines where line.contains(where: { $0.isLetter }) && !line.contains("＞") {
                let text = line.drop { !$0.isLetter }
                #expect(seen.contains { $0.contains(text) }, "\(name): \(line)")
            }
        }
    }

    @Test("T25 Enter presses nothing that is below what is seen: first it is shown")
    func nothingIsPressedUnseen() {
        var page = DrawnPages.page("1【2】")
        page.body = (1...30).map { .text("row \($0)") } + [.buttons([Button("go", label: "Go")])]
        page.primary = "go"
        var draft = Draft()
        var presses = 0
        while presses < 10 {
            let outcome = draft.take(.enter, on: page, view: frame(of: page, draft: draft).view)
            presses += 1
            if outcome == .activated("go") { break }
            #expect(outcome == .moved)
        }
        #expect(presses == 2)
        #expect(frame(of: page, draft: draft).canvas.textLines.contains { $0.contains("Go") })
        // And back up, row by row.
        for _ in 0..<40 { _ = draft.take(.up, on: page, view: frame(of: page, draft: draft).view) }
        #expect(frame(of: page, draft: draft).canvas.textLines.contains { $0.hasSuffix(" row 1") })
    }

    @Test("Where rows are short, empty ones go, and nothing is overwritten")
    func blanksGoFromTheBottomUpAndNothingIsOverwritten() throws {
        var page = DrawnPages.birthdate()
        page.status = .wrong("昭和25年2月30日という日はありません。月と日をお確かめください。")
        page.body[2] = .field(
            Field("birthdate", label: "生年月日（必須）", error: "昭和25年2月30日という日はありません。月と日をお確かめください。"))
        let drawn = frame(of: page)
        #expect(drawn.overflow == 0)
        let lines = drawn.canvas.textLines
        // What is wrong stands once more below the button, right above the line of the keys.
        let status = try #require(lines.lastIndex { $0.hasPrefix("  ！ 昭和25年") })
        #expect(lines[..<status].contains { $0.hasSuffix("［ この日付で進む ］") })
        #expect(lines[(status + 1)...].first?.hasPrefix("  ───") == true)
    }

    @Test("T09 The cursor stands in the field that has the focus, behind what was typed")
    func theCursorStandsOnTheFocus() throws {
        let page = DrawnPages.login()
        var draft = Draft()
        draft.settle(on: page)
        /// The row on which the cursor stands, and its column.
        func atCursor() throws -> (line: String, column: Int) {
            let frame = frame(of: page, draft: draft)
            let cursor = try #require(frame.cursor)
            return (frame.canvas.textLines[cursor.row], cursor.column)
        }
        #expect(try atCursor().line.hasPrefix("  ┃  ") && atCursor().column == 4)
        for character in "あx" { _ = draft.take(.character(character), on: page) }
        #expect(try atCursor().line.hasPrefix("  ┃ あx ") && atCursor().column == 7)
        for character in String(repeating: "い", count: 40) { _ = draft.take(.character(character), on: page) }
        #expect(try atCursor().line.hasPrefix("  ┃<いいいいいいいいいいいい ┃") && atCursor().column == 28)
        _ = draft.take(.home, on: page)
        #expect(try atCursor().line.hasPrefix("  ┃ あxいいいいいいいいいい >┃") && atCursor().column == 4)
    }

    @Test("A long heading goes on in the second row")
    func aLongHeadingGoesOnInTheSecondRow() {
        let page = DrawnPages.page("2-6【9】 認証方法を「ワンタイムパスワード認証（メール）」に変更し、確認のメールを受け取るアドレスを確認します")
        let lines = frame(of: page).canvas.textLines
        #expect(lines[0].hasSuffix("2/4"))
        #expect(lines[1].hasPrefix("         "))
        #expect(lines[2].hasSuffix("電話 03-0000-0000"))
    }

    @Test("T25 Text keeps the margin on the right as on the left", arguments: [60, 80])
    func margins(columns: Int) {
        var page = DrawnPages.login()
        let long = String(repeating: "あいうえお word ", count: 12)
        page.body = [
            .text(long), .text(long, indent: Layout.indent, tone: .strong),
            .field(Field("short", label: long, width: 20, aside: long, error: long)),
            .ways([Button("way", label: "Way", note: long)]),
        ]
        for line in frame(of: page, columns: columns).canvas.textLines.dropFirst().dropLast() {
            #expect(TextWidth.columns(of: line) <= columns - Layout.margin)
            #expect(line.isEmpty || line.hasPrefix("  "))
        }
    }

    @Test("The lines of a numbered list go on under their words") func numberedList() {
        #expect(LineBreaking.wrap("  1 one two three", columns: 12) == ["  1 one two", "    three"])
        #expect(LineBreaking.wrap("2026 was one year", columns: 12) == ["2026 was one", "year"])
    }

    @Test("A heading is broken between words, never within one", arguments: [30, 44, 60, 76])
    func headingsKeepTheirWords(columns: Int) {
        let headings = [
            "「スキャンできませんか？」をクリックして、キーをコピーします", "Edgeプラグインを開き、ワンタイムパスワードを表示します",
            "ユーザIDとパスワードを入力しログインします", "KOSMO Webログイン後のトップ画面が表示されることを確認します",
        ]
        let words = ["スキャン", "クリック", "コピー", "プラグイン", "ワンタイムパスワード", "入力し", "確認します", "ログイン", "Edge"]
        for heading in headings {
            let lines = LineBreaking.wrap(heading, columns: columns, keepsWords: true)
            #expect(lines.joined().replacing(" ", with: "") == heading.replacing(" ", with: ""))
            for word in words where heading.contains(word) { #expect(lines.contains { $0.contains(word) }, "\(lines)") }
        }
    }

    @Test("T17 A long text scrolls, and counts as read when its end was seen")
    func longTextsScrollAndCountAsReadToTheirEnd() {
        var page = DrawnPages.page("1【1】 利用規約")
        let text = (1...100).map { "第\($0)条" }.joined(separator: "\n")
        page.body = [.reading(Reading("terms", text: text)), .blank, .buttons([Button("agree", label: "同意する")])]
        page.primary = "agree"
        var draft = Draft()
        func view() -> ViewFacts { frame(of: page, draft: draft).view }
        draft.settle(on: page, view: view())
        #expect(view().readings["terms"] == ReadingWindow(firstRow: 0, visibleRows: 16, totalRows: 100))
        #expect(frame(of: page, draft: draft).canvas.textLines.joined().contains("16% お読み"))
        for key in [Key.down, .wheel(1), .pageDown, .up] {
            let outcome = draft.take(key, on: page, view: view())
            #expect(outcome == .moved)
        }
        #expect(view().readings["terms"]?.firstRow == 18)
        #expect(!draft.isReadToEnd("terms"))
        let jumped = draft.take(.end, on: page, view: view())
        #expect(jumped == .moved)
        #expect(draft.isReadToEnd("terms"))
        #expect(frame(of: page, draft: draft).canvas.textLines.contains { $0.hasSuffix("第100条") })
        let agreed = draft.take(.enter, on: page, view: view())
        #expect(agreed == .activated("agree"))
    }

    @Test("T16 A QR code takes the shape that fits, and F6 the next one that does")
    func codesTakeTheShapeThatFits() {
        #expect(Symbol.Shape.halfBlocks.fits(side: 37, in: .usual))
        #expect(!Symbol.Shape.halfBlocks.fits(side: 41, in: .usual))
        #expect(!Symbol.Shape.fullBlocks.fits(side: 21, in: .usual))
        let large = Size(rows: 60, columns: 160)
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: large) == .fullBlocks)
        #expect(Symbol.Shape.ascii.next(side: 37, in: large) == .halfBlocks)
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: .usual) == .halfBlocks)
    }

    @Test("T16 Where a terminal has no colours, F6 shows the code the other way round, too")
    func codesAreTriedBothWays() throws {
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: .usual, isColourless: true) == .changedHalfBlocks)
        #expect(Symbol.Shape.changedHalfBlocks.next(side: 37, in: .usual, isColourless: true) == .halfBlocks)
        let page = try DrawnPages.appCode()
        func modules(_ shape: Symbol.Shape) -> [Bool] {
            var draft = Draft()
            draft.symbolShape = shape
            return frame(of: page, draft: draft).canvas.rows.joined().flatMap { cell in
                if case .modules(let upper, let lower) = cell.content { [upper, lower] } else { [Bool]() }
            }
        }
        #expect(modules(.halfBlocks).contains(true))
        #expect(modules(.changedHalfBlocks) == modules(.halfBlocks).map { !$0 })
    }

    @Test("T16 A QR code is drawn with its quiet zone in every shape", arguments: Symbol.Shape.allCases)
    func codesAreDrawnWithTheirQuietZone(shape: Symbol.Shape) throws {
        let page = try DrawnPages.appCode()
        var draft = Draft()
        draft.symbolShape = shape
        let drawn = frame(of: page, draft: draft, rows: 60, columns: 160)
        #expect(drawn.overflow == 0)
        let symbolCells = drawn.canvas.rows.joined().count { [.symbol, .symbolDark].contains($0.style.role) }
        #expect(symbolCells == (shape.isOfHalfBlocks ? 45 * 22 : 90 * 45))
    }

    @Test("Every letter that can be shown large has a shape of its own, in blocks and in ASCII")
    func largeLetters() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".map(String.init)
        let shapes = letters.map { LargeLetters.lines(of: $0) }
        #expect(Set(shapes).count == letters.count)
        #expect(shapes.allSatisfy { $0.count == 5 && Set($0.map(\.count)).count == 1 })
        #expect(LargeLetters.lines(of: "L", isASCII: true).last == "##########")
    }
}
