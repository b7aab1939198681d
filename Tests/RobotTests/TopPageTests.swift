import Testing

@Suite("S34: a robot member at her top page", .serialized)
struct TopPageTests {
    @Test("a second method added, named, used and removed; another password; another address", arguments: ["ja", "en"])
    func everyAction(language: String) throws {
        let robot = try Robot(language)
        let member = try robot.member("enrolledApp")
        let password = try #require(member.password)
        let pane = { robot.pane }
        let isJapanese = language == "ja"
        func see(_ japanese: String, _ english: String) throws { try pane().see(isJapanese ? japanese : english) }

        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(member.userID, password)
        try robot.at("2-4【7】")
        try robot.fill(try Robot.oathtool(try #require(member.totpKey)))
        try robot.press("Enter")
        try see("まだありません", "none yet")

        // A second app: the password again, the key on the screen, the code of another phone.
        try robot.choose("1")
        try see("今のパスワード", "Current password")
        try robot.fill(password, shown: "****")
        try robot.press("Enter")
        try see("認証アプリを追加する", "Add an authenticator app")
        try robot.choose("2")
        try robot.pane.see("App Store")
        try robot.press("Enter")
        let key = try robot.keyOnScreen()
        try robot.press("Enter")
        try see("登録する", "Register")
        try robot.fill(try Robot.oathtool(key))
        try robot.press("Enter")
        try see("登録しました", "Registered.")

        // Its name.
        try robot.choose("1")
        try see("を追加する", "Add an authenticator app")
        try robot.choose("2")
        try see("端末の名前", "Name of the device")
        try robot.press("Home")
        try robot.fill("Kitchen")
        try robot.press("Enter")
        try see("「Kitchen」", "\"Kitchen\"")
        // The first one goes, after being asked once; the last one stays.
        try robot.choose("1")
        try see("［ 削除する ］", "Remove")
        // From the name's field, where she is first, back to the last of the page.
        try robot.press("BTab", "Enter")
        try see("削除しない", "Keep it")
        try robot.choose("2")
        try see("削除しました", "Removed.")
        try see("まだありません", "none yet")

        // The code by mail beside it.
        try robot.choose("1")
        try see("メールの方法を追加する", "Add the email method")
        try robot.choose("3")
        try see("迷惑メール", "spam")
        try robot.fill(try robot.mailedCode(to: member.mail))
        try robot.press("Enter")
        try see("登録しました", "Registered.")

        // Another password, and another address.
        try robot.choose("2")
        for _ in 0..<2 {
            try robot.fill("tegami yozora wakame umi", shown: "tegami yozora wakame umi")
            try robot.press("Enter")
        }
        try see("パスワードを変更しました", "The password is changed")
        try robot.choose("3")
        try robot.fill("hanako@example.org")
        try robot.press("Enter")
        try see("迷惑メール", "spam")
        try robot.fill(try robot.mailedCode(to: "hanako@example.org"))
        try robot.press("Enter")
        try see("メールアドレスを変更しました", "The email address was changed")
        try robot.choose("4")
        #expect(try pane().end() == 0)

        // In again, with the new password, and with the mail instead of the app.
        try robot.sitDownAgain()
        try robot.at("0【1】")
        try robot.press("Enter")
        try robot.at("1【2】")
        try robot.logIn(member.userID, "tegami yozora wakame umi")
        try robot.at("2-4【7】")
        try robot.press("Down", "Down", "Enter")
        try see("ほかに登録した方法", "another method")
        try robot.press("Enter")
        try robot.at("2-6【3】")
        try robot.fill(try robot.mailedCode(to: "hanako@example.org"))
        try robot.press("Enter")
        try see("トップ画面", "Top page")
    }
}
