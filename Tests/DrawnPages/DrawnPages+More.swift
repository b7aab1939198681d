import Foundation

package import TextUI

extension DrawnPages {
    package static func newPassword() -> Page {
        var page = page("1【9】 新たなパスワードを設定します", manual: 3)
        page.body = [
            .text(
                """
                これから毎回使うパスワードを、ご本人が決めて入力してください。
                決まると、通知に書かれたパスワードは使えなくなります。
                """),
            .blank,
            .field(
                Field(
                    "new", label: "新しいパスワード（必須）", kind: .secret, aside: "8文字以上（今 17文字）",
                    praise: "使えるパスワードです。", missing: "新しいパスワードを入力してください。")),
            .blank,
            .field(
                Field(
                    "again", label: "同じものを、もう一度（必須）", kind: .secret,
                    error: "上の欄と同じではありません。F4 を押すと、文字を見て比べられます。",
                    missing: "下の欄にも入力してください。")),
            .blank,
            .text(
                """
                ・関係のない言葉を3つか4つ並べると、覚えやすくなります。空白も使えます。
                ・記号、番号、生年月日を並べたものと、よく使われる言葉は使えません。
                ・紙に控えるときは、通知とは別の紙に書き、人の目に触れない所へ。
                """, indent: 3),
            .blank,
            .buttons([Button("set", label: "このパスワードに決める"), Button("suggest", label: "案を出す")]),
        ]
        page.status = .wrong("2つの欄の文字がちがいます。下の欄を、もう一度入力してください。")
        page.keys = keys("Enter", "Esc", "F1", "F2", "F4")
        page.keys[0].label = "決める"
        page.keys.append(KeyBinding("suggest", key: .function(6), keyName: "F6", label: "案"))
        page.keys += keys("F10")
        page.primary = "set"
        return page
    }

    package static func appCode() throws -> Page {
        var page = page(
            "2-4【6】 パソコンの画面上のQRコードを読み込みます", stage: "3/4", manual: 13,
            telephone: "お困りのときは 03-0000-0000")
        page.symbol = Symbol(side: 37, modules: try modules(side: 37, fromDrawing: "2-4-6", firstRow: 3))
        page.body = [
            .text(
                """
                1 スマートフォンの認証アプリで、
                  「QRコードをスキャン」を押して
                  ください。
                2 カメラを左のQRコードへ向けて
                  ください。20センチほど離します。
                3 アプリに6けたの数字が出たら、
                  Enter キーを押してください。
                """, indent: 0),
            .blank,
            .buttons([Button("next", label: "数字が出ました（次へ）")]),
            .blank,
            .text("読み取れないときは"),
            .buttons([Button("shape", label: "大きさや形を変える  F6")]),
            .buttons([Button("key", label: "キーを手で入力する  F7")]),
            .text("キー（種類は「時間ベース」）"),
            .text("GEZD GNBV GY3T QOJQ\nGEZD GNBV GY3T QOJQ", indent: 4, tone: .strong),
            .blank,
            .text("まわりの人に見せないでください。", indent: 0),
        ]
        page.status = .waiting("あと14分、このまま使えます。")
        page.keys = keys("Enter", "Esc", "F1", "F2")
        page.keys.append(KeyBinding("shape", key: .function(6), keyName: "F6", label: "形を変える"))
        page.keys.append(KeyBinding("key", key: .function(7), keyName: "F7", label: "キー"))
        page.keys += keys("F10")
        page.primary = "next"
        return page
    }

