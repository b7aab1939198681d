import Content
import Testing

@testable import Companion

@Suite("Where the line of a page's heading may end") struct PhrasesTests {
    @Test(
        "between phrases, and never within a word",
        arguments: [
            "2-1【1】 |生体認証の|設定を|行うため、|再度ログインします", "2-1【4】 |認証完了後「OK」を|クリックします",
            "2-4【6】 |パソコンの|画面上の|QRコードを|読み込みます", "2-5①【1】 |Authenticator|(Chromeプラグイン)を|インストールします",
            "ほかの|画面での|ログイン", "手続き中の|画面に、|次の|数字を|入力してください", "画面に|出ている|8文字を|入力します",
            "この|ページの|手続きは|終わりました", "確認が|終わりました", "申し訳ありません", "ご自宅での|続き",
            "2-1【8】 |KOSMO\u{A0}Webログイン後の|トップ画面が|表示されることを|確認します",
        ])
    func phrases(expected: String) {
        let parts = expected.split(separator: "|").map(String.init)
        #expect(Phrases.of(parts.joined(), in: .japanese) == parts)
    }

    @Test("a heading loses nothing, and English has its spaces")
    func whole() {
        for heading in StepHeading.all {
            for language in Language.allCases {
                let text = heading.title(in: language)
                let phrases = Phrases.of(text, in: language)
                #expect(phrases.joined() == text)
                #expect(language.isJapanese || phrases.count == 1)
            }
        }
    }
}
