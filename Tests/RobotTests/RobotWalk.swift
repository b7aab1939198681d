import Foundation
import Testing

/// One of the three walks that can be done at a terminal alone.
struct Route: Sendable, CustomTestStringConvertible {
    let branch: String
    /// What is pressed on 1【8】 and on the page about devices.
    let choice: String
    let devices: String?
    /// What is pressed on the page about browsers.
    var browser: String?
    let steps: Int

    static let all = [
        Route(branch: "2-6", choice: "c", devices: nil, steps: 4),
        Route(branch: "2-4", choice: "b", devices: "3", steps: 7),
        Route(branch: "2-3", choice: "b", devices: "2", steps: 8),
        Route(branch: "2-5①", choice: "b", devices: "1", browser: "1", steps: 6),
        Route(branch: "2-5②", choice: "b", devices: "1", browser: "2", steps: 11),
    ]

    var testDescription: String { branch }
}

/// Walks a route page by page; `between` may do anything after each page, also sit down at another terminal.
final class RobotWalk {
    let robot: Robot
    let member: RobotMember
    let route: Route
    let password = "wakame yozora tegami sanpo"
    private(set) var key = ""
    /// Whether 1【9】 hides what she types, as at a kiosk.
    var isHidden = false
    var between: (RobotWalk, String) throws -> Void = { _, _ in }
    /// 1【6】: by the mail's code; or by its link, in a browser.
    var confirmMail: (RobotWalk) throws -> Void = { walk in
        try walk.robot.fill(try walk.robot.mailedCode(to: walk.member.mail))
        try walk.robot.press("Enter")
    }

    init(_ robot: Robot, _ member: RobotMember, _ route: Route) {
        self.robot = robot
        self.member = member
        self.route = route
    }

    func firstLogin() throws {
        try toMail()
        try done("1【5】")
        try robot.choose("1")
        try robot.at("1【6】")
        try done("1【6】")
        try confirmMail(self)
        try robot.at("1【8】")
        try done("1【8】")
        try robot.choose(route.choice)
        if let devices = route.devices {
            try robot.pane.see("のご利用環境＞", or: "<what you use")
            try robot.choose(devices)
        }
        if let browser = route.browser {
            try robot.pane.see("① Chrome")
            try robot.choose(browser)
        }
        try robot.at("1【9】")
        try done("1【9】")
        // It is seen where nobody else looks on.
        let typed = isHidden ? "****" : password
        try robot.fill(password, shown: typed)
        try robot.press("Enter")
        try robot.fill(password, shown: typed)
        try robot.press("Enter")
        try robot.at("1【10】")
        try done("1【10】")
        try robot.press("Enter")
        try robot.at("1【11】")
        try done("1【11】")
        try robot.press("Enter")
    }

    func toMail() throws {
        try robot.at("0【1】")
        try robot.press("Enter")
        try logIn()
        try birthdate()
        try robot.at("1【4】")
        try done("1【4】")
        try robot.press("End")
        try robot.pane.see("100%")
        try robot.press("Enter")
        try robot.at("1【5】")
    }

    func logIn() throws {
        try robot.at("1【2】")
        try robot.logIn(member.userID, member.initialPassword ?? "")
    }

    func birthdate() throws {
        try robot.at("1【3】")
        try robot.fill(member.birthdate)
        try robot.press("Enter")
    }

    func setUp() throws {
        for step in 1...route.steps { try setUp(step) }
    }

    private func setUp(_ step: Int) throws {
        let place = "\(route.branch)【\(step)】"
        switch place {
        case "2-6【2】", "2-4【3】", "2-3【3】", "2-5①【3】", "2-5②【3】":
            // Who comes back has logged in already; the step is behind her then.
            guard try arrives(at: place, orBeyond: "\(route.branch)【\(step + 1)】") else { return }
            try robot.logIn(member.userID, password)
        case "2-6【1】":
            guard try arrives(at: place, orBeyond: "2-6【3】") else { return }
            try done(place)
            guard try robot.place() == place else { return }
            try robot.press("Enter")
        case "2-6【3】":
            try robot.at(place)
            try done(place)
            try robot.fill(try robot.mailedCode(to: member.mail))
            try robot.press("Enter")
        case "2-6【4】", "2-5①【6】", "2-5②【11】": try robot.at(place)
        case "2-5②【4】":
            try robot.at(place)
            key = try robot.keyOnScreen()
            try robot.press("Enter")
            try robot.pane.see("保存しました", or: "Saved.")
            try savedPicture()
            try robot.press("Enter")
        case "2-5①【4】":
            try robot.at(place)
            try done(place)
            // The page in the browser is another test's: here the key is typed by hand.
            try robot.press("Down", "Enter")
            key = try robot.keyOnScreen()
            try robot.press("Enter")
        case "2-4【6】", "2-3【5】":
            try robot.at(place)
            try done(place)
            key = try robot.keyOnScreen()
            try robot.press("Enter")
        case "2-4【7】", "2-3【8】", "2-5①【5】", "2-5②【10】":
            try robot.at(place)
            try done(place)
            // As the extensions show it, with its space (066 474).
            let code = try Robot.oathtool(key)
            try robot.fill("\(code.prefix(3)) \(code.suffix(3))")
            try robot.press("Enter")
            if step == route.steps { try robot.at("0【4】") }
        default:
            try robot.at(place)
            try done(place)
            try robot.press("Enter")
        }
    }

    /// An independent reader finds the key in the file, which nobody else can open.
    private func savedPicture() throws {
        let folder = robot.home + "/downloads"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(name.contains("KOSMO Web"))
        let uri = try #require(try Picture(path: "\(folder)/\(name)").qrCode())
        #expect(uri.contains("secret=\(key)&"))
    }

    private func arrives(at place: String, orBeyond beyond: String) throws -> Bool {
        try robot.pane.see { screen in
            screen.isPage(place) ? true : screen.isPage(beyond) ? false : nil
        } what: {
            "\(place) or \(beyond)"
        }
    }

    /// A second login, as far as the password.
    func logInAgain() throws {
        try robot.sitDownAgain()
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(member.userID, password)
    }

    /// In again by a second login, with password and method.
    func inAgain() throws {
        try logInAgain()
        // The method is asked under the number at which she typed such a code for the first time.
        try robot.at(
            [
                "2-6": "2-6【3】", "2-4": "2-4【7】", "2-3": "2-3【8】", "2-5①": "2-5①【5】", "2-5②": "2-5②【10】",
            ][route.branch] ?? "")
        // The time step that enrolled cannot log in (S16); the next one is taken early, as from a clock that is fast.
        let code =
            route.branch == "2-6"
            ? try robot.mailedCode(to: member.mail) : try Robot.oathtool(key, secondsLater: 30)
        try robot.fill(code)
        try robot.press("Enter")
        try robot.pane.see("トップ画面", or: "Top page")
    }

    private func done(_ place: String) throws { try between(self, place) }
}

extension Pane {
    @discardableResult
    func see(_ text: String, or other: String) throws -> String {
        try see {
            $0.contains(text) || $0.contains(other) ? $0 : nil
        } what: {
            "\(text) or \(other)"
        }
    }
}
