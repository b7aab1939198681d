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

@Suite("What a page says once something did not work, or comes next")
struct AdviceTests {
    @Test(
        "2-3【8】 and its sisters: the button that shows the code again shows the code again",
        arguments: [
            (Devices.phoneOnly, Browser.chrome, Step.step2_3_8), (.both, .chrome, .step2_4_7),
            (.pcOnly, .chrome, .step2_5chrome_5), (.pcOnly, .edge, .step2_5edge_10),
        ])
    func codeAgain(devices: Devices, browser: Browser, step: Step) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, devices, seat: office.seat())
        walk.choices.browser = browser
        try walk.to(.step(step))
        let isExtension = devices == .pcOnly
        #expect(walk.seat.text.contains(isExtension ? "登録の画面をもう一度出す" : "QRコードをもう一度出す"))
        #expect(walk.seat.text.contains(isExtension ? "拡張機能に出ている" : "アプリに出ている"))
        let key = walk.seat.wizard.screenState.key?.letters.revealedText()
        walk.seat.press(.down, .down, .enter)
        #expect(walk.seat.wizard.screenState.place == Branch.of(step)?.keyStep.map(Location.step))
        #expect(key != nil && walk.seat.wizard.screenState.key?.letters.revealedText() == key)
    }

    @Test("The fifth wrong code of a mail says at once that another is to be sent")
    func usedUp() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        let right = try office.mailedCode(to: walk.member.mail)
        for _ in 1...5 {
            #expect(!walk.seat.text.contains("「もう一度送る」を選び"))
            walk.seat.type(right == "000000" ? "000001" : "000000")
            walk.seat.press(.enter)
            if !walk.seat.text.contains("もう使えません") { walk.office.clock.pass(seconds: 60) }
        }
        #expect(walk.seat.wizard.screenState.waitUntil != nil)
        #expect(walk.seat.text.contains("「もう一度送る」を選び") && !walk.seat.text.contains("お待ちください"))
        // What is said at the field ends with the next key; the page goes on saying it.
        walk.seat.press(.tab)
        #expect(walk.seat.text.contains("前のメールの数字は、もう使えません。「もう一度送る」を選んでください。"))
        // Once more: there is nothing to wait for.
        walk.seat.press(.up, .up, .up)
        walk.seat.type("123456")
        walk.seat.press(.enter)
        #expect(walk.seat.text.contains("その数字は、もう使えません") && !walk.seat.text.contains("まだ確かめていません"))
    }

    @Test("What stands wrong is still said after help, after the question whether to leave, and in the other language")
    func errorStays() throws {
        let office = try Office()
        var seat = office.seat()
        try #require(Scene.all.first { $0.name == "1.2-no-match" }).play(office, &seat)
        let said = "登録の内容と一致しませんでした"
        #expect(seat.text.contains(said))
        for key in [1, 10] {
            seat.press(.function(key))
            #expect(!seat.text.contains(said))
            seat.press(.escape)
            #expect(seat.text.contains(said), "F\(key)")
        }
        seat.press(.function(1), .function(10), .escape, .escape)
        #expect(seat.text.contains(said))
        seat.turn(to: .english)
        #expect(seat.text.contains("That does not match our records") && !seat.text.contains(said))
        seat.turn(to: .japanese)
        #expect(seat.text.contains(said))
    }

    @Test("F2 says in the other language what the page itself refused, and what is empty")
    func refusalInOtherLanguage() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_3))
        walk.seat.type("S25.13.40")
        walk.seat.press(.enter)
        #expect(walk.seat.text.contains("昭和25年13月40日という日はありません"))
        walk.seat.turn(to: .english)
        #expect(walk.seat.text.contains("There is no such date"))
        walk.seat.turn(to: .japanese)
        #expect(walk.seat.text.contains("昭和25年13月40日という日はありません"))
        walk.seat.press(.clear, .enter)
        walk.seat.turn(to: .english)
        let field = try #require(walk.seat.wizard.page.fields.first)
        #expect(field.error != nil && field.error == field.missing)
        walk.seat.turn(to: .japanese)
        try walk.to(.step(.step1_6))
        walk.seat.type("12345")
        walk.seat.press(.enter, .function(1), .escape)
        walk.seat.turn(to: .english)
        walk.seat.turn(to: .japanese)
        #expect(walk.seat.text.contains("5けたになっています"))
    }

    @Test("Whoever logs in again in the same session is not told that she goes on where she was the last time")
    func comesBackOnce() throws {
        let office = try Office()
        var seat = office.seat()
        let member = try office.member(.awaitingMail)
        try Scene.logIn(member, &seat)
        seat.type(member.birthdate)
        seat.press(.enter)
        #expect(seat.text.contains("前回の続きから始まります"))
        office.clock.pass(seconds: 1_200)
        seat.tick()
        #expect(seat.wizard.screenState.place == .step(.step1_2))
        office.clock.pass(seconds: 1)
        seat.tick()
        // Her ID still stands there; the password has the focus.
        seat.type(member.initialPassword ?? "")
        seat.press(.enter)
        seat.type(member.birthdate)
        seat.press(.enter)
        #expect(seat.wizard.screenState.place == .step(.step1_6))
        #expect(!seat.text.contains("前回の続き"))
    }

    @Test("S21 After five mails there is no waiting for the sixth: it says to call")
    func manyMails() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        for _ in 1...5 {
            #expect(!walk.seat.text.contains("しばらく送れません"))
            office.clock.pass(seconds: 40)
            walk.seat.press(.up, .up, .up, .up, .down, .down, .enter)
        }
        #expect(walk.seat.text.contains("しばらく送れません。お待ちにならず、組合へお電話ください。"))
    }

    @Test("S21 Where no mail may be sent for long, the page waits for none and says to call")
    func noMailForLong() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        for _ in 1...4 {
            office.clock.pass(seconds: 40)
            walk.seat.press(.up, .up, .up, .up, .down, .down, .enter)
        }
        try walk.to(.step(.step2_6_3))
        #expect(walk.seat.wizard.screenState.expectedMail?.sentAt == nil)
        #expect(walk.seat.text.contains("お待ちにならず、組合へお電話ください。"))
        #expect(!walk.seat.text.contains("待っています") && !walk.seat.text.contains("「もう一度送る」"))
    }

    @Test("S16 A code of a minute or two ago is an old code, not a wrong clock", arguments: [60, 90, 150, 240])
    func oldCode(seconds: Int) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat())
        try walk.to(.step(.step2_4_7))
        let key = try #require(walk.seat.wizard.screenState.key?.letters.revealedText())
        let then = Instant(unixSeconds: office.clock.world.now().unixSeconds - Int64(seconds))
        walk.seat.type(TOTP(key: SecretBytes(try #require(Base32.decode(key)))).code(at: then))
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step2_4_7))
        #expect(walk.seat.text.contains("分前の数字でした"))
        #expect(walk.seat.text.contains("おくれています") == (seconds > 150))
        #expect(walk.seat.text.contains("時計を、次のように") == (seconds > 150))
    }

    @Test("T07 Eight digits that are no date are explained as year, month, day", arguments: ["03041950", "０３０４１９５０"])
    func eightDigits(typed: String) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_3))
        walk.seat.type(typed)
        walk.seat.press(.enter)
        #expect(walk.seat.text.contains("西暦、月、日の順に入力してください"))
        #expect(!walk.seat.text.contains("という日はありません"))
    }

    @Test("S09 1【3】: a date that was refused is not to be sent again by Enter")
    func refusedDate() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_3))
        walk.seat.type("S30.1.1")
        #expect(walk.seat.text.contains("正しければ、Enter"))
        walk.seat.press(.enter)
        #expect(!walk.seat.text.contains("正しければ、Enter") && walk.seat.text.contains("日付を直してから"))
    }

    @Test("S09 S11 From five minutes of waiting on it says to call, to everyone alike")
    func longWait() throws {
        let office = try Office()
        var pages: Set<String> = []
        for userID in ["99999999", try office.member(.new).userID] {
            var seat = office.seat(terminal: userID)
            seat.press(.enter)
            seat.type(userID)
            seat.press(.enter)
            var wait = 0
            var tries = 0
            while wait < 300, tries < 20 {
                tries += 1
                #expect(!seat.text.contains("お待ちにならず"))
                seat.type("some password")
                seat.press(.enter)
                let now = office.clock.world.now()
                wait = seat.wizard.screenState.waitUntil.map { now.secondsRemaining(until: $0) } ?? 0
                if wait < 300 {
                    office.clock.pass(seconds: wait)
                    seat.take(.ticked(office.clock.world.now()))
                }
            }
            #expect(wait >= 300 && seat.text.contains("お待ちにならず、組合へお電話ください"))
            pages.insert(seat.text.replacing("│ \(userID) ", with: "│ ID       "))
        }
        #expect(pages.count == 1, "\(pages.joined(separator: "\n"))")
    }

    @Test("1【2】: whoever had an account before still reads her recipe after a failure; later logins have none")
    func recipe() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter)
        seat.type("99999999")
        seat.press(.enter)
        seat.type("some password")
        seat.press(.enter)
        #expect(seat.text.contains("「通知にパスワードがない」をご覧ください"))
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step2_6_2))
        walk.seat.logIn(walk.member.userID, "some password")
        #expect(!walk.seat.text.contains("通知にパスワードがない") && walk.seat.text.contains("新しいパスワードです"))
    }

    /// 2-2★ is a login, not a way of setting up.
    static let branches = Branch.allCases.filter { $0 != .phoneForPC }

    @Test("1【11】: each branch says its own next steps; only those with an app speak of installing one")
    func afterLogOut() {
        for language in [Language.japanese, .english] {
            let words = Words(language)
            func next(_ name: String) -> String { words(Phrase("1.11.next.\(name)")) }
            let texts = Self.branches.map { next($0.rawValue) } + [next("home")]
            #expect(Set(texts).count == texts.count && !texts.contains { $0.contains("⟦") })
            for branch in Self.branches {
                let text = next(branch.rawValue)
                let isApp = branch.method == .app && !branch.isExtension
                #expect((text.contains("アプリ") || text.contains(" app")) == isApp, "\(branch)")
                #expect((text.contains("拡張機能") || text.contains("extension")) == branch.isExtension, "\(branch)")
                let installs = text.contains("入れ、") || text.contains("入れます") || text.contains("install")
                #expect((installs || text.contains("add ")) == (branch.method == .app), "\(branch): \(text)")
            }
        }
    }

    @Test("1【11】 at the counter: what is set up on her own PC goes on at home")
    func afterLogOutAtKiosk() throws {
        let office = try Office(policy: .everything, companion: Office.origin)
        var walk = Walk(office, try office.member(.new), .app, .pcOnly, seat: office.seat(kind: .kiosk))
        try walk.to(.step(.step1_11))
        #expect(walk.seat.text.contains("続きは、ご自宅のパソコンで") && !walk.seat.text.contains("拡張機能"))
    }
}

extension Replay {
    fileprivate var text: String { frame.canvas.textLines.joined(separator: "\n") }
}
