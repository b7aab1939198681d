import FlowEngine
import Foundation
import Shell
import Testing

/// WCAG 2.2 A and AA by axe-core, no scrolling sideways, and focus that is seen; `COMPANION_PAGE_PICTURES` names a
/// folder for a picture of every page.
@Suite("S28 the companion's pages for whoever sees little, or uses a keyboard or a screen reader", .serialized)
struct AccessibilityTests {
    static let pictures = ProcessInfo.processInfo.environment["COMPANION_PAGE_PICTURES"] ?? ""

    private func inspect(_ browser: RobotBrowser, _ name: String, _ language: String) throws {
        #expect(try browser.inspect("\(language)-\(name)", folder: Self.pictures) == [], "\(language) \(name)")
    }

    @Test("every page of 2-1, of a login elsewhere, and of what goes wrong", arguments: ["ja", "en"])
    func everyPage(_ language: String) throws {
        var walks = PasskeyWalkTests()
        walks.look = { try inspect($0, $1, language) }
        let browser = try RobotBrowser(language)
        let walk = try walks.reachTicket(language, .passkeyOnPC, browser)
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
        _ = try walks.confirm(try browser.press(), in: browser, at: walk.robot)
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
        try addAnother(browser, walk, language)
        try walk.logInAgain()
        try walk.robot.at("2-1【3】")
        _ = try walks.open(browser, at: walk.robot)
        try inspect(browser, "approve", language)
        try browser.press(1)
        try inspect(browser, "declined", language)
    }

    @Test("every page of 2-2 and of a sign-in for another screen") func onPhone() throws {
        var walks = PasskeyWalkTests()
        walks.look = { try inspect($0, $1, "en") }
        try walks.onPhone()
    }

    /// Another passkey from the top page: after the password once more, on two pages of its own.
    private func addAnother(_ browser: RobotBrowser, _ walk: RobotWalk, _ language: String) throws {
        let isJapanese = language == "ja"
        let robot = walk.robot
        try robot.choose("1")
        try robot.pane.see(isJapanese ? "今のパスワード" : "Current password")
        try robot.fill(walk.password, shown: "****")
        try robot.press("Enter")
        try robot.pane.see(isJapanese ? "生体認証を追加する" : "Add a face or fingerprint")
        try robot.choose("4")
        try browser.putAuthenticator()
        _ = try PasskeyWalkTests().open(browser, at: robot)
        try inspect(browser, "add", language)
        try browser.press()
        try inspect(browser, "add-prove", language)
        try browser.press()
        try robot.pane.see(isJapanese ? "この端末に名前を付ける" : "Give this device a name")
        try robot.press("Enter")
    }

    @Test(
        "2-5①【4】 the key's page beside the terminal: zbarimg reads its picture, and the code is accepted",
        arguments: ["ja", "en"])
    func keyPage(_ language: String) throws {
        let robot = try Robot(language)
        let walk = RobotWalk(robot, try robot.member("new"), .chromeExtension)
        try walk.firstLogin()
        try robot.at("2-5①【1】")
        try robot.press("Enter")
        try robot.at("2-5①【2】")
        try robot.press("Enter")
        try robot.at("2-5①【3】")
        try robot.logIn(walk.member.userID, walk.password)
        try robot.at("2-5①【4】")
        try robot.press("Down", "Enter")
        let letters = try robot.keyOnScreen()
        try robot.press("Escape")
        try robot.pane.see("QRコードをChromeに出す", or: "Show the QR code in Chrome")
        try robot.press("Enter")
        let browser = try RobotBrowser(language)
        _ = try PasskeyWalkTests().open(browser, at: robot)
        let picture = NSTemporaryDirectory() + "firstlogin-key-\(UUID().uuidString).png"
        try browser.picture(picture)
        let read = try Shell.run(["zbarimg", "--quiet", "--raw", picture])
        try FileManager.default.removeItem(atPath: picture)
        #expect(read.contains("secret=\(letters)&") && read.hasPrefix("otpauth://totp/"))
        try inspect(browser, "key", language)
        try robot.press("Enter")
        try robot.at("2-5①【5】")
        try robot.fill(try Robot.oathtool(letters))
        try robot.press("Enter")
        try robot.at("2-5①【6】")
        // S31: the page goes with the enrolment.
        #expect(try !browser.open(browser.place + "/task").text.contains(letters))
    }
}
