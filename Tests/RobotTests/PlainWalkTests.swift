import Content
import Demo
import FlowEngine
import Foundation
import Journeys
import Testing

/// The real program line by line, in a real terminal (T10).
@Suite("RobotTests: plain text", .serialized, .timeLimit(.minutes(5)))
struct PlainWalkTests {
    @Test(
        "T10 line by line from the notice to the top page without an escape, and no secret is echoed",
        arguments: RobotWalk.atTerminal.flatMap { branch in
            // Every branch in every language is PlainTests'.
            (branch == .mailCode ? Language.inPlainText : [.japanese, .kana]).map { (branch, $0) }
        })
    func wholeWay(branch: Branch, language: Language) throws {
        var walk = try PlainRobotWalk(language, branch)
        try walk.follow(try JourneyFile(of: branch))
        let completion =
            switch language {
            case .japanese: "以上で設定が完了しました"
            case .easyJapanese: "ぜんぶ 終わりました"
            case .english: "The set-up is complete."
            case .kana: "せっていが かんりょう しました"
            }
        #expect(walk.written.contains(completion))
        try walk.line("F10")
        try walk.robot.pane.see("2 ")
        try walk.line("2")
        try walk.robot.pane.see("[exit 0]")
        let all = walk.robot.pane.written()
        #expect(!all.contains("\u{1B}") && !all.contains("\u{8}"))
        let initial = try #require(walk.member.initialPassword).replacing(" ", with: "")
        #expect(!all.contains(walk.newPassword) && !all.replacing(" ", with: "").contains(initial))
    }
}
