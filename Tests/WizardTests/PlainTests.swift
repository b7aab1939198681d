import Accounts
import Content
import Demo
import Foundation
import FlowEngine
import OneTimeCodes
import Secrets
import Testing
import TextUI
import Wizard
import World

/// A member at plain text who types at each page what the table of answers says.
struct PlainWalk: AnsweringMember {
    let office: Office
    let member: DemoMember
    let choices: MemberChoices
    var seat: PlainSeat
    var password = ""
    private var device = TrialBrowser()
    private var letters = ""

    init(_ office: Office, _ branch: Branch, _ language: Language) throws {
        self.office = office
        member = try office.member(.new)
        choices = MemberChoices(leadingTo: branch)
        seat = PlainSeat(office, language)
    }

    var userID: String { member.userID }
    var presentPassword: String { password.isEmpty ? member.initialPassword ?? "" : password }
    var typedBirthdate: String { member.birthdate }
    var newPassword: String { "sakura midori yama kawa" }
    func mailedCode() throws -> String { try office.mailedCode(to: member.mail) }
    func appCode() -> String {
        TOTP(key: SecretBytes(Base32.decode(letters) ?? [])).code(at: office.clock.world.now())
    }

    mutating func toTheEnd() throws {
        for _ in 0..<60 where !seat.isSignedIn { try step() }
    }

    mutating func step() throws {
        if seat.conversation.wizard.language == .kana {
            for word in ["へるぷ", "もどる"] { seat.type(word) }
        }
        try answer(seat.place.answer, at: seat.place)
    }

    mutating func answer(_ answer: MemberAnswer, at place: Location) throws {
        office.clock.pass(seconds: 5)
        switch answer {
        case .begin, .goOn, .logOut, .arrive: seat.type()
        case .goBack: seat.type("もどる")
        case .agree:
            repeat { seat.type() } while !seat.latest.contains("\n1 \(seat.conversation.wizard.page.buttons[0].label)")
            seat.type("1")
        case .type(let entry): try fill(entry)
        case .choose(let choice):
            let names = seat.conversation.wizard.page.choices.map(\.control.name)
            let offered = choice == .devices ? names.compactMap(Devices.init(rawValue:)) : Devices.allCases
            seat.type(String(choices.key(for: choice, offered: offered)))
        case .takeKey(let form):
            letters = seat.conversation.wizard.screenState.key?.letters.revealedText() ?? letters
            seat.type(form == .savedPicture ? "2" : "")
        case .inBrowser(let action):
            try device.answer(action, at: place, seat.conversation.wizard.screenState, office.services)
            seat.look()
            if case .asking? = seat.conversation.wizard.screenState.ticket?.state,
                case .confirmation(let number) = try office.services.browser.task(device.cookie).get().place
            {
                seat.type(number)
            }
        }
    }

    private mutating func fill(_ entry: MemberAnswer.Entry) throws {
        letters = seat.conversation.wizard.screenState.key?.letters.revealedText() ?? letters
        let place = seat.place
        let texts = try texts(for: entry)
        if entry == .newPassword { password = newPassword }
        for text in texts { seat.type(text) }
        // What the page read back is confirmed.
        if seat.place == place, !seat.isSignedIn { seat.type() }
    }
}

@Suite("Plain text, line by line, for screen readers, braille displays and serial lines")
struct PlainTests {
    static let branches: [Branch] = [
        .passkeyOnPC, .passkeyOnPhone, .appOnPhone, .appBesidePC, .chromeExtension, .edgeExtension, .mailCode,
    ]

    @Test(
        "T10 every branch is walked from the notice to the top page", arguments: branches, Language.inPlainText)
    func walks(branch: Branch, language: Language) throws {
        let office = try Office(offering: MemberChoices(leadingTo: branch).method)
        var walk = try PlainWalk(office, branch, language)
        try walk.toTheEnd()
        #expect(walk.seat.isSignedIn, "\(walk.seat.latest)")
        let unfit = walk.seat.written.unicodeScalars.filter { !Self.isSpoken($0) }
        #expect(unfit.isEmpty, "\(Set(unfit))")
        #expect(!walk.seat.written.contains("⟦") && !walk.seat.written.contains("  "))
        // A line says one thing, and a prompt is the last thing on its line.
        for prompt in walk.seat.prompts {
            #expect(prompt.hasSuffix(": ") && !prompt.dropLast(2).contains(": "), "\(prompt)")
        }
        // S31: passwords were typed where nothing is echoed, and are nowhere in what was written.
        #expect(walk.seat.unseen.contains(walk.newPassword))
        #expect(!walk.seat.written.contains(walk.newPassword))
        if language == .kana { for line in Self.unreadable(in: walk) { Issue.record("\(line)") } }
    }

