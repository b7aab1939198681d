import Content
import Demo
import FlowEngine
import Foundation
import Testing

@Suite("2-1 and 2-2 with a real browser beside the real terminal", .serialized)
struct PasskeyWalkTests {
    /// Looks at the pages as they come.
    var look: (RobotBrowser, String) throws -> Void = { _, _ in }

    /// S20: the mail's link, after twenty-five looks of a scanner; the terminal goes on by itself.
    private func confirmByLink(_ walk: RobotWalk, _ browser: RobotBrowser, button: String) throws {
        let link = try walk.robot.mailLink(to: walk.member.mail)
        try browser.open(link)
        try browser.scan(link, times: 25)
        try walk.robot.at("1【6】")
        let page = try browser.open(link)
        #expect(page.heading.hasPrefix("1【6】") && page.text.contains("ダ** タ**") && page.text.contains(button))
        try look(browser, "mail-link")
        #expect(!(try browser.press()).text.contains(button))
        try look(browser, "mail-link-done")
        try walk.robot.at("1【8】")
        #expect(try browser.open(link).heading.contains(button) == false)
        try look(browser, "mail-link-over")
    }

    /// A new member at the terminal, at the branch's ticket.
    func reachTicket(
        _ language: String, _ branch: Branch, _ browser: RobotBrowser? = nil, terminal: String? = nil
    ) throws -> RobotWalk {
        let robot = try Robot(language, terminal: terminal)
        let walk = RobotWalk(robot, try robot.member("new"), branch)
        let button = language == "ja" ? "メールアドレスを確認する" : "Confirm my email address"
        if let browser { walk.confirmMail = { try confirmByLink($0, browser, button: button) } }
        try walk.firstLogin()
        try walk.reachTicket()
        return walk
    }

    /// What the terminal shows of its ticket, once its address answers: a member's own companion begins with her login,
    /// and is there before anybody could have typed what stands here.
    func ticket(on robot: Robot) throws -> (url: String, letters: String) {
        try robot.pane.see { screen in
            guard let address = screen.firstMatch(of: /localhost:([0-9]+)\/t/), let port = Int(address.1),
                (try? RawConnection(port: port)) != nil,
                let letters = screen.firstMatch(of: /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/)
            else { return nil }
            return ("http://\(address.0)", String(letters.0))
        } what: {
            "an address and eight letters"
        }
    }

