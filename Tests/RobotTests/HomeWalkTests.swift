import Content
import Demo
import FlowEngine
import Foundation
import Shell
import Testing

@Suite("S15: from the office's kiosk to the PC at home, with a real browser over TLS", .serialized)
struct HomeWalkTests {
    private let host = "login.kenpo.test"

    /// First login at the kiosk, to the page with the letters; then she leaves.
    private func leaveKiosk(
        _ society: ServedSociety, _ language: String, _ branch: Branch, last: Step
    ) throws -> (walk: RobotWalk, letters: String) {
        let (robot, member) = try society.robot(language)
        try robot.pane.see("Touch the screen or press any key")
        try robot.press("Space")
        let walk = RobotWalk(robot, member, branch)
        walk.isHidden = true
        try walk.firstLogin()
        try robot.at(branch.loginStep.printedNumber)
        try robot.pane.see(language == "ja" ? "ご自宅で続けるための8文字" : "you get 8 letters")
        try robot.logIn(member.userID, walk.password)
        try robot.at(last.printedNumber)
        let letters = try robot.pane.see { screen in
            screen.firstMatch(of: /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/).map { String($0.0) }
        } what: {
            "eight letters"
        }
        try robot.pane.see(language == "ja" ? "ご自宅のパソコン" : "You go on at home")
        // Enter alone leaves nothing that was not taken down.
        try robot.press("Enter")
        try robot.pane.see(language == "ja" ? "書き写したあと" : "written it down")
        // The first button shows the letters large.
        try robot.press("Down", "Down", "Enter")
        // T21: the next member's page, in a process of her own.
        try robot.pane.see("Touch the screen or press any key")
        return (walk, letters)
    }

    @Test(
        "2-5 begun at a kiosk: zbarimg reads the key on the page at home, and the extension's code is typed there",
        arguments: [("ja", Branch.chromeExtension), ("en", .edgeExtension)])
    func browserExtension(language: String, branch: Branch) throws {
        let society = try ServedSociety(secure: true, host: host, kiosk: "Counter 1")
        let (walk, letters) = try leaveKiosk(society, language, branch, last: branch.firstStep)
        let browser = try RobotBrowser(language, host: host)
        func look(_ name: String) throws {
            let name = "\(language)-home-\(branch == .chromeExtension ? "chrome" : "edge")-\(name)"
            #expect(try browser.inspect(name, folder: AccessibilityTests.pictures) == [], "\(name)")
        }
        try browser.open("https://\(host):\(society.port)/t")
        try browser.fill("letters", letters)
        try browser.press()
        try browser.fill("userID", walk.member.userID)
        try browser.fill("password", walk.password)
        var shown = try browser.press()
        var key = ""
        // She has logged in already; the code is typed below.
        for step in branch.steps.map(\.step) where step.answer != .type(.login) {
            if step.answer == .type(.code) { break }
            #expect(shown.heading.hasPrefix(step.printedNumber))
            if step == branch.keyStep {
                let picture = NSTemporaryDirectory() + "firstlogin-home-\(UUID().uuidString).png"
                try browser.picture(picture)
                let read = try Shell.run(["zbarimg", "--quiet", "--raw", picture])
                try FileManager.default.removeItem(atPath: picture)
                key = String(try #require(read.firstMatch(of: /secret=([A-Z2-7]+)&/)).1)
            }
            try look(String(step.number))
            shown = try browser.send(to: "/task/next")
        }
        try look("code")
        try browser.fill("code", "12345")
        #expect(try !browser.press().alert.isEmpty)
        let code = try Robot.oathtool(key)
        try browser.fill("code", "\(code.prefix(3)) \(code.suffix(3))")
        #expect(try browser.press().text.contains(language == "ja" ? "設定が完了しました" : "set-up is complete"))
        #expect(try !browser.open(browser.place + "/task").text.contains(key))
    }

    @Test(
        "2-1 begun at a kiosk, and gone on with at home by address, letters, ID and password", arguments: ["ja", "en"])
    func passkey(language: String) throws {
        let isJapanese = language == "ja"
        let society = try ServedSociety(secure: true, host: host, kiosk: "Counter 1")
        let (walk, letters) = try leaveKiosk(
            society, language, .passkeyOnPC, last: .step2_1_2)
        let member = walk.member

        let browser = try RobotBrowser(language, host: host)
        try browser.open("https://\(host):\(society.port)/t")
        try browser.fill("letters", letters)
        let page = try browser.press()
        #expect(page.heading == (isJapanese ? "ご自宅での続き" : "Going on at home") && page.text.contains("Counter 1"))
        #expect(try browser.inspect("\(language)-home", folder: AccessibilityTests.pictures) == [])
        try browser.fill("userID", member.userID)
        try browser.fill("password", "not the password")
        #expect(try !browser.press().alert.isEmpty)
        // A wrong one waits a second, as at a terminal; the ID stays.
        var shown: RobotBrowser.Shown
        repeat {
            try browser.fill("password", walk.password)
            shown = try browser.press()
        } while !shown.alert.isEmpty
        #expect(shown.heading.hasPrefix("2-1【3】"))
        try browser.putAuthenticator()
        for step in ["2-1【4】", "2-1【5】", "2-1【6】", "2-1【7】", "2-1【8】"] {
            #expect(try browser.press().heading.hasPrefix(step))
        }
        #expect(try browser.press().text.contains(isJapanese ? "設定が完了しました" : "set-up is complete"))
        #expect(try browser.inspect("\(language)-home-done", folder: AccessibilityTests.pictures) == [])
        // What the kiosk showed opens nothing any more.
        try browser.open("https://\(host):\(society.port)/t")
        try browser.fill("letters", letters)
        #expect(try !browser.press().alert.isEmpty)
    }
}