    /// The lines in kana with a sign that a console without kanji does not read; what somebody typed is left out.
    private static func unreadable(in walk: PlainWalk) -> [Substring] {
        let typed = [walk.seat.terminal.name, TrialBrowser.deviceName]
        return walk.seat.written.split(separator: "\n").filter { line in
            let said = typed.reduce(String(line)) { $0.replacing($1, with: "") }
            return !said.unicodeScalars.allSatisfy {
                $0.isASCII || (0x3041...0x30FA).contains($0.value) || "ー、。".unicodeScalars.contains($0)
            }
        }
    }

    /// Printable, a line end, and nothing that speech leaves out.
    private static func isSpoken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: true
        case 0..<0x20, 0x7F...0x9F: false
        case 0xFF10...0xFF5E: false
        case 0x2190...0x2BFF: false
        default: !"※？！".unicodeScalars.contains(scalar)
        }
    }

    @Test("T10 what is wrong is said on a line that begins with Error, and the whole question is asked again")
    func mistakes() throws {
        let office = try Office()
        let member = try office.member(.new)
        var seat = PlainSeat(office)
        seat.type()
        #expect(seat.latest.contains("1【2】") && seat.latest.hasSuffix("ユーザID（必須）、例 0123 4567 または 01234567: "))
        seat.type()
        #expect(seat.latest.hasPrefix("エラー: ユーザIDが空いています。\n"))
        #expect(seat.latest.hasSuffix("01234567: "))
        seat.type("０１２３　４５６７")
        #expect(seat.latest == "パスワード（必須）、入力した文字は表示されません: ")
        seat.type("wrong")
        #expect(seat.latest.hasPrefix("エラー: 登録の内容と一致しませんでした。"))
        #expect(seat.latest.hasSuffix("ユーザID（必須）、そのまま Enter なら 0123 4567: "))
        office.clock.pass(seconds: 5)
        seat.type()
        seat.type(member.initialPassword ?? "")
        #expect(seat.place == .step(.step1_3), "\(seat.latest)")
        // What was understood is read back before it counts.
        seat.type("S25.3.4")
        #expect(seat.place == .step(.step1_3) && seat.latest.contains("昭和25年") && seat.latest.hasSuffix("直すときは 1: "))
        // Whoever corrects it at once, instead of asking for that, has corrected it.
        seat.type("S25.4.3")
        #expect(seat.place == .step(.step1_3) && seat.latest.contains("4月3日"), "\(seat.latest)")
        seat.type("1")
        #expect(seat.latest.hasSuffix("そのまま Enter なら S25.4.3: "))
    }

    @Test("T10 'back' leads to the question before, and from the first one to the page before") func back() throws {
        let office = try Office()
        var seat = PlainSeat(office)
        seat.type()
        seat.type("01234567")
        #expect(seat.latest.hasPrefix("パスワード（必須）"))
        seat.type("もどる")
        #expect(seat.place == .step(.step1_2) && seat.latest == "ユーザID（必須）、そのまま Enter なら 01234567: ")
        seat.type("ほか")
        seat.type("もどる")
        #expect(seat.place == .step(.step1_2) && seat.latest.hasPrefix("ユーザID（必須）"))
        seat.type("もどる")
        #expect(seat.place == .step(.step0_1))
    }

    @Test("T10 a key that was pressed and not named is that key, and an arrow is told to be none here")
    func pressedKeys()
        throws
    {
        var seat = PlainSeat(try Office())
        seat.type("\u{1B}OP")
        #expect(seat.latest.contains("組合"))
        seat.type("もどる")
        seat.type("\u{1B}[[A")
        #expect(seat.latest.contains("組合"), "the Linux console's")
        seat.type("もどる")
        seat.type("abc\u{1B}[D")
        #expect(seat.latest.hasPrefix("エラー: ここでは、そのことばやキーは使えません。"))
    }

    @Test("T10 what was refused is not offered again, an example is read out, and Enter alone agrees to no terms")
    func offered() throws {
        let office = try Office()
        var walk = try PlainWalk(office, .mailCode, .japanese)
        while walk.seat.place != .step(.step1_4) { try walk.step() }
        for _ in 0..<20 { walk.seat.type() }
        #expect(walk.seat.place == .step(.step1_4) && walk.seat.latest.hasPrefix("エラー: "))
        walk.seat.type("1")
        while walk.seat.place != .step(.step1_9) { try walk.step() }
        walk.seat.type("abc")
        #expect(walk.seat.latest.hasPrefix("エラー: 今3文字です。") && !walk.seat.latest.contains("そのまま Enter なら"))
        walk.seat.type()
        #expect(walk.seat.latest.hasPrefix("エラー: 今3文字です。"))
        walk.seat.type("F6")
        let example = try #require(walk.seat.latest.split(separator: "\n").first)
        #expect(example.hasPrefix("例 ") && walk.seat.latest.contains("いま入っているもの"))
        #expect(!walk.seat.latest.contains("もう一度（必須）: \n"), "nothing is said of an empty field")
        walk.seat.type()
        walk.seat.type("something else entirely")
        #expect(walk.seat.latest.hasPrefix("エラー: ") && !walk.seat.latest.contains("正しければ"), "compared at once")
        walk.seat.type()
        walk.seat.type(String(example.dropFirst(2)))
        #expect(walk.seat.place == .step(.step1_10), "\(walk.seat.latest)")
    }

    @Test("T10 words lead back, help, say again, change the language and press keys, on every page")
    func words() throws {
        let office = try Office()
        var seat = PlainSeat(office)
        let first = seat.latest
        seat.type("ｒ")
        #expect(first.hasSuffix(seat.latest.drop { $0 == "\n" }))
        seat.type("ヘルプ")
        #expect(seat.latest.contains("組合") && !seat.latest.contains("矢印"))
        seat.type("もどる")
        seat.type("English")
        #expect(seat.latest.contains("Number, Enter alone for "))
        seat.type("kana")
        #expect(seat.latest.contains("ばんごう、 そのまま えんたー なら "))
        seat.type("やさしい")
        #expect(seat.latest.contains("ばんごう、") && seat.conversation.wizard.language == .easyJapanese)
        for language in [Language.english, .kana, .japanese, .easyJapanese] {
            seat.type("F2")
            #expect(seat.conversation.wizard.language == language)
        }
        seat.type("日本語")
        seat.type("99")
        #expect(seat.latest.hasPrefix("エラー: 1から2までの番号を入力してください。"))
        seat.type("F7")
        #expect(seat.latest.hasPrefix("エラー: ここでは、そのことばやキーは使えません。"))
        seat.type("加入者ご本人")
        seat.type("ほか")
        #expect(seat.latest.contains("通知にパスワードがない") && seat.latest.hasSuffix("戻るときは Enter: "))
        seat.type("")
        #expect(seat.latest.contains("ユーザID") && !seat.latest.contains("エラー"))
        seat.type("ほか")
        seat.type("3")
        #expect(seat.latest.contains("ユーザIDやパスワードが分からないときは"))
        seat.type("F10")
        #expect(seat.latest.contains("終わ"))
        seat.type("2")
        #expect(seat.ending == .nothingDone)
    }

    @Test("T10 whoever waits hears a sign of life every 30 seconds, each another, and is told before the end")
    func waiting() throws {
        let office = try Office()
        var walk = try PlainWalk(office, .mailCode, .japanese)
        while walk.seat.place != .step(.step1_6) { try walk.step() }
        let before = walk.seat.written.count
        walk.seat.wait(seconds: 95)
        let signs = walk.seat.written.dropFirst(before).split(separator: "\n").filter { $0.hasSuffix("待っています。") }
        #expect(signs == ["30秒 待っています。", "1分 待っています。", "1分30秒 待っています。"])
        walk.seat.wait(seconds: 500)
        #expect(walk.seat.written.contains("秒で終わります。"))
        walk.seat.type()
        #expect(walk.seat.latest.hasPrefix("続けられます。") && walk.seat.place == .step(.step1_6))
    }

    @Test("the end of the input ends politely, and what was done stays")
    func endOfInput() throws {
        let office = try Office()
        var walk = try PlainWalk(office, .mailCode, .japanese)
        #expect(walk.seat.conversation.end() == .nothingDone)
        while walk.seat.place != .step(.step1_8) { try walk.step() }
        #expect(walk.seat.conversation.end() == .stopped)
    }
}
