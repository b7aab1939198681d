import Demo
import FlowEngine
import Content
import Accounts
import Wizard
import TextUI
import Testing
import World

@Suite("What is drawn anew, and when (P02, T18)")
struct PaintingTests {
    @Test("after every key, out of the page before, what a whole layout draws", arguments: [24, 20, 40])
    func isDrawnAlike(rows: Int) throws {
        var seat = try Office().seat(size: Size(rows: rows, columns: 80))
        seat.press(.enter)
        let keys =
            "a1ｱﾊﾟ漢字か\u{3099}👨‍👩‍👧 -".map { Key.character($0) } + [
                .left, .backspace, .home, .delete, .character("ー"), .end, .paste(String(repeating: "長い名前", count: 9)),
                .left, .character("x"), .home, .right, .delete, .tab, .character("k"), .character("e"), .function(4),
                .character("y"), .backspace, .function(4), .backTab, .character("7"), .clear, .character("8"),
                .function(2), .character("9"), .function(1), .escape, .character("0"), .enter, .enter,
            ]
        for key in keys {
            seat.press(key)
            let whole = seat.wizard.frame
            #expect(seat.frame.canvas == whole.canvas, "after \(key)")
            #expect(seat.frame.cursor == whole.cursor, "after \(key)")
            #expect(seat.frame.regions == whole.regions && seat.frame.overflow == whole.overflow, "after \(key)")
        }
    }

    @Test("a bare look at the store draws nothing until time shows on the page, a key comes, or an answer")
    func bareLook() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        while walk.seat.wizard.screenState.place != .step(.step1_6) { try walk.step() }
        var wizard = walk.seat.wizard
        let now = office.clock.world.now()
        let second = Instant(unixSeconds: now.unixSeconds + 1)
        func look(_ milliseconds: Int64) -> Bool {
            _ = wizard.take(.ticked(Instant(milliseconds: second.milliseconds + milliseconds)))
            return wizard.isPainted
        }
        _ = look(0)
        _ = wizard.show()
        #expect(wizard.isWatching)
        #expect(look(200) && look(400) && look(999))
        #expect(!look(1_000))
        _ = wizard.show()
        #expect(look(1_200))
        _ = wizard.take(.key(.down))
        #expect(!wizard.isPainted)
        _ = wizard.show()
        #expect(wizard.isPainted)
        _ = wizard.take(.resized(Size(rows: 30, columns: 90)))
        #expect(!wizard.isPainted)
    }
}
