import DrawnPages
import Secrets
import Testing

@testable import TextUI

@Suite("What keys do on a page") struct DraftTests {
    private func draft(on page: Page, typing keys: [Key]) -> (draft: Draft, deeds: [KeyOutcome]) {
        var draft = Draft()
        draft.settle(on: page)
        let deeds = keys.map { draft.take($0, on: page, view: view(of: page, draft)) }
        return (draft, deeds)
    }

    private func view(of page: Page, _ draft: Draft) -> ViewFacts {
        Layout.frame(of: page, draft: draft, size: .usual, words: DrawnPages.words).view
    }

    private func keys(_ text: String) -> [Key] { text.map { .character($0) } }

    @Test("T03 Enter goes from field to field, and behind the last it presses the main button")
    func enterGoesFromFieldToFieldAndThenOn() {
        let page = DrawnPages.login()
        let (draft, deeds) = draft(on: page, typing: keys("01") + [.enter] + keys("pw") + [.enter])
        #expect(draft.text(of: "userID") == "01")
        #expect(draft.secret(of: "password") == SecretBytes(text: "pw"))
        #expect(draft.text(of: "password") == "", "a secret is never given as text")
        #expect(
            deeds == [
                .edited("userID"), .edited("userID"), .moved, .edited("password"), .edited("password"),
                .activated("login"),
            ])
    }

    @Test("A code stands in one width, however it was typed or pasted, so that its field holds it")
    func codesAreNarrow() {
        let page = DrawnPages.mailed()
        let field = page.fields[0].control
        #expect(draft(on: page, typing: keys("１２３　４５６")).draft.text(of: field) == "123 456")
        #expect(draft(on: page, typing: [.paste("１２３－４５６")]).draft.text(of: field) == "123-456")
    }

    @Test("T03 The arrows reach every button and stop at the last")
    func arrowsReachTheButtons() {
        let page = DrawnPages.login()
        let (draft, deeds) = draft(on: page, typing: [.down, .down, .right, .right, .down, .enter])
        #expect(draft.focus == "lost")
        #expect(deeds == [.moved, .moved, .moved, .nothing, .nothing, .activated("lost")])
    }

    @Test("T03 Tab goes round in both directions")
    func tabGoesRound() {
        let page = DrawnPages.login()
        #expect(draft(on: page, typing: [.backTab]).draft.focus == "lost")
        #expect(draft(on: page, typing: [.backTab, .tab]).draft.focus == "userID")
    }

    @Test(
        "A digit or letter, of either width, puts the focus on its choice, and Enter takes it",
        arguments: [("2", "app"), ("２", "app"), ("b", "app"), ("Ｂ", "app"), ("3", "mail")])
    func aDigitOrLetterPutsTheFocusOnAChoice(key: Character, choice: String) {
        let page = DrawnPages.method()
        let (draft, deeds) = draft(on: page, typing: [.character(key), .enter])
        #expect(draft.focus == Control(choice))
        #expect(deeds == [.moved, .activated(Control(choice))])
    }

    @Test("A key that means nothing on the page is barred")
    func impossibleKeysAreBarred() {
        let page = DrawnPages.method()
        let deeds = draft(on: page, typing: [.character("9"), .character("z"), .function(9), .left, .delete]).deeds
        #expect(deeds == Array(repeating: .barred, count: 5))
    }

    @Test("T04 Every key that the page names works, and Ctrl-C leaves")
    func everyKeyOfThePageWorks() {
        for page in [DrawnPages.login(), DrawnPages.method(), DrawnPages.mailed(), DrawnPages.newPassword()] {
            for binding in page.keys where binding.key != .enter {
                #expect(draft(on: page, typing: [binding.key]).deeds == [.pressed(binding.control)])
            }
        }
        #expect(draft(on: DrawnPages.login(), typing: [.function(3)]).deeds == [.pressed("back")])
        #expect(draft(on: DrawnPages.login(), typing: [.interrupt]).deeds == [.pressed("leave")])
    }

    @Test("A combining mark joins what stands before it")
    func aCombiningMarkJoinsWhatStandsBeforeIt() {
        let page = DrawnPages.birthdate()
        let draft = draft(on: page, typing: [.character("か"), .character("\u{3099}"), .character("x")]).draft
        #expect(draft.text(of: "birthdate").unicodeScalars.map(\.value) == [0x304C, 0x78])
        #expect(draft.fields["birthdate"]?.count == 2)
    }

    @Test("A field is edited by what is seen as one character, whether it is hidden or not", arguments: [false, true])
    func editingByGrapheme(isSecret: Bool) {
        var text = FieldText(isSecret: isSecret)
        text.insert("aがﾊﾟ👨‍👩‍👧z")
        #expect(text.count == 5)
        let moved = text.move(to: 4)
        let deleted = text.deleteBackwards()
        #expect(moved && deleted)
        text.insert("é")
        #expect(text.secret.revealedText() == "aがﾊﾟéz")
        let last = text.deleteForwards()
        let beyond = text.deleteForwards()
        #expect(last && !beyond)
        #expect(text.secret.revealedText() == "aがﾊﾟé")
    }

    @Test("T15 R06 A paste is data without controls, is cut off at its most, and chooses nothing")
    func pasteIsDataAndCapped() {
        let page = DrawnPages.birthdate()
        let (pasted, deeds) = draft(on: page, typing: [.paste("S25\n.3\r\n.4\u{1B}[B\u{0}")])
        #expect(pasted.text(of: "birthdate") == "S25.3.4[B")
        #expect(deeds == [.edited("birthdate")])
        let long = draft(on: page, typing: [.paste(String(repeating: "あ", count: 100_000))]).draft
        #expect(long.text(of: "birthdate").utf8.count == 1_023)
        let secret = draft(
            on: DrawnPages.login(), typing: [.tab, .paste("kept"), .paste(String(repeating: "a", count: 1_025))])
        #expect(secret.draft.secret(of: "password").revealedText() == "kept" && secret.deeds.last == .barred)
        let nowhere = draft(on: DrawnPages.method(), typing: [.paste("2")])
        #expect(nowhere.draft.focus == "passkey" && nowhere.deeds == [.nothing])
    }

    @Test("T06 A code takes digits and what stands between them")
    func aCodeTakesDigitsAndWhatStandsBetweenThem() {
        let page = DrawnPages.mailed()
        let (draft, deeds) = draft(on: page, typing: keys("０1x2-") + [.paste("Code: 345 678")])
        #expect(draft.text(of: "code") == "012- 345 678")
        #expect(deeds[2] == .barred)
    }

    @Test("T02 Clearing empties the field in which she types, and erasing forgets a field by its name")
    func clearEmptiesAndEraseForgets() {
        let page = DrawnPages.login()
        var draft = draft(on: page, typing: keys("123") + [.clear] + keys("45") + [.tab] + keys("secret")).draft
        #expect(draft.text(of: "userID") == "45")
        draft.erase("password")
        #expect(draft.isEmpty("password"))
        #expect(draft.text(of: "userID") == "45")
    }

    @Test("T05 Home and End go to the first and to the last stop")
    func homeAndEndGoToTheFirstAndTheLast() {
        let page = DrawnPages.method()
        let (draft, deeds) = draft(on: page, typing: [.end, .end, .home])
        #expect(draft.focus == page.stops.first && deeds == [.moved, .nothing, .moved])
    }

    @Test("T05 The focus settles on what the new page begins with")
    func theFocusSettles() {
        var draft = Draft()
        draft.settle(on: DrawnPages.login())
        #expect(draft.focus == "userID")
        draft.settle(on: DrawnPages.address())
        #expect(draft.focus == "use")
    }

    @Test("T03 A finger reaches every stop and every key of a page")
    func aFingerReachesEverything() {
        for page in [DrawnPages.login(), DrawnPages.address(), DrawnPages.mailed(), DrawnPages.method()] {
            var reached: Set<Control> = []
            for region in view(of: page, Draft()).regions {
                var draft = Draft()
                let outcome = draft.take(
                    .pointed(row: region.row, column: region.columns.lowerBound), on: page, view: view(of: page, draft))
                switch outcome {
                case .activated(let control), .pressed(let control): reached.insert(control)
                default: if let focus = draft.focus { reached.insert(focus) }
                }
            }
            let keys = page.keys.filter { $0.key != .enter }.map(\.control)
            #expect(reached.isSuperset(of: page.stops + keys))
        }
    }

    @Test("T02 A hidden field shows its characters only when F4 asks for them")
    func whatIsShownHidesSecretsUntilAsked() {
        let page = DrawnPages.newPassword()
        let (hidden, _) = draft(on: page, typing: keys("canary"))
        let (shown, _) = draft(on: page, typing: keys("canary") + [.function(4)])
        func text(_ draft: Draft) -> String {
            Layout.frame(of: page, draft: draft, size: .usual, words: DrawnPages.words).canvas.textLines.joined()
        }
        #expect(text(hidden).contains("┃ ****** ") && !text(hidden).contains("canary"))
        #expect(text(shown).contains("┃ canary "))
    }
}
