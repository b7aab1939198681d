import DrawnPages
import Testing

@testable import TextUI

@Suite("A page that is laid out once, and then drawn by its boxes (P02)")
struct LaidOutPageTests {
    /// The page after a key, and whether all of it was laid out for that.
    private func press(_ key: Key, after before: LaidOutPage, on page: Page, _ draft: inout Draft) -> (
        LaidOutPage, isWhole: Bool
    ) {
        _ = draft.take(key, on: page, view: before.frame.view)
        draft.settle(on: page)
        var isWhole = false
        let next = LaidOutPage(page, draft: draft, size: .usual, after: before) {
            isWhole = true
            return DrawnPages.words
        }
        return (next, isWhole)
    }

    @Test("a key that is typed draws a box; one that moves the focus, the page")
    func box() {
        let page = DrawnPages.login()
        var draft = Draft()
        draft.settle(on: page)
        var shown = LaidOutPage(page, draft: draft, size: .usual) { DrawnPages.words }
        for (key, isTyped) in [
            (Key.character("1"), true), (.character("2"), true), (.backspace, true), (.left, true), (.tab, false),
            (.character("a"), true), (.backTab, false), (.clear, true),
        ] {
            let next = press(key, after: shown, on: page, &draft)
            #expect(next.isWhole != isTyped, "\(key)")
            shown = next.0
            let whole = Layout.frame(of: page, draft: draft, size: .usual, words: DrawnPages.words)
            #expect(shown.frame.canvas == whole.canvas && shown.frame.cursor == whole.cursor, "\(key)")
        }
    }

    @Test("a page that says something else is laid out whole")
    func otherPage() {
        var page = DrawnPages.login()
        var draft = Draft()
        draft.settle(on: page)
        let shown = LaidOutPage(page, draft: draft, size: .usual) { DrawnPages.words }
        page.status = .wrong("ちがいます")
        #expect(press(.character("1"), after: shown, on: page, &draft).isWhole)
    }
}