    /// From the address to the page that follows the ticket.
    func open(
        _ browser: RobotBrowser, at robot: Robot, terminal: String? = "demo"
    ) throws -> RobotBrowser.Shown {
        let ticket = try ticket(on: robot)
        try browser.open(ticket.url)
        try browser.fill("letters", ticket.letters)
        let confirmation = try browser.press()
        if let terminal { #expect(confirmation.text.contains(terminal) && confirmation.text.contains("ダ** タ**")) }
        return try confirm(try browser.press(), in: browser, at: robot)
    }

    /// S38: where the browser shows a number, it is typed at the terminal, and the page goes on.
    func confirm(
        _ shown: RobotBrowser.Shown, in browser: RobotBrowser, at robot: Robot
    ) throws -> RobotBrowser.Shown {
        let alone = try Regex("^([0-9]{2})$", as: (Substring, Substring).self).anchorsMatchLineEndings()
        guard let number = shown.text.firstMatch(of: alone).map({ String($0.1) }) else { return shown }
        try look(browser, "confirm")
        try robot.pane.see("┃ __ ┃")
        try robot.fill(number, shown: "┃ \(number)")
        try robot.press("Enter")
        var next = shown
        for _ in 0..<100 where next.heading == shown.heading {
            next = try browser.open(browser.place + "/task")
        }
        return next
    }

    @Test("2-1 in Japanese, after it was cancelled, and after a device that is registered already")
    func onPC() throws {
        let browser = try RobotBrowser("ja")
        let robot = try reachTicket("ja", .passkeyOnPC, browser).robot
        #expect(try open(browser, at: robot).heading.hasPrefix("2-1【3】"))
        try robot.at("2-1【3】")
        // Whatever goes wrong has its own sentence, and the page is there for another try.
        try browser.putAuthenticator(verified: false)
        #expect(try browser.press().alert.contains("確認の画面が出ないとき"))
        try browser.putAuthenticator()
        try browser.excludeWhatIsThere()
        #expect(try browser.press().alert.contains("もう登録されています"))
        try browser.putAuthenticator()
        try browser.open(browser.place + "/task")
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
        let end = try browser.press()
        #expect(end.heading.hasPrefix("2-1【8】") && end.text.contains("生体認証 「居間のパソコン」"))
        try robot.pane.see("生体認証 「居間のパソコン」")
    }

    @Test("T12 T13 in easy Japanese on a vt100, without colour", arguments: [Branch.passkeyOnPC, .passkeyOnPhone])
    func onBareTerminal(branch: Branch) throws {
        let browser = try RobotBrowser("ja")
        let robot = try reachTicket("ja-easy", branch, terminal: "vt100").robot
        var shown = try open(browser, at: robot)
        try browser.putAuthenticator()
        for step in branch.steps.map(\.step)
        where [
            .inBrowser(.registerPasskey), .inBrowser(.acknowledge),
            .inBrowser(.nameDevice), .inBrowser(.goOn), .inBrowser(.signIn),
        ].contains(step.answer) {
            #expect(shown.heading.hasPrefix(step.printedNumber))
            try robot.at(step.printedNumber)
            if step.answer == .inBrowser(.nameDevice) { try browser.fill("name", "いまの きかい") }
            shown = try browser.press()
        }
        try robot.pane.see("「いまの きかい」")
        #expect(try !robot.pane.showsColour())
    }

    @Test("2-1 and a later login with the phone's passkey, by the PC browser's own hybrid dialogue")
    func byHybrid() throws {
        let browser = try RobotBrowser("en")
        let walk = try reachTicket("en", .passkeyOnPC)
        #expect(try open(browser, at: walk.robot).text.contains("scan its QR code with the phone"))
        try browser.putAuthenticator("hybrid")
        for step in ["2-1【4】", "2-1【5】", "2-1【6】"] { #expect(try browser.press().heading.hasPrefix(step)) }
        try browser.fill("name", "Taro's phone")
        for step in ["2-1【7】", "2-1【8】"] { #expect(try browser.press().heading.hasPrefix(step)) }
        #expect(try browser.press().text.contains("The set-up is complete"))
        try walk.robot.pane.see("Taro's phone")
        try walk.logInAgain()
        try walk.robot.at("2-1【3】")
        try approve(browser, at: walk.robot)
        try walk.robot.pane.see("Top page")
    }

    @Test("2-2 and ★ in English, declined once, and in again with the number of the terminal")
    func onPhone() throws {
        let browser = try RobotBrowser("en")
        let walk = try reachTicket("en", .passkeyOnPhone, browser)
        let robot = walk.robot
        #expect(try open(browser, at: robot).heading.hasPrefix("2-2【3】"))
        try robot.at("2-2【3】")
        try look(browser, "2-2.3")
        try browser.putAuthenticator()
        #expect(try browser.press().heading.hasPrefix("2-2【4】"))
        try robot.at("2-2【4】")
        try look(browser, "2-2.4")
        try browser.fill("name", "Taro's phone")
        #expect(try browser.press().heading.hasPrefix("2-2【5】"))
        try robot.at("2-2【5】")
        try look(browser, "2-2.5")
        #expect(try browser.press().text.contains("The set-up is complete"))
        try robot.pane.see("Taro's phone")
        // ★: out, and in again at this screen with the phone; declined once.
        try robot.choose("2")
        try robot.at("2-2★【1】")
        try robot.logIn(walk.member.userID, walk.password)
        for step in ["2-2★【2】", "2-2★【3】"] {
            try robot.at(step)
            try robot.press("Enter")
        }
        try robot.at("2-2★【4】")
        #expect(try open(browser, at: robot).heading == "Confirm your login")
        try robot.pane.see("type this number")
        #expect(try browser.press(1).heading == "Declined")
        try robot.pane.see("was pressed on the page")
        try robot.press("F6")
        try approve(browser, at: robot)
        try robot.at("2-2★【5】")
        // S27: every later login goes the same way.
        try walk.logInAgain()
        try robot.at("2-2★【4】")
        try approve(browser, at: robot)
        try robot.pane.see("Top page")
    }

    /// S27: the number that the terminal shows is typed on the phone, which then signs in.
    private func approve(_ browser: RobotBrowser, at robot: Robot) throws {
        #expect(try open(browser, at: robot).heading == "Confirm your login")
        let number = try robot.pane.see { screen in
            screen.firstMatch(of: /\n {8,}([0-9]) ([0-9])\n/).map { "\($0.1)\($0.2)" }
        } what: {
            "two digits"
        }
        // What cannot be the number costs nothing.
        try browser.fill("number", String(number.prefix(1)))
        #expect(try browser.press().alert.contains("two digits"))
        try browser.fill("number", number)
        let signIn = try browser.press()
        #expect(signIn.text.contains("Sign in"))
        try look(browser, "sign-in")
        #expect(try browser.press().heading == "You are done here")
    }
}
