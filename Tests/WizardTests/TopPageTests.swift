import CredentialStore
import Demo
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Screens
import Secrets
import Wizard
import TextUI
import Testing
import World
import TypedInput

@Suite("S34: an enrolled member at her top page, without a terminal")
struct TopPageTests {
    let office: Office
    let member: DemoMember
    var seat: Replay

    init() throws {
        office = try Office()
        member = try office.member(.enrolledMail)
        seat = office.seat()
        try logIn(member.password ?? "", &seat)
    }

    private func logIn(_ password: String, _ seat: inout Replay) throws {
        seat.press(.enter)
        seat.logIn(member.userID, password)
        seat.type(try office.mailedCode(to: member.mail))
        seat.press(.enter)
    }

    private var lines: [String] { seat.frame.canvas.textLines }

    private func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    private mutating func open(_ choice: Character) {
        seat.press(.character(choice), .enter)
    }

    private mutating func reauthenticate() {
        seat.type(member.password ?? "")
        seat.press(.enter)
    }

    @Test("her password: after the present one; a wrong one waits; nothing of it is left on the page")
    mutating func changesPassword() throws {
        open("2")
        #expect(seat.wizard.overlay == .changePassword(beside: nil) && shows("今のパスワード"))
        seat.type("not the password")
        seat.press(.enter)
        #expect(shows("パスワードが合いませんでした。あと1秒 お待ちください。"))
        // What is typed within the wait is not called wrong, stays, and is checked at the next Enter.
        reauthenticate()
        #expect(shows("まだ確かめていません") && !shows("合いませんでした") && shows("***"))
        office.clock.pass(seconds: 5)
        seat.press(.enter)
        #expect(seat.wizard.overlay == .changePassword(beside: nil) && !shows("今のパスワード"))
        for _ in 0..<2 {
            seat.type("wakame yozora tegami")
            seat.press(.enter)
        }
        #expect(seat.wizard.overlay == nil && shows("パスワードを変更しました"))
        // T02: opened again, nothing of what was typed stands there.
        open("2")
        seat.press(.function(4))
        #expect(!shows("wakame") && !shows(member.password ?? "") && !shows("***"))
        seat.press(.escape)
        let userID = try #require(UserID(typed: member.userID))
        let id = try #require(try office.store.read { try $0.member(userID) }).id
        #expect(try office.store.read { try $0.mails(id) }.last?.changes == ["passwordChanged"])
        // One Enter too many logs nobody out.
        seat.press(.enter)
        #expect(seat.ending == nil && shows("番号の数字を押すか"))
        seat.press(.end, .enter)
        #expect(seat.ending == .loggedOut)
        var again = office.seat()
        try logIn("wakame yozora tegami", &again)
        #expect(again.wizard.session.authenticationLevel == .signedIn)
    }

