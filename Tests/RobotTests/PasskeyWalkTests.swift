import Foundation
import Testing

@Suite("2-1 and 2-2 with a real browser beside the real terminal", .serialized)
struct PasskeyWalkTests {
    /// A new member at the terminal, at the branch's ticket.
    func reachTicket(_ language: String, _ branch: String, devices: String) throws -> RobotWalk {
        let robot = try Robot(language)
        let route = Route(branch: branch, choice: "a", devices: devices, steps: 0)
        let walk = RobotWalk(robot, try robot.member("new"), route)
        try walk.firstLogin()
        try robot.at("\(branch)【1】")
        try robot.logIn(walk.member.userID, walk.password)
        try robot.at("\(branch)【2】")
        return walk
    }

    /// What the terminal shows of its ticket.
    func ticket(on robot: Robot) throws -> (url: String, letters: String) {
        try robot.pane.see { screen in
            guard let address = screen.firstMatch(of: /localhost:[0-9]+\/t/),
                let letters = screen.firstMatch(of: /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/)
            else { return nil }
            return ("http://\(address.0)", String(letters.0))
        } what: {
            "an address and eight letters"
        }
    }

    /// From the address to the page that follows the ticket.
    func open(_ browser: RobotBrowser, at robot: Robot) throws -> RobotBrowser.Shown {
        let ticket = try ticket(on: robot)
        try browser.open(ticket.url)
        try browser.fill("letters", ticket.letters)
        let confirmation = try browser.press()
        #expect(confirmation.text.contains("demo") && confirmation.text.contains("ダ** タ**"))
        return try browser.press()
    }

    @Test("2-1 in Japanese, after it was cancelled, and after a device that is registered already")
    func onPC() throws {
        let robot = try reachTicket("ja", "2-1", devices: "1").robot
        let browser = try RobotBrowser("ja")
        #expect(try open(browser, at: robot).heading.hasPrefix("2-1【3】"))
        try robot.at("2-1【3】")
        // Whatever goes wrong has its own sentence, and the page is there for another try.
        try browser.putAuthenticator(verified: false)
        #expect(try browser.press().alert.contains("確認が中止されました"))
        try browser.putAuthenticator()
        try browser.excludeWhatIsThere()
        #expect(try browser.press().alert.contains("もう登録されています"))
        try browser.putAuthenticator()
        try browser.open(browser.place + "/errand")
        #expect(try browser.press().heading.hasPrefix("2-1【4】"))
        try robot.at("2-1【4】")
        #expect(try browser.press().heading.hasPrefix("2-1【5】"))
        try robot.at("2-1【5】")
        #expect(try browser.press().heading.hasPrefix("2-1【6】"))
        try robot.at("2-1【6】")
        try browser.fill("name", "居間のパソコン")
        #expect(try browser.press().heading.hasPrefix("2-1【7】"))
        try robot.at("2-1【7】")
        #expect(try browser.press().heading.hasPrefix("2-1【8】"))
        try robot.at("2-1【8】")
        #expect(try browser.press().heading == "確認が終わりました")
        try robot.pane.see("生体認証 「居間のパソコン」")
    }

    @Test("2-2 in English, and in again with the number of the terminal, declined once")
    func onPhone() throws {
        let walk = try reachTicket("en", "2-2", devices: "2")
        let robot = walk.robot
        let browser = try RobotBrowser("en")
        #expect(try open(browser, at: robot).heading.hasPrefix("2-2【3】"))
        try robot.at("2-2【3】")
        try browser.putAuthenticator()
        #expect(try browser.press().heading.hasPrefix("2-2【4】"))
        try robot.at("2-2【4】")
        try browser.fill("name", "Taro's phone")
        #expect(try browser.press().heading.hasPrefix("2-2【5】"))
        try robot.at("2-2【5】")
        #expect(try browser.press().heading == "You are done here")
        try robot.pane.see("Taro's phone")
        // S27: later logins, on whatever device the passkey is.
        try robot.sitDownAgain()
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(walk.member.userID, walk.password)
        try robot.at("2-2【3】")
        #expect(try open(browser, at: robot).heading == "A login on another screen")
        try robot.pane.see("Type this number")
        #expect(try browser.press(1).heading == "Declined")
        try robot.pane.see("it was declined")
        try robot.press("F6")
        #expect(try open(browser, at: robot).heading == "A login on another screen")
        let number = try robot.pane.see { screen in
            screen.firstMatch(of: /\n {8,}([0-9]) ([0-9])\n/).map { "\($0.1)\($0.2)" }
        } what: {
            "two digits"
        }
        try browser.fill("number", number)
        let signIn = try browser.press()
        #expect(signIn.text.contains("Sign in"))
        #expect(try browser.press().heading == "You are done here")
        try robot.pane.see("Top page")
    }
}
