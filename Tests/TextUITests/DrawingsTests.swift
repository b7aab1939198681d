import DrawnPages
import Foundation
import Testing

@testable import TextUI

/// The drawings of screens.md, line by line.
@Suite struct DrawingsTests {
    private func frame(
        of page: Page, focus: Control? = nil, size: Size = .usual, typed: [Control: String] = [:]
    ) -> Frame {
        var draft = Draft()
        for (control, text) in typed { draft.fill(control, with: text) }
        if let focus { draft.focus(on: focus, of: page) }
        return Layout.frame(of: page, draft: draft, size: size, words: DrawnPages.words)
    }

    @Test func login() throws {  // T05, T14
        try Golden.check(
            frame(
                of: DrawnPages.login(), focus: "login",
                typed: ["userID": "01234567", "password": "K7MW3XHR9TCE4F12"]),
            "1-2")
    }

    @Test func birthdate() throws {  // T07
        try Golden.check(frame(of: DrawnPages.birthdate(), focus: "go", typed: ["birthdate": "S25.3.4"]), "1-3")
    }

    @Test func address() throws { try Golden.check(frame(of: DrawnPages.address()), "1-5") }

    @Test func mailed() throws { try Golden.check(frame(of: DrawnPages.mailed()), "1-6") }

    @Test func method() throws { try Golden.check(frame(of: DrawnPages.method()), "1-8") }

    @Test func newPassword() throws {  // T05
        let typed: [Control: String] = ["new": "seventeen letters", "again": "sixteen letters!"]
        try Golden.check(frame(of: DrawnPages.newPassword(), focus: "set", typed: typed), "1-9")
    }

    @Test func appCode() throws { try Golden.check(frame(of: DrawnPages.appCode(), focus: "next"), "2-4-6") }  // T16

    @Test func phone() throws { try Golden.check(frame(of: DrawnPages.phone()), "2-2-2") }  // T16

    @Test func wrongCode() throws { try Golden.check(frame(of: DrawnPages.wrongCode(), focus: "login"), "2-4-7") }

    @Test func top() throws { try Golden.check(frame(of: DrawnPages.top()), "top") }

    @Test func everyGoldenHasATest() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
        #expect(Set(files.map { $0.replacing(".txt", with: "") }) == Set(DrawnPages.names))
    }
}
