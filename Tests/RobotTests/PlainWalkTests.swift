import Foundation
import Shell
import Testing

/// The real program line by line, in a real terminal (T10).
@Suite("RobotTests: plain text", .timeLimit(.minutes(5)))
struct PlainWalkTests {
    @Test(
        "T10 2-6 line by line: from the notice to the top page without an escape, and no secret is echoed",
        arguments: ["ja", "en"])
    func mailCode(language: String) throws {
        let robot = try Robot(language, rows: 60, isPlain: true)
        let member = try robot.member("new")
        let initial = try #require(member.initialPassword)
        let chosen = "sakura midori yama kawa"
        var password = initial
        var isDone = false
        for _ in 0..<80 where !isDone {
            let screen = try prompt(on: robot)
            let question = screen.split(separator: "\n").last.map(String.init) ?? ""
            isDone = screen.contains(language == "ja" ? "以上で設定が完了しました" : "All is set up")
            if isDone { break }
            let answer: String
            switch question {
            case _ where question.contains(language == "ja" ? "ユーザID" : "User ID"): answer = member.userID
            case _ where question.contains(language == "ja" ? "新しいパスワード" : "New password"),
                _ where question.contains(language == "ja" ? "同じものを" : "once more"):
                answer = chosen
                password = chosen
            case _ where question.contains(language == "ja" ? "パスワード（必須）" : "Password (required)"): answer = password
            case _ where question.contains(language == "ja" ? "生年月日" : "Birthdate"): answer = member.birthdate
            case _ where question.contains(language == "ja" ? "（6けた" : "6 digits"):
                answer = try robot.mailedCode(to: member.mail)
            case _
            where screen.contains("1【8】") && question.hasPrefix(language == "ja" ? "番号" : "Number")
                && !screen.contains("1【9】"):
                answer = "c"
            default: answer = ""
            }
            try robot.type(answer)
            try robot.press("Enter")
            try robot.pane.see {
                $0 != screen ? true : nil
            } what: {
                "an answer to \(question)"
            }
        }
        #expect(isDone)
        try robot.type("F10")
        try robot.press("Enter")
        try robot.pane.see("2 ")
        try robot.type("2")
        try robot.press("Enter")
        try robot.pane.see("[exit 0]")
        let written = robot.pane.written()
        #expect(!written.contains("\u{1B}") && !written.contains("\u{8}"))
        #expect(
            !written.contains(chosen) && !written.replacing(" ", with: "").contains(initial.replacing(" ", with: "")))
    }

    /// The screen, once a question is the last thing on it.
    private func prompt(on robot: Robot) throws -> String {
        try robot.pane.see { screen in
            let text = screen.replacing(/\s+$/, with: "")
            return text.hasSuffix(":") ? text : nil
        } what: {
            "a question"
        }
    }
}
