import FlowEngine
import Foundation
import Journeys
import Testing

@Suite("A robot member at the real program in a real terminal", .serialized)
struct RobotTests {
    /// A language, and what `TERM` says where that is not tmux's own.
    struct Surroundings: CustomTestStringConvertible {
        let language: String
        var terminal: String?
        var testDescription: String { language + (terminal.map { " on \($0)" } ?? "") }

        /// What the top page says at the end of the set-up.
        var completion: String {
            switch language {
            case "ja": "設定が完了しました"
            case "ja-easy": "ぜんぶ 終わりました"
            default: "set-up is complete"
            }
        }

        /// A vt100 has neither colour nor all keys.
        static let all: [Self] = [
            .init(language: "ja"), .init(language: "en"), .init(language: "ja-easy", terminal: "vt100"),
        ]
    }

    @Test(
        "T03 T12 T13 from the notice to the top page, and in again", arguments: RobotWalk.atTerminal, Surroundings.all)
    func wholeWay(branch: Branch, around: Surroundings) throws {
        let robot = try Robot(around.language, terminal: around.terminal)
        var walk = RobotWalk(robot, try robot.member("new"), branch)
        try walk.follow(try JourneyFile(of: branch))
        try robot.pane.see(around.completion)
        if around.terminal == "vt100" { #expect(try !robot.pane.showsColour()) }
        try robot.choose("4")
        #expect(try robot.pane.end() == 0)
        // A picture of the key is gone once the method is enrolled.
        #expect(try FileManager.default.contentsOfDirectory(atPath: robot.home + "/downloads").isEmpty)
        try walk.inAgain()
        try robot.choose("4")
        #expect(try robot.pane.end() == 0)
    }

    @Test("a power cut at every step: the same step at the next login")
    func powerCuts() throws {
        let robot = try Robot("ja")
        let walk = RobotWalk(robot, try robot.member("new"), .appBesidePC)
        var cuts = 0
        walk.between = { walk, place in
            cuts += 1
            try walk.robot.pane.cutThePower()
            try walk.robot.sitDownAgain()
            try walk.robot.at("0【1】")
            try walk.robot.press("Enter")
            if place.hasPrefix("1【"), !["1【10】", "1【11】"].contains(place) {
                try walk.logIn()
                try walk.birthdate()
            } else {
                try walk.robot.at("1【2】")
                try walk.robot.logIn(walk.member.userID, walk.password)
            }
            try walk.robot.at(place)
        }
        try walk.firstLogin()
        try walk.setUp()
        #expect(cuts >= 12)
        try robot.pane.see("設定が完了しました")
    }

    @Test("T16: the QR code is read from a picture of the terminal, and the code made from it is accepted")
    func qrCodeFromPicture() throws {
        let robot = try Robot("ja")
        let walk = RobotWalk(robot, try robot.member("new"), .appBesidePC)
        var uris: [String] = []
        walk.between = { walk, place in
            guard place == "2-4【6】" else { return }
            let pane = walk.robot.pane
            // Every cell is the upper half block with both colours set.
            try pane.see(String(repeating: "▀", count: 45))
            uris.append(
                try pane.see { _ in
                    do { return try Picture.of(pane).qrCode() } catch { return nil }
                } what: {
                    "a QR code in the picture"
                })
        }
        try walk.firstLogin()
        try walk.setUp()
        let uri = try #require(uris.first)
        #expect(uri.hasPrefix("otpauth://totp/MidoriKenpo:\(walk.member.userID)?secret="))
        // What the picture says is what the screen said, and its code has just been accepted.
        #expect(uri.contains("secret=\(walk.key)&"))
    }

    @Test("T06, T07, T11, T14: full width, eras, the other language and another size in mid-form")
    func unusualHands() throws {
        let robot = try Robot("ja")
        let member = try robot.member("earlier")
        try robot.at("0【1】")
        try robot.press("F2")
        try robot.pane.see("Check your user ID")
        try robot.press("F2", "F2", "Enter")
        try robot.at("1【2】")
        let wide = member.userID.map { String(UnicodeScalar(UInt32($0.asciiValue ?? 0) + 0xFEE0) ?? " ") }.joined()
        try robot.fill(wide)
        try robot.press("F2")
        try robot.pane.see("User ID (required)")
        try robot.pane.see(wide)
        try robot.pane.resize(rows: 10, columns: 40)
        try robot.pane.see("small")
        try robot.pane.resize(rows: 40, columns: 120)
        try robot.pane.see(wide)
        try robot.pane.resize(rows: 24, columns: 80)
        try robot.press("F2", "F2")
        try robot.pane.see("ユーザID（必須）")
        try robot.press("Enter")
        // Symbol 12, number 345, and the birthdate in an era, with hyphens.
        try robot.fill("０１２-０３４５-S23.11.23", shown: "****")
        try robot.press("Enter")
        try robot.at("1【3】")
        try robot.fill("昭和２３年１１月２３日")
        try robot.pane.see("1948年")
        try robot.press("Enter")
        try robot.at("1【4】")
    }

    @Test("T03: every arrow form, Alt for function keys, and nothing but arrows and Enter")
    func arrowsOnly() throws {
        let robot = try Robot("ja")
        try robot.at("0【1】")
        try robot.pane.send(Array("\u{1B}[B".utf8))
        try robot.pane.see("＞ 2")
        try robot.pane.send(Array("\u{1B}OA".utf8))
        try robot.pane.see("＞ 1")
        try robot.pane.send([0x1B, 0x32])
        try robot.pane.see("Check your user ID")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.press("Down", "Down")
        try robot.pane.see("＞［ Log in ］")
        try robot.press("Down", "Down", "Enter")
        try robot.pane.see("Get a new notice by post")
        try robot.press("Escape")
        try robot.pane.see("User ID (required)")
    }
}
