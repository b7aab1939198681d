import Content
import FlowEngine
import Foundation
import Testing

@Suite("Each thing wrong once", .serialized)
struct WrongTests {
    @Test("2-6: every page says what is wrong and what to do, and goes on")
    func mailWalk() throws {
        let robot = try Robot("ja")
        let member = try robot.member("new")
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        // Nothing typed; a misread notice; a wrong password; then right.
        try robot.press("Down", "Down", "Enter")
        try robot.pane.see("！ ユーザID")
        let printed = member.initialPassword ?? ""
        let misread = printed.dropLast() + (printed.hasSuffix("A") ? "B" : "A")
        try robot.logIn(member.userID, String(misread))
        try robot.pane.see("どこか1文字ちがうようです")
        try robot.press("C-u")
        try robot.fill("quite another", shown: "****")
        try robot.press("Enter")
        try robot.pane.see("登録の内容と一致しませんでした")
        try robot.pane.see("もう一度、ゆっくり")
        try robot.fill(printed, shown: "****")
        try robot.press("Enter")
        try birthdate(robot, member)
        try terms(robot)
        try mail(robot, member)
        try choice(robot)
        try password(robot)
        try code(robot, member)
    }

    @Test("2-4: a late clock is explained and does not let the code pass; the right code does")
    func appWalk() throws {
        let robot = try Robot("ja")
        let member = try robot.member("awaitingEnrolment", "app")
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(member.userID, member.password ?? "")
        for step in [1, 2, 4, 5] {
            try robot.at("2-4【\(step)】")
            try robot.press("Enter")
        }
        try robot.at("2-4【6】")
        let key = try robot.keyOnScreen()
        try robot.press("Down", "Enter")
        try robot.pane.see("セットアップ キー")
        try robot.press("Escape")
        try robot.pane.see("数字が出ました")
        try robot.press("Up", "Up", "Enter")
        try robot.at("2-4【7】")
        try robot.fill(try Robot.oathtool(key, secondsLater: -240))
        try robot.press("Enter")
        try robot.pane.see("約4分おくれています")
        try robot.pane.see {
            $0.contains("お待ちください") ? nil : true
        } what: {
            "the end of the wait"
        }
        try robot.fill("1234567")
        try robot.press("Enter")
        try robot.pane.see("7けたになっています")
        try robot.press("C-u")
        try robot.fill(try Robot.oathtool(key))
        try robot.press("Enter")
        try robot.at("0【4】")
    }

    private func birthdate(_ robot: Robot, _ member: RobotMember) throws {
        try robot.at("1【3】")
        try robot.fill("S25.2.30")
        try robot.press("Enter")
        try robot.pane.see("昭和25年2月30日という日はありません")
        try robot.press("C-u")
        try robot.fill("1950.3.5")
        try robot.press("Enter")
        try robot.pane.see("登録の内容と一致しませんでした")
        try robot.pane.see("もう一度、ゆっくり")
        try robot.press("C-u")
        try robot.fill(member.birthdate)
        try robot.press("Enter")
    }

    private func terms(_ robot: Robot) throws {
        try robot.at("1【4】")
        try robot.press("Enter")
        try robot.pane.see("＞［ 続きを読む ］")
        try robot.press("Right", "End")
        try robot.pane.see("100%")
        try robot.press("Enter")
        try robot.pane.see("「同意しない」をお選びになりました")
        try robot.press("Escape")
        try robot.pane.see("まで読みました")
        try robot.press("End")
        try robot.pane.see("100%")
        try robot.pane.see("＞［ 同意する ］")
        try robot.press("Enter")
    }

    private func mail(_ robot: Robot, _ member: RobotMember) throws {
        try robot.at("1【5】")
        try robot.choose("2")
        try robot.pane.see("新しいメールアドレスを入力")
        try robot.fill("taro.example.jp")
        try robot.press("Enter")
        try robot.pane.see("「@」（アットマーク）がありません")
        try robot.press("C-u")
        try robot.fill("taro@gmial.com")
        try robot.pane.see("「taro@gmail.com」ではありませんか")
        try robot.press("Escape")
        try robot.pane.see("このアドレスを使います")
        try RobotWalk(robot, member, .mailCode).reach(.step1_6)
        let right = try robot.mailedCode(to: member.mail)
        try robot.fill("12345")
        try robot.press("Enter")
        try robot.pane.see("5けたになっています")
        try robot.press("C-u")
        try robot.fill(right == "000000" ? "000001" : "000000")
        try robot.press("Enter")
        try robot.pane.see("数字が合いませんでした")
        try robot.pane.see {
            $0.contains("あと1秒 お待ち") ? nil : true
        } what: {
            "the end of the wait"
        }
        // The time of the first wait is one second; a code in good time is accepted.
        try robot.fill("\(right.prefix(3)) \(right.suffix(3))", shown: String(right.prefix(3)))
        try robot.press("Enter")
        try robot.pane.see { screen in
            screen.isPage("1【8】") ? true : screen.contains("まだ確かめていません") ? false : nil
        } what: {
            "1【8】"
        }
        if try !robot.place().hasPrefix("1【8】") { try robot.press("Enter") }
    }

    private func choice(_ robot: Robot) throws {
        try robot.at("1【8】")
        try robot.press("F7")
        try robot.pane.see("そのキーは使えません")
        try robot.choose("b")
        try robot.pane.see("どちらもない")
        try robot.press("Escape")
        try robot.pane.see("迷ったときは")
        try robot.choose("c")
    }

    private func password(_ robot: Robot) throws {
        try robot.at("1【9】")
        try robot.fill("short", shown: "short")
        try robot.press("Enter")
        try robot.pane.see("15文字以上にしてください")
        try robot.press("C-u")
        try robot.type("wakame yozora tegami")
        try robot.pane.see("使えるパスワードです")
        try robot.press("Enter")
        try robot.type("wakame yozora tegamo")
        try robot.press("Enter")
        try robot.pane.see("上の欄と同じではありません")
        try robot.press("C-u")
        try robot.type("wakame yozora tegami")
        try robot.press("Enter")
        try robot.at("1【10】")
        try robot.press("Enter")
        try robot.at("1【11】")
        try robot.press("Enter")
    }

    private func code(_ robot: Robot, _ member: RobotMember) throws {
        try robot.at("2-6【1】")
        try robot.press("Enter")
        try robot.at("2-6【2】")
        // The password of the notice has died (S04).
        try robot.logIn(member.userID, member.initialPassword ?? "")
        try robot.pane.see("登録の内容と一致しませんでした")
        try robot.pane.see("もう一度、ゆっくり")
        try robot.fill("wakame yozora tegami", shown: "****")
        try robot.press("Enter")
        try robot.at("2-6【3】")
        let right = try robot.mailedCode(to: member.mail)
        try robot.press("Down", "Down", "Enter")
        try robot.pane.see("まだ送れません")
        try robot.press("Up", "Up")
        try robot.fill(right)
        try robot.press("Enter")
        try robot.at("2-6【4】")
    }
}
