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
        var written = 0
        // The page says by itself that its mail was sent, and asks once more.
        var codes: [Substring: String] = [:]
        let sent = language == "ja" ? "メールをお送りしました" : "An email was sent to"
        for _ in 0..<80 where !isDone {
            let screen = try prompt(on: robot, after: written)
            let question = screen.split(separator: "\n").last.map(String.init) ?? ""
            isDone = screen.contains(language == "ja" ? "以上で設定が完了しました" : "The set-up is complete.")
            if isDone { break }
            let answer: String
            switch question {
            case _ where question.contains(language == "ja" ? "ユーザID" : "User ID"): answer = member.userID
            case _ where question.contains(language == "ja" ? "新しいパスワード" : "New password"),
                _ where question.contains(language == "ja" ? "同じものを" : "once more"):
                answer = chosen
                password = chosen
            case _ where question.contains(language == "ja" ? "パスワード（必須）" : "Password (required)"): answer = password
            case _ where question.contains(language == "ja" ? "生年月日" : "Date of birth"): answer = member.birthdate
            case _ where question.contains(language == "ja" ? "（6けた" : "6 digits"):
                let heading = screen.split(separator: "\n").last { $0.contains(/^[0-9][-0-9]*【/) } ?? ""
                if codes[heading] == nil {
                    codes[heading] = try robot.mailedCode(to: member.mail)
                    try robot.pane.see { _ in
                        text(robot).components(separatedBy: sent).count > codes.count ? true : nil
                    } what: {
                        sent
                    }
                    continue
                }
                answer = codes[heading] ?? ""
            case _
            where screen.contains("1【8】") && question.hasPrefix(language == "ja" ? "番号" : "Number")
                && !screen.contains("1【9】"):
                answer = "c"
            default: answer = ""
            }
            try robot.type(answer)
            written = text(robot).count
            try robot.press("Enter")
        }
        let last = robot.pane.written()
        #expect(isDone, "\(last)")
        try robot.type("F10")
        try robot.press("Enter")
        try robot.pane.see("2 ")
        try robot.type("2")
        try robot.press("Enter")
        try robot.pane.see("[exit 0]")
        let all = robot.pane.written()
        #expect(!all.contains("\u{1B}") && !all.contains("\u{8}"))
        #expect(
            !all.contains(chosen) && !all.replacing(" ", with: "").contains(initial.replacing(" ", with: "")))
    }

    /// All that was written, once a question is the last of it, after so many characters. The screen comes a moment
    /// later.
    private func prompt(on robot: Robot, after count: Int) throws -> String {
        try robot.pane.see { _ in
            let written = text(robot)
            return written.count > count && written.hasSuffix(": ") ? written : nil
        } what: {
            "a question"
        }
    }

    /// What was written, without the line discipline's own carriage returns.
    private func text(_ robot: Robot) -> String {
        String(String.UnicodeScalarView(robot.pane.written().unicodeScalars.filter { $0 != "\r" }))
    }
}
