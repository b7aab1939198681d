import DrawnPages
import Foundation
import Testing

@testable import TextUI

/// The drawings of screens.md, line by line.
@Suite("Pages are drawn as the drawings have them") struct DrawingsTests {
    private func frame(
        of page: Page, focus: Control? = nil, size: Size = .usual, typed: [Control: String] = [:]
    ) -> Frame {
        var draft = Draft()
        for (control, text) in typed { draft.fill(control, with: text) }
        if let focus { draft.focus(on: focus, of: page) }
        return Layout.frame(of: page, draft: draft, size: size, words: DrawnPages.words)
    }

    @Test("T05 T14 1【2】 is drawn as in the drawing")
    func login() throws {
        try Golden.check(
            frame(
                of: DrawnPages.login(), focus: "login",
                typed: ["userID": "01234567", "password": "K7MW3XHR9TCE4F12"]),
            "1-2")
    }

    @Test("T07 1【3】 is drawn as in the drawing")
    func birthdate() throws {
        try Golden.check(frame(of: DrawnPages.birthdate(), focus: "go", typed: ["birthdate": "S25.3.4"]), "1-3")
    }

    @Test("1【5】 is drawn as in the drawing")
    func address() throws { try Golden.check(frame(of: DrawnPages.address()), "1-5") }

    @Test("1【6】 is drawn as in the drawing")
    func mailed() throws { try Golden.check(frame(of: DrawnPages.mailed()), "1-6") }

    @Test("1【8】 is drawn as in the drawing")
    func method() throws { try Golden.check(frame(of: DrawnPages.method()), "1-8") }

    @Test("T05 1【9】 is drawn as in the drawing")
    func newPassword() throws {
        let typed: [Control: String] = ["new": "seventeen letters", "again": "sixteen letters!"]
        try Golden.check(frame(of: DrawnPages.newPassword(), focus: "set", typed: typed), "1-9")
    }

    @Test("T16 2-4【6】 is drawn as in the drawing, with its QR code")
    func appCode() throws { try Golden.check(frame(of: DrawnPages.appCode(), focus: "next"), "2-4-6") }

    @Test("T16 2-2【2】 is drawn as in the drawing, with its QR code")
    func phone() throws { try Golden.check(frame(of: DrawnPages.phone()), "2-2-2") }

    @Test("2-4【7】 is drawn as in the drawing, with what is wrong")
    func wrongCode() throws { try Golden.check(frame(of: DrawnPages.wrongCode(), focus: "login"), "2-4-7") }

    @Test("The top page is drawn as in the drawing")
    func top() throws { try Golden.check(frame(of: DrawnPages.top()), "top") }

    @Test("Every drawing in a file is a page that is drawn")
    func everyGoldenHasATest() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path)
        #expect(Set(files.map { $0.replacing(".txt", with: "") }) == Set(DrawnPages.names))
    }
}
