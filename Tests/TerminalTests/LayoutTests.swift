import DrawnPages
import Testing

@testable import Terminal

@Suite struct LayoutTests {
    private func frame(of page: Page, draft: Draft = Draft(), rows: Int = 24, columns: Int = 80) -> Frame {
        Layout.frame(
            of: page, draft: draft, size: Size(rows: rows, columns: columns), words: DrawnPages.words)
    }

    @Test func largerTerminalsGetACentredColumn() {  // T14
        let small = frame(of: DrawnPages.login()).canvas.textLines
        let large = frame(of: DrawnPages.login(), rows: 40, columns: 120).canvas.textLines
        let margin = String(repeating: " ", count: 20)
        #expect(large.count == 40)
        for row in 0..<20 where !small[row].isEmpty { #expect(large[row] == margin + small[row]) }
        #expect(large[39] == margin + small[23])
    }

    @Test(arguments: [47, 48, 60])
    func wideSpacingHasAnEmptyRowBetweenTwo(rows: Int) {  // T12
        let page = DrawnPages.login()
        let size = Size(rows: rows, columns: 80)
        let wide = Layout.frame(
            of: page, draft: Draft(), size: size, words: DrawnPages.words, spacing: .wide)
        let lines = wide.canvas.textLines
        let dense = frame(of: page, rows: (rows + 1) / 2).canvas.textLines
        #expect(lines.count == rows && lines[0] == dense[0] && lines[rows - 1] == dense.last)
        for row in dense.indices.dropLast() {
            #expect(lines[row * 2] == dense[row])
            if row * 2 + 1 < rows - 1 { #expect(lines[row * 2 + 1].isEmpty) }
        }
        // A finger reaches what the eye sees.
        for region in wide.regions where region.row < rows - 1 { #expect(region.row.isMultiple(of: 2)) }
    }

    @Test func wideSpacingLeavesPagesThatNeedTheirRowsAsTheyAre() throws {  // T12, T16
        for name in DrawnPages.names {
            let page = try #require(try DrawnPages.named(name))
            let wide = Layout.frame(
                of: page, draft: Draft(), size: .smallest, words: DrawnPages.words, spacing: .wide)
            #expect(wide.overflow == 0, "\(name)")
            if page.symbol != nil { #expect(wide.canvas == frame(of: page).canvas) }
        }
    }

    @Test(arguments: [(23, 80), (24, 79), (1, 1), (1, 200), (50, 2), (0, 0)])
    func smallerTerminalsGetANotice(rows: Int, columns: Int) {  // T14
        let frame = frame(of: DrawnPages.login(), rows: rows, columns: columns)
        #expect(frame.regions.isEmpty && frame.cursor == nil)
        if columns >= 60, rows > 2 { #expect(frame.canvas.textLines.joined().contains("80 by 24")) }
    }

    @Test func blanksGoFromTheBottomUpAndNothingIsOverwritten() {
        var page = DrawnPages.birthdate()
        page.status = .wrong("昭和25年2月30日という日はありません。月と日をお確かめください。")
        page.body[2] = .field(
            Field("birthdate", label: "生年月日（必須）", error: "昭和25年2月30日という日はありません。月と日をお確かめください。"))
        let drawn = frame(of: page)
        #expect(drawn.overflow == 0)
        #expect(drawn.canvas.textLines[21] == "    ［ この日付で進む ］")
        #expect(drawn.canvas.textLines[22].hasPrefix("！ 昭和25年"))
    }

    @Test func whatHasTheFocusStaysInSight() {
        var page = DrawnPages.page("1【2】")
        page.body = (1...30).map { .text("row \($0)") } + [.buttons([Button("go", label: "Go")])]
        page.primary = "go"
        let drawn = frame(of: page)
        #expect(drawn.overflow == 12)
        #expect(drawn.cursor == Place(row: 21, column: 4))
        #expect(drawn.canvas.textLines[22] == "")
    }

    @Test func theCursorStandsOnTheFocus() {  // T09
        let page = DrawnPages.login()
        var draft = Draft()
        draft.settle(on: page)
        #expect(frame(of: page, draft: draft).cursor == Place(row: 6, column: 4))
        for character in "あx" { _ = draft.take(.character(character), on: page) }
        #expect(frame(of: page, draft: draft).cursor == Place(row: 6, column: 7))
        for character in String(repeating: "い", count: 40) { _ = draft.take(.character(character), on: page) }
        let full = frame(of: page, draft: draft)
        #expect(full.cursor == Place(row: 6, column: 28))
        #expect(full.canvas.textLines[6].hasPrefix("  [<いいいいいいいいいいいい ]"))
        _ = draft.take(.home, on: page)
        #expect(frame(of: page, draft: draft).canvas.textLines[6].hasPrefix("  [ あxいいいいいいいいいい >]"))
    }

    @Test func aLongHeadingGoesOnInTheSecondRow() {
        let page = DrawnPages.page("2-6【9】 認証方法を「ワンタイムパスワード認証（メール）」に変更し、確認のメールを受け取るアドレスを確認します")
        let lines = frame(of: page).canvas.textLines
        #expect(lines[0].hasSuffix("2/4"))
        #expect(lines[1].hasPrefix("         "))
        #expect(lines[1].hasSuffix("電話 03-0000-0000"))
    }

    @Test func longTextsScrollAndCountAsReadToTheirEnd() {  // T17
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
            let deed = draft.take(key, on: page, view: view())
            #expect(deed == .moved)
        }
        #expect(view().readings["terms"]?.firstRow == 18)
        #expect(!draft.isReadToEnd("terms"))
        let jumped = draft.take(.end, on: page, view: view())
        #expect(jumped == .moved)
        #expect(draft.isReadToEnd("terms"))
        #expect(frame(of: page, draft: draft).canvas.textLines[18].hasSuffix("第100条"))
        let agreed = draft.take(.enter, on: page, view: view())
        #expect(agreed == .activated("agree"))
    }

    @Test func codesTakeTheShapeThatFits() {  // T16
        #expect(Symbol.Shape.halfBlocks.fits(side: 37, in: .smallest))
        #expect(!Symbol.Shape.halfBlocks.fits(side: 41, in: .smallest))
        #expect(!Symbol.Shape.fullBlocks.fits(side: 21, in: .smallest))
        let large = Size(rows: 60, columns: 160)
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: large) == .fullBlocks)
        #expect(Symbol.Shape.ascii.next(side: 37, in: large) == .halfBlocks)
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: .smallest) == .halfBlocks)
    }