    @Test("whoever has no mail address may register one, and hears of no mail that nobody was sent")
    mutating func withoutMail() throws {
        let userID = try #require(UserID(typed: member.userID))
        try office.store.write { records in
            var registered = try #require(try records.member(userID))
            registered.mail = nil
            try records.update(registered)
        }
        seat.take(.storeChanged)
        #expect(shows("メールアドレスを登録する") && !shows("メールアドレスを変更する"))
        open("1")
        reauthenticate()
        open("2")
        seat.press(.enter)
        let key = try #require(seat.wizard.screenState.securitySettings?.key).letters.revealedText()
        seat.press(.enter)
        seat.type(TOTP(key: SecretBytes(try #require(Base32.decode(key)))).code(at: office.clock.world.now()))
        seat.press(.enter)
        #expect(shows("登録しました") && !shows("お知らせ"))
        open("3")
        seat.type("new@example.jp")
        seat.press(.enter)
        seat.type(try office.mailedCode(to: "new@example.jp"))
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil && shows("メールアドレスを登録しました"))
    }

    @Test("on a phone, whose camera cannot see its own screen, another app gets its key and no QR code")
    mutating func anotherAppOnPhone() throws {
        var phone = office.seat(kind: .phone)
        office.clock.pass(seconds: 60)
        try logIn(member.password ?? "", &phone)
        seat = phone
        open("1")
        reauthenticate()
        open("2")
        seat.press(.enter)
        let key = try #require(seat.wizard.screenState.securitySettings?.key).letters.revealedText()
        #expect(seat.wizard.overlay == .newApp && seat.wizard.page.symbol == nil && shows(String(key.prefix(4))))
        #expect(lines[0].hasPrefix("  トップ画面"))
        seat.press(.enter)
        #expect(seat.wizard.overlay == .newAppCode)
    }

    @Test("a second method is advised until there is one; it is added, named, used and removed, but never the last")
    mutating func methods() throws {
        #expect(shows("まだありません") && shows("二つ目の方法を登録する"))
        open("1")
        reauthenticate()
        #expect(shows("メール（ワンタイムパスワード）"))
        // Nobody without an app is told of another phone; whoever adds one installs it first.
        #expect(shows("先に、無料のアプリをスマートフォンに") && !shows("もう1台"))
        // The only one cannot be removed, and the page says why.
        open("1")
        seat.press(.end, .enter)
        #expect(shows("先に、別の方法を追加してください"))
        seat.press(.escape)
        open("2")
        #expect(seat.wizard.overlay == .newAppInstalled && shows("App Store"))
        seat.press(.enter)
        #expect(seat.wizard.overlay == .newApp && seat.wizard.page.symbol != nil)
        let key = try #require(seat.wizard.screenState.securitySettings?.key).letters.revealedText()
        let bytes = SecretBytes(try #require(Base32.decode(key)))
        // The key by itself, and back.
        seat.press(.down, .enter)
        #expect(shows(String(key.prefix(4))) && seat.wizard.page.symbol == nil)
        #expect(lines[0].hasPrefix("  トップ画面"))
        seat.press(.escape, .enter)
        #expect(seat.wizard.overlay == .newAppCode)
        seat.type("12345")
        seat.press(.enter)
        #expect(shows("5けた"))
        seat.press(.clear)
        seat.type(TOTP(key: bytes).code(at: office.clock.world.now()))
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil && shows("登録しました"))
        #expect(!shows("まだありません"))
        // The page names first what the next login asks for.
        #expect(shows("認証方法          メール") && shows("二つ目の方法      認証アプリ") && shows("メールで届くワンタイム"))
        open("1")
        #expect(shows("もう1台の、または新しいスマートフォン"))
        open("1")
        #expect(shows("の名前"))
        seat.press(.home)
        seat.type("台所の電話")
        seat.press(.enter)
        #expect(seat.wizard.overlay == .methods && shows("「台所の電話」"))
        // A later login asks for her usual one, and takes the other.
        office.clock.pass(seconds: 60)
        var later = office.seat()
        later.press(.enter)
        later.logIn(member.userID, member.password ?? "")
        #expect(later.wizard.screenState.method == .mail)
        // The door for whoever cannot read her mail.
        later.press(.backTab, .enter)
        #expect(later.wizard.overlay == .lostMethod && later.shows("認証アプリでログインする"))
        later.press(.enter)
        #expect(later.wizard.screenState.method == .app)
        later.type(TOTP(key: bytes).code(at: office.clock.world.now()))
        later.press(.enter)
        #expect(later.wizard.session.authenticationLevel == .signedIn)
        // Removed again, after being asked once.
        open("2")
        seat.press(.end, .enter)
        #expect(seat.wizard.overlay == .removeMethod("mail"))
        seat.press(.character("2"), .enter)
        #expect(shows("削除しました") && seat.wizard.screenState.enrolled == [.app])
    }

    @Test("another mail address: a slip is asked about, its code is proved, both addresses are told")
    mutating func replacesMail() throws {
        open("3")
        reauthenticate()
        seat.type("hanako@gmial.com")
        seat.press(.enter)
        #expect(shows("gmail.com"))
        seat.press(.clear)
        seat.type("hanako@example.org")
        seat.press(.enter)
        #expect(seat.wizard.overlay == .replacementCode && shows("hanako@example.org"))
        seat.press(.function(5))
        #expect(seat.wizard.overlay == .replacementCode)
        seat.type(try office.mailedCode(to: "hanako@example.org"))
        seat.press(.enter)
        #expect(shows("メールアドレスを変更しました") && shows("hanako@example.org"))
    }

    @Test("five minutes later the password is asked once more, and then she goes on where she was")
    mutating func passwordIsOver() throws {
        open("1")
        reauthenticate()
        open("2")
        seat.press(.enter)
        let key = try #require(seat.wizard.screenState.securitySettings?.key).letters.revealedText()
        seat.press(.enter)
        office.clock.pass(seconds: 301)
        let bytes = SecretBytes(try #require(Base32.decode(key)))
        seat.type(TOTP(key: bytes).code(at: office.clock.world.now()))
        seat.press(.enter)
        #expect(shows("もう一度パスワードを入力してください") && shows("今のパスワード"))
        reauthenticate()
        #expect(seat.wizard.overlay == .newAppCode)
        seat.press(.clear)
        seat.type(TOTP(key: bytes).code(at: office.clock.world.now()))
        seat.press(.enter)
        #expect(seat.wizard.screenState.enrolled.contains(.app))
    }

    @Test("every page of the top page in the other language", arguments: ["1", "2", "3"])
    func otherLanguage(choice: String) throws {
        var test = try TopPageTests()
        test.open(Character(choice))
        test.reauthenticate()
        let before = test.lines
        test.seat.turn(to: .english)
        #expect(test.lines != before && test.shows("F1"))
        test.seat.turn(to: .japanese)
        #expect(test.lines == before)
    }
}
