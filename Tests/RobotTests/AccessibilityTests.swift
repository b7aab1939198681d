import Foundation
import Testing

/// WCAG 2.2 A and AA by axe-core, no scrolling sideways, and focus that is seen; `COMPANION_PAGE_PICTURES` names a
/// folder for a picture of every page.
@Suite("S28 the companion's pages for whoever sees little, or uses a keyboard or a screen reader", .serialized)
struct AccessibilityTests {
    private let folder = ProcessInfo.processInfo.environment["COMPANION_PAGE_PICTURES"] ?? ""

    private func inspect(_ browser: RobotBrowser, _ name: String, _ language: String) throws {
        #expect(try browser.inspect("\(language)-\(name)", folder: folder) == [], "\(language) \(name)")
    }

    @Test("every page of 2-1, of a login elsewhere, and of what goes wrong", arguments: ["ja", "en"])
    func everyPage(_ language: String) throws {
        var walks = PasskeyWalkTests()
        walks.look = { try inspect($0, $1, language) }
        let browser = try RobotBrowser(language)
        let walk = try walks.reachTicket(language, "2-1", devices: "1", browser)
        let ticket = try walks.ticket(on: walk.robot)
        try browser.open(ticket.url)
        try inspect(browser, "letters", language)
        try browser.fill("letters", "ABC")
        #expect(try !browser.press().alert.isEmpty)
        try inspect(browser, "letters-wrong", language)
        try browser.open(ticket.url + "/NONSENSE")
        try inspect(browser, "over", language)
        try browser.open(ticket.url + "/of/nobody")
        try inspect(browser, "not-found", language)
        try browser.open(ticket.url)
        try browser.fill("letters", ticket.letters)
        try browser.press()
        try inspect(browser, "look", language)
        try browser.press()
        try inspect(browser, "2-1.3", language)
        try browser.putAuthenticator(verified: false)
        #expect(try !browser.press().alert.isEmpty)
        try inspect(browser, "2-1.3-cancelled", language)
        try browser.putAuthenticator()
        for step in ["2-1.4", "2-1.5", "2-1.6", "2-1.7", "2-1.8", "done"] {
            try browser.press()
            try inspect(browser, step, language)
            if step == "2-1.6" { try browser.fill("name", "PC-1") }
        }
        try walk.robot.pane.see("PC-1")
        try walk.robot.sitDownAgain()
        try walk.robot.at("0【1】")
        try walk.robot.press("Enter")
        try walk.robot.at("1【2】")
        try walk.robot.logIn(walk.member.userID, walk.password)
        try walk.robot.at("2-1【3】")
        _ = try walks.open(browser, at: walk.robot)
        try inspect(browser, "approve", language)
        try browser.press(1)
        try inspect(browser, "declined", language)
    }
}