    @Test("T16 Where a terminal has no colours, F6 shows the code the other way round, too")
    func codesAreTriedBothWays() throws {  // T16
        #expect(Symbol.Shape.halfBlocks.next(side: 37, in: .smallest, isColourless: true) == .changedHalfBlocks)
        #expect(Symbol.Shape.changedHalfBlocks.next(side: 37, in: .smallest, isColourless: true) == .halfBlocks)
        let page = try DrawnPages.appCode()
        func modules(_ shape: Symbol.Shape) -> [Bool] {
            var draft = Draft()
            draft.symbolShape = shape
            return frame(of: page, draft: draft).canvas.cells.flatMap { cell in
                if case .modules(let upper, let lower) = cell.content { [upper, lower] } else { [Bool]() }
            }
        }
        #expect(modules(.halfBlocks).contains(true))
        #expect(modules(.changedHalfBlocks) == modules(.halfBlocks).map { !$0 })
    }

    @Test(arguments: Symbol.Shape.allCases) func codesAreDrawnWithTheirQuietZone(shape: Symbol.Shape) throws {  // T16
        let page = try DrawnPages.appCode()
        var draft = Draft()
        draft.symbolShape = shape
        let drawn = frame(of: page, draft: draft, rows: 60, columns: 160)
        #expect(drawn.overflow == 0)
        let symbolCells = drawn.canvas.cells.count { [.symbol, .symbolDark].contains($0.style.role) }
        #expect(symbolCells == (shape.isOfHalfBlocks ? 45 * 22 : 90 * 45))
    }
}
