import Foundation
import Shell
import Testing

@Suite("S15: from the office's kiosk to the PC at home, with a real browser over TLS", .serialized)
struct HomeWalkTests {
    private let host = "login.kenpo.test"

    /// First login at the kiosk, to the page with the letters; then she leaves.
    private func leaveKiosk(
        _ society: ServedSociety, _ language: String, _ route: Route, login: String, last: String
    ) throws -> (walk: RobotWalk, letters: String) {
        let (robot, member) = try society.robot(language)
        let walk = RobotWalk(robot, member, route)
        walk.isHidden = true
        try walk.firstLogin()
        try robot.at(login)
        try robot.pane.see(language == "ja" ? "ご自宅で続けるための8文字" : "you get 8 letters")
        try robot.logIn(member.userID, walk.password)
        try robot.at(last)
        let letters = try robot.pane.see { screen in
            screen.firstMatch(of: /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/).map { String($0.0) }
        } what: {
            "eight letters"
        }
        try robot.pane.see(language == "ja" ? "ご自宅のパソコン" : "You go on at home")
        // Enter alone leaves nothing that was not taken down.
        try robot.press("Enter")
        try robot.pane.see(language == "ja" ? "書き写したあと" : "written it down")
        try robot.press("Down", "Enter")
        // T21: the next member's page, in a process of her own.
        try robot.pane.see("0【1】")
        return (walk, letters)
    }

    @Test(
        "2-5 begun at a kiosk: zbarimg reads the key on the page at home, and the extension's code is typed there",
        arguments: [("ja", "2-5①", "1"), ("en", "2-5②", "2")])
    func browserExtension(language: String, branch: String, browserKey: String) throws {
        let society = try ServedSociety(secure: true, host: host, kiosk: "Counter 1")
        let route = Route(branch: branch, choice: "b", devices: "1", browser: browserKey, steps: 0)
        let (walk, letters) = try leaveKiosk(
            society, language, route, login: "\(branch)【3】", last: "\(branch)【1】")
        let browser = try RobotBrowser(language, host: host)
        func look(_ name: String) throws {
            let name = "\(language)-home-\(branch.last == "①" ? "chrome" : "edge")-\(name)"
            #expect(try browser.inspect(name, folder: AccessibilityTests.pictures) == [], "\(name)")
        }
        try browser.open("https://\(host):\(society.port)/t")
        try browser.fill("letters", letters)
        try browser.press()
        try browser.fill("userID", walk.member.userID)
        try browser.fill("password", walk.password)
        var shown = try browser.press()
        let numbers = branch == "2-5①" ? ["1", "2", "4"] : ["1", "2", "4", "5", "6", "7", "8", "9"]
        var key = ""
        for number in numbers {
            #expect(shown.heading.hasPrefix("\(branch)【\(number)】"))
            if number == "4" {
                let picture = NSTemporaryDirectory() + "firstlogin-home-\(UUID().uuidString).png"
                try browser.picture(picture)
                let read = try Shell.run(["zbarimg", "--quiet", "--raw", picture])
                try FileManager.default.removeItem(atPath: picture)
                key = String(try #require(read.firstMatch(of: /secret=([A-Z2-7]+)&/)).1)
            }
            try look(number)
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
            society, language, Route(branch: "2-1", choice: "a", devices: "1", steps: 0), login: "2-1【1】",
            last: "2-1【2】")
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