    package static func phone() throws -> Page {
        var page = page("2-2【2】 生体認証の設定を行います", stage: "3/4", manual: 8)
        page.symbol = Symbol(side: 29, modules: try modules(side: 29, fromDrawing: "2-2-2", firstRow: 4))
        page.body = [
            .text(
                """
                1 スマートフォンのカメラを左のQRコード
                  へ向け、出てきた文字を押してください。
                2 スマートフォンに、次のとおり出ることを
                  お確かめください。
                     場所    組合の窓口  1番の機械
                     お名前  ダ** タ** 様
                  ちがうときは、進まないでください。

                カメラで読めないときは、スマートフォンで
                     kenpo.example.jp/t
                を開き、次の8文字を入力してください。
                     BCDF-GHJK

                進みぐあい（自動で変わります）
                  済   【1】もう一度ログインする
                  今＞ 【2】スマートフォンで開く
                       【3】顔や指で確認する
                       【4】スマートフォンに名前を付ける
                       【5】トップ画面を確かめる
                """, indent: 0),
            .text("QRコードと8文字は、まわりの人に見せないでください。", indent: 6),
        ]
        page.status = .waiting("スマートフォンで開くのを待っています。残り2分40秒（その後は F6 で出し直し）")
        page.keys = keys("Esc", "F1", "F2", "F5")
        page.keys.append(KeyBinding("anew", key: .function(6), keyName: "F6", label: "出し直す"))
        page.keys.append(KeyBinding("other", key: .function(7), keyName: "F7", label: "ほかの方法"))
        page.keys += keys("F10")
        return page
    }

    package static func wrongCode() -> Page {
        var page = page("2-4【7】 表示されるワンタイムパスワードでログインします", stage: "3/4", manual: 13)
        page.body = [
            .text("アプリに出ている6けたの数字を入力してください。数字は30秒ごとに変わります。"),
            .blank,
            .field(
                Field(
                    "code", label: "6けたの数字（必須）", kind: .code(digits: 6), width: 10,
                    aside: "例  066474  または  066 474",
                    error: "約4分前の数字でした。スマートフォンの時計が、約4分おくれています。")),
            .blank,
            .text(
                """
                スマートフォンの時計を、次のように直してください。
                 ・iPhone   「設定」「一般」「日付と時刻」の順に開き、
                            「自動設定」を入（緑色）にします。
                 ・Android  「設定」「システム」「日付と時刻」の順に開き、
                            「日時を自動的に設定」を入にします。
                直したあと、アプリに出る新しい数字を入力してください。
                """),
            .blank,
            .text("それでも合わないときは"),
            .buttons([Button("code-again", label: "QRコードをもう一度出す"), Button("other", label: "ほかの方法に変える")]),
            .blank,
            .buttons([Button("login", label: "ログインする")]),
        ]
        page.status = .wrong("数字が合いませんでした。時計を直してから、新しい数字を入力してください。")
        page.keys = keys("Enter", "Esc", "F1", "F2", "F10")
        page.primary = "login"
        return page
    }

    package static func top() -> Page {
        var page = page("2-2【5】 KOSMO Webログイン後のトップ画面が表示されることを確認します", stage: "4/4", manual: 8)
        page.body = [
            .text("ダイワ タロウ 様"),
            .blank,
            .text("【完了】 以上で設定が完了しました。おつかれさまでした。", tone: .right),
            .blank,
            .text(
                """
                認証方法          a. 生体認証   スマートフォン「タロウの電話」
                二つ目の方法      まだありません
                メールアドレス    ta****@example.jp   確認済み
                前回のログイン    令和8年11月24日 10時51分   組合の窓口 1番の機械
                """, indent: 5),
            .blank,
            .text("次回からは、ユーザIDと新しいパスワードを入力し、顔か指で確認します。"),
            .blank,
            .choices([
                Choice("second", title: "二つ目の方法を登録する   スマートフォンの故障や紛失に備えられます"),
                Choice("method", title: "認証方法を変更する"),
                Choice("password", title: "パスワードを変更する"),
                Choice("mail", title: "メールアドレスを変更する"),
                Choice("out", title: "ログアウトする（終わる）"),
            ]),
            .blank,
            .text("スマートフォンをなくしたとき、こわれたときは、組合へお電話ください。"),
        ]
        page.keys = keys("Enter", "F1", "F2", "F5", "F10")
        page.keys[0].label = "選ぶ"
        return page
    }

    /// The drawings show the modules in dark ink.
    package static func modules(side: Int, fromDrawing name: String, firstRow: Int) throws -> [Bool] {
        let file = goldens.appending(path: "\(name).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        var modules: [Bool] = []
        for row in 0..<side {
            let line = lines[firstRow + row / 2].dropFirst(4).prefix(side)
            let halves: Set<Character> = row.isMultiple(of: 2) ? ["█", "▀"] : ["█", "▄"]
            let dark = line.map { halves.contains($0) }
            modules += dark + Array(repeating: false, count: side - dark.count)
        }
        return modules
    }
}
