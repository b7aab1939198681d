package import Foundation
package import TextUI

/// Pages of screens.md, rebuilt from their content.
package enum DrawnPages {
    /// The drawings themselves.
    package static let goldens = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "TextUITests/Goldens")

    package static let words = FrameWords(
        tooSmall: ["画面を 80けた、24行 以上に広げてください。", "Please make this window 80 by 24 or larger."], more: "more", end: "end",
        readOn: "",
        howMuchIsRead: { "（\($0)% お読みになりました）" })

    package static let telephone = "お困りのときは 電話 03-0000-0000"

    package static func page(
        _ title: String, stage: String = "2/4", manual: Int? = 2, telephone: String = DrawnPages.telephone,
        society: String = "みどり健康保険組合"
    ) -> Page {
        Page(
            heading: Heading(title: title, stage: stage),
            banner: Banner(
                society: society, manualPage: manual.map { "マニュアル \($0)ページ" } ?? "", telephone: telephone))
    }

    package static let allKeys: [String: KeyBinding] = [
        "Enter": KeyBinding("next", key: .enter, keyName: "Enter", label: "次へ"),
        "Esc": KeyBinding("back", key: .escape, keyName: "Esc", label: "戻る"),
        "F1": KeyBinding("help", key: .function(1), keyName: "F1", label: "説明"),
        "F2": KeyBinding("language", key: .function(2), keyName: "F2", label: "English"),
        "F4": KeyBinding("reveal", key: .function(4), keyName: "F4", label: "文字を見る"),
        "F5": KeyBinding("refresh", key: .function(5), keyName: "F5", label: "更新"),
        "F10": KeyBinding("leave", key: .function(10), keyName: "F10", label: "終わる"),
    ]

    package static func keys(_ names: String...) -> [KeyBinding] { names.compactMap { allKeys[$0] } }

    package static func login() -> Page {
        var page = page("1【2】 ユーザIDとパスワードを入力しログインします")
        page.body = [
            .text("お手元の「ユーザID・パスワード通知」をご覧になり、2つとも入力してください。"),
            .blank,
            .field(
                Field("userID", label: "ユーザID（必須）", aside: "例  0123 4567  または  01234567", missing: "ユーザIDを入力してください。")),
            .blank,
            .field(
                Field(
                    "password", label: "パスワード（必須）", kind: .secret,
                    aside: "文字は * で表します。F4 で文字を見られます。",
                    missing: "パスワードを入力してください。")),
            .blank,
            .text(
                """
                初めて利用する方
                   通知に書かれたパスワードです。大文字、小文字のどちらでもかまいません。
                   例  K7MW 3XHR 9TCE 4F
                過去にご利用がある方
                   ユーザIDは以前と同じです。
                   パスワードは「記号＋番号＋生年月日」です。「＋」は入力しません。
                   例  記号12、番号345、昭和25年（1950年）3月4日の方は  1234519500304
                """),
            .blank,
            .buttons([Button("login", label: "ログインする"), Button("lost", label: "ユーザIDやパスワードが分からない")]),
        ]
        page.keys = keys("Enter", "Esc", "F1", "F2", "F4", "F10")
        page.primary = "login"
        return page
    }

    package static func birthdate() -> Page {
        var page = page("1【3】 ご自身の生年月日を入力します")
        page.body = [
            .text("ご本人であることを確かめるため、生年月日を入力してください。"),
            .blank,
            .field(Field("birthdate", label: "生年月日（必須）", missing: "生年月日を入力してください。")),
            .blank,
            .text(
                """
                書き方（どれでもかまいません）
                   元号のとき   S25.3.4    （M 明治  T 大正  S 昭和  H 平成  R 令和）
                   西暦のとき   1950.3.4  または  19500304
                   漢字のとき   昭和25年3月4日
                """),
            .blank,
            .text("このように受け取りました。"),
            .blank,
            .text("昭和25年（西暦1950年）3月4日生まれ    76歳", indent: 5, tone: .strong),
            .blank,
            .text(
                """
                正しければ、Enter（エンター）キーを押してください。
                ちがうときは、上の欄を直してください。
                ご家族などが代わりに入力しているときは、加入者ご本人の生年月日です。
                """),
            .blank,
            .buttons([Button("go", label: "この日付で進む")]),
        ]
        page.keys = keys("Enter", "Esc", "F1", "F2", "F10")
        page.primary = "go"
        return page
    }

    package static func address() -> Page {
        var page = page("1【5】 メールアドレスを確認します")
        page.body = [
            .text("組合に登録されているメールアドレスは、次のとおりです。"),
            .blank,
            .text("ta****@example.jp          （安全のため、一部を * で隠しています）", indent: 5, tone: .strong),
            .blank,
            .text("番号の数字を押すか、矢印キーで選んで Enter キーを押してください。"),
            .blank,
            .choices([
                Choice("use", title: "このアドレスを使います", detail: "このアドレスへ、確認のメールをお送りします。"),
                Choice(
                    "change", title: "別のアドレスに変更します（変更は必須ではありません）",
                    detail: "今のアドレスのメールで、ご本人であることを確かめてから変更します。"),
                Choice(
                    "unseen", title: "このアドレスのメールは、もう見られません",
                    detail: "組合の係が、ご本人であることを確かめてから変更します。"),
                Choice(
                    "none", title: "メールを使っていません", detail: "メールを使わない進み方を、組合の係がご案内します。"),
            ]),
        ]
        page.keys = keys("Enter", "Esc", "F1", "F2", "F10")
        return page
    }

    package static func mailed() -> Page {
        var page = page("1【6】 届いたメールを開き、メールアドレスの確認を完了します", manual: 3)
        page.body = [
            .text(
                """
                ta****@example.jp へ、確認のメールをお送りしました。（10時32分）
                   差出人  no-reply@kenpo.example.jp
                   件名    メールアドレスの確認（みどり健康保険組合）

                次のどちらか一方をしてください。
                 ・メールの中の「確認する」を押す。  この画面は、自動で次へ進みます。
                 ・メールに書かれた6けたの数字を、ここに入力する。（11時02分まで）
                """),
            .blank,
            .field(
                Field(
                    "code", label: "確認の数字", kind: .code(digits: 6), width: 10, labelBeside: true, indent: 5,
                    aside: "例  012345  または  012 345")),
            .blank,
            .text(
                """
                メールが届かないとき
                 ・「迷惑メール」の中に、上の差出人のメールがないかご覧ください。
                 ・携帯電話の方は、上の差出人のメールを受け取る設定にしてください。
                """),
            .blank,
            .buttons([
                Button("again", label: "もう一度送る", note: "あと18秒で押せます"),
                Button("correct", label: "アドレスを直す"),
            ]),
            .buttons([
                Button("later", label: "今ここではメールを見られない", note: "ここまでを保存し、続きは後日できます。")
            ]),
        ]
        page.status = .waiting("メールの確認を待っています。1分12秒  【7】F5 を押すと、すぐに確かめます。")
        page.keys = keys("Enter", "Esc", "F1", "F2", "F5", "F10")
        return page
    }

    package static func method() -> Page {
        var page = page("1【8】 認証方法を選択します", manual: 3)
        page.body = [
            .text(
                """
                次回から、パスワードのほかに、もう一つの方法でご本人であることを確かめます。
                番号の数字を押すか、矢印キーで選んでください。あとで変更できます。
                """),
            .blank,
            .choices([
                Choice(
                    "passkey", title: "a. 生体認証（せいたいにんしょう）", mark: "【おすすめ】",
                    detail: "スマートフォンやパソコンで、顔を映すか、指を当てます。\n向いている方  ふだん、顔や指でスマートフォンを開いている方",
                    letter: "a"),
                Choice(
                    "app", title: "b. ワンタイムパスワード認証（アプリ）", mark: "【おすすめ】",
                    detail: "スマートフォンの無料アプリに出る6けたの数字を、毎回入力します。\n向いている方  顔や指での確認を使わない方、電波の届かない所で使う方",
                    letter: "b"),
                Choice(
                    "mail", title: "c. ワンタイムパスワード認証（メール）",
                    detail: """
                        メールで届く6けたの数字を、毎回入力します。
                        向いている方  スマートフォンをお持ちでない方、アプリを入れられない方
                        ほかの二つより安全さが劣るため、パスワードは15文字以上になります。
                        """,
                    letter: "c"),
            ]),
            .blank,
            .text(
                """
                迷ったときは  ふだん顔や指でスマートフォンを開いている方は 1、
                              スマートフォンをお持ちのほかの方は 2、どちらでもない方は 3
                """),
        ]
        page.keys = keys("Enter", "Esc", "F1", "F2", "F10")
        return page
    }
}

extension DrawnPages {
    /// The names of all drawings.
    package static let names = ["1-2", "1-3", "1-5", "1-6", "1-8", "1-9", "2-4-6", "2-2-2", "2-4-7", "top"]

    /// A page by the name of its drawing.
    package static func named(_ name: String) throws -> Page? {
        switch name {
        case "1-2": login()
        case "1-3": birthdate()
        case "1-5": address()
        case "1-6": mailed()
        case "1-8": method()
        case "1-9": newPassword()
        case "2-4-6": try appCode()
        case "2-2-2": try phone()
        case "2-4-7": wrongCode()
        case "top": top()
        default: nil
        }
    }
}
