import Testing

@Suite("S15: from the office's kiosk to the PC at home, with a real browser over TLS", .serialized)
struct HomeWalkTests {
    private let host = "login.kenpo.test"

    @Test(
        "2-1 begun at a kiosk, and gone on with at home by address, letters, ID and password", arguments: ["ja", "en"])
    func passkey(language: String) throws {
        let isJapanese = language == "ja"
        let society = try ServedSociety(secure: true, host: host, kiosk: "Counter 1")
        let (robot, member) = try society.robot(language)
        let walk = RobotWalk(robot, member, Route(branch: "2-1", choice: "a", devices: "1", steps: 0))
        try walk.firstLogin()
        try robot.at("2-1【1】")
        try robot.logIn(member.userID, walk.password)
        try robot.at("2-1【2】")
        let letters = try robot.pane.see { screen in
            screen.firstMatch(of: /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/).map { String($0.0) }
        } what: {
            "eight letters"
        }
        try robot.pane.see(isJapanese ? "ご自宅のパソコン" : "You go on at home")
        try robot.press("Enter")
        try robot.press("2", "Enter")
        #expect(try robot.pane.end() == 0)

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
