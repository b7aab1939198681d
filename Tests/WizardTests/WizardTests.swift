import CredentialStore
import Demo
import FlowEngine
import Foundation
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

@Suite("A member at the wizard, without a terminal")
struct WizardTests {
    @Test("every action of the walks leaves her at the top page, and in again", arguments: [Method.mail, .app])
    func inAgain(method: Method) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), method, seat: office.seat())
        try walk.toTheEnd()
        walk.seat.press(.end, .enter)
        #expect(walk.seat.ending == .done)
        // S30: what she did stands in the record, which is whole and names nobody.
        let end = try office.services.office.verifyAudit().get()
        #expect(end.sequence > 10)
        let record = try office.store.read { try $0.audits(after: 0, count: 10_000) }
        #expect(record.contains { $0.event == "appCodeMatched" || $0.event == "mailCodeMatched" })
        #expect(!record.contains { "\($0)".contains(walk.member.userID) })
        office.clock.pass(seconds: 60)
        var again = office.seat()
        again.press(.enter)
        again.logIn(walk.member.userID, walk.password)
        #expect(again.wizard.screenState.place == .secondFactor)
        let code = method == .mail ? try office.mailedCode(to: walk.member.mail) : walk.appCode()
        again.type(code)
        again.press(.enter)
        #expect(again.wizard.screenState.place == .topPage)
        #expect(again.frame.canvas.textLines[0].hasPrefix("  トップ画面"))
    }

    @Test(
        "leaving at every page, and logging in elsewhere, goes on at the same step", arguments: GoldenFrameTests.walks)
    func comesBack(plan: (name: String, method: Method, devices: Devices)) throws {
        let office = try Office(offering: plan.method)
        var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat())
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        var steps = 0
        while walk.seat.wizard.screenState.authenticationLevel != .signedIn {
            try walk.step()
            steps += 1
            guard steps < 40 else { break }
            let left = walk.seat.wizard.screenState.place
            let wasInside = walk.seat.wizard.screenState.authenticationLevel != .outside
            if walk.seat.wizard.screenState.authenticationLevel == .signedIn { break }
            // She goes away without a word, and sits down at another terminal.
            walk.seat = office.seat(terminal: "\(steps)番の機械")
            office.clock.pass(seconds: 60)
            try walk.logIn()
            // Her browser opens what the new terminal shows, and goes on where it was.
            if case .waiting? = walk.seat.wizard.screenState.ticket?.state,
                ![.step(.step2_1_2), .step(.step2_2_2)].contains(left)
            {
                try walk.device.open(walk.seat.wizard.screenState, office.services)
                try walk.device.confirm(at: &walk.seat, office)
            }
            // A login step itself is behind her once she has logged in.
            if wasInside || !left.asksLogin {
                #expect(walk.seat.wizard.screenState.place == left, "\(plan.name): left at \(left.rawValue)")
            }
        }
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)
    }

    @Test("T11: every other language on every page, with nothing lost", arguments: GoldenFrameTests.walks)
    func languageKeepsEverything(plan: (name: String, method: Method, devices: Devices)) throws {
        let office = try Office(offering: plan.method)
        var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat())
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        walk.atPage = { place, seat in
            if let field = seat.wizard.page.fields.first, field.kind == .open, !seat.wizard.page.fields[0].isProof {
                seat.type("abc")
                let typed = seat.frame.canvas.textLines
                for _ in Language.onScreen.dropFirst() {
                    seat.press(.function(2))
                    #expect(seat.frame.canvas.textLines != typed, "\(place.rawValue) has no other language")
                    #expect(seat.shows("abc"), "\(place.rawValue)")
                }
                seat.press(.function(2))
                #expect(seat.frame.canvas.textLines == typed, "\(place.rawValue)")
                seat.press(.clear)
            } else {
                // What is said for a few seconds is said in one language.
                office.clock.pass(seconds: 9)
                seat.tick()
                let before = seat.frame.canvas.textLines
                for _ in Language.onScreen.dropFirst() {
                    seat.press(.function(2))
                    #expect(seat.frame.canvas.textLines != before, "\(place.rawValue) has no other language")
                }
                seat.press(.function(2))
                #expect(seat.frame.canvas.textLines == before, "\(place.rawValue)")
            }
        }
        try walk.toTheEnd()
    }

    @Test("T25: below 60x20 a notice in both languages, and what was typed is kept")
    func tooSmall() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter)
        seat.type("01234567")
        let before = seat.frame.canvas.textLines
        seat.take(.resized(Size(rows: 10, columns: 40)))
        let notice = seat.frame.canvas.textLines.joined()
        #expect(notice.contains("F11") && notice.contains("small") && notice.contains("小さ"))
        #expect(notice.contains("03-0000-0000"))
        seat.type("x")
        seat.take(.resized(.usual))
        #expect(seat.frame.canvas.textLines == before)
    }

    @Test("T02: back and forward keep what was typed, but secrets go")
    func backKeeps() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter)
        seat.type("01234567")
        seat.press(.enter)
        seat.type("secret words")
        seat.press(.escape)
        #expect(seat.wizard.screenState.place == .step(.step0_1))
        seat.press(.enter)
        let lines = seat.frame.canvas.textLines
        #expect(lines.contains { $0.contains(" 01234567 ") })
        #expect(!lines.contains { $0.contains("****") })
    }

    @Test("S11: unknown ID, wrong password, locked: the same page, byte by byte")
    func oneAnswer() throws {
        let office = try Office()
        let tries: [(String, String)] = [
            ("99999999", "some password"), (try office.member(.new).userID, "some password"),
            (try office.member(.locked).userID, try office.member(.locked).initialPassword ?? ""),
            (try office.member(.enrolledMail).userID, "some password"),
        ]
        var pages: Set<[String]> = []
        for (index, attempt) in tries.enumerated() {
            var seat = office.seat(terminal: "\(index)")
            seat.press(.enter)
            seat.type(attempt.0)
            seat.press(.enter)
            seat.type(attempt.1)
            seat.press(.enter)
            pages.insert(
                seat.frame.canvas.textLines.map { $0.replacingOccurrences(of: " \(attempt.0) ", with: " ID       ") })
        }
        // A locked member has the longest wait, which the sentence goes by (S09); all else is the same.
        let alike = Set(
            pages.map { $0.map { $0.replacing(/(登録の内容と一致し|合い)ませんでした.*/, with: "refused") } })
        #expect(alike.count == 1, "\(pages)")
    }

    @Test("S09 1【3】: a date that was wrong is not sent again; what is typed next takes its place")
    func wrongBirthdate() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_3))
        walk.seat.type("S30.1.1")
        for _ in 0..<3 {
            walk.seat.press(.enter)
            #expect(walk.seat.shows("登録の内容と一致しませんでした。あと1秒で"))
        }
        office.clock.pass(seconds: 10)
        walk.seat.press(.enter)
        #expect(walk.seat.shows("登録の内容と一致しませんでした。もう一度"))
        walk.seat.type(walk.member.birthdate)
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_4))
    }

    @Test("1【6】: what is wrong with a code stands below it, also after the wait for the one before")
    func wrongCode() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        walk.seat.type("000000")
        walk.seat.press(.enter)
        office.clock.pass(seconds: 2)
        walk.seat.tick()
        #expect(walk.seat.shows("数字が合いませんでした"))
        walk.seat.type("1")
        walk.seat.press(.enter)
        #expect(walk.seat.shows("1けたになっています"))
    }

    @Test("R04: one terminal moves her, the other is told and shows where she stands")
    func twoTerminals() throws {
        let office = try Office()
        let member = try office.member(.new)
        var first = Walk(office, member, .mail, seat: office.seat(terminal: "1"))
        try first.to(.step(.step1_4))
        var second = Walk(office, member, .mail, seat: office.seat(terminal: "2"))
        try second.logIn()
        #expect(second.seat.wizard.screenState.place == .step(.step1_4))
        try second.step()
        #expect(second.seat.wizard.screenState.place == .step(.step1_5))
        try first.step()
        #expect(first.seat.wizard.screenState.place == .step(.step1_5))
        #expect(first.seat.shows("！"))
    }

    @Test("S13: nobody there: the login ends with a sentence, typed words stay, secrets go")
    func expires() throws {
        let office = try Office()
        let member = try office.member(.new)
        var walk = Walk(office, member, .mail, seat: office.seat())
        try walk.to(.step(.step1_5))
        walk.seat.press(.character("2"), .enter)
        walk.seat.type("hanako@example")
        office.clock.pass(seconds: 15 * 60 - 1)
        walk.seat.tick()
        #expect(walk.seat.wizard.screenState.place == .step(.step1_5))
        office.clock.pass(seconds: 1)
        walk.seat.tick()
        #expect(walk.seat.wizard.screenState.place == .step(.step1_2))
        #expect(walk.seat.wizard.session.authenticationLevel == .outside)
        #expect(walk.seat.shows("時間がたった"))
        // Her ID still stands in its field; what proves who she is does not, the birthdate no more than the password.
        #expect(walk.seat.shows(" \(member.userID) "))
        office.clock.pass(seconds: 1)
        walk.seat.type(member.initialPassword ?? "")
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_3))
        #expect(walk.seat.wizard.page.fields.allSatisfy { _ in !walk.seat.shows(member.birthdate) })
        walk.seat.type(member.birthdate)
        walk.seat.press(.enter, .character("2"), .enter)
        #expect(walk.seat.shows("hanako@example"))
    }

    @Test("S13: a warning in the last 20 seconds, and any key extends", arguments: [TerminalKind.own, .kiosk])
    func warns(kind: TerminalKind) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat(kind: kind))
        try walk.to(.step(.step1_5))
        let end = try #require(walk.seat.wizard.expiresAt)
        #expect(office.clock.world.now().secondsRemaining(until: end) == (kind == .kiosk ? 120 : 900))
        office.clock.pass(seconds: office.clock.world.now().secondsRemaining(until: end) - 21)
        walk.seat.tick()
        // A kiosk says it on the whole page, to be read from afar.
        let warning = kind == .kiosk ? "あと20秒で、はじめの画面に戻ります" : "あと 20秒 で終わります"
        #expect(!walk.seat.shows(warning) && walk.seat.shows("taro@example.jp"))
        office.clock.pass(seconds: 1)
        walk.seat.tick()
        #expect(walk.seat.shows(warning) && walk.seat.shows("taro@example.jp") == (kind == .own))
        #expect(walk.seat.shows("██████  ██████") == (kind == .kiosk))
        walk.seat.press(.down)
        #expect(!walk.seat.shows(warning) && walk.seat.shows("taro@example.jp"))
        #expect(walk.seat.wizard.screenState.place == .step(.step1_5))
    }

    @Test("S13, S14: whoever left a kiosk before logging in, or after logging out, leaves nothing typed behind")
    func nothingStaysAtAKiosk() throws {
        let office = try Office()
        var seat = office.seat(kind: .kiosk)
        seat.press(.enter)
        seat.type("01234567")
        seat.press(.tab)
        seat.type("secret words")
        office.clock.pass(seconds: 120)
        seat.tick()
        #expect(seat.wizard.screenState.place == .step(.step0_1))
        seat.press(.enter)
        #expect(!seat.frame.canvas.textLines.contains { $0.contains(" 01234567 ") || $0.contains("****") })
        // Nothing is left to end: the machine sleeps.
        seat.press(.escape)
        #expect(seat.wizard.expiresAt == nil)

        // At her own terminal only what is secret goes.
        var own = office.seat()
        own.press(.enter)
        own.type("01234567")
        own.press(.tab)
        own.type("secret words")
        office.clock.pass(seconds: 900)
        own.tick()
        #expect(own.shows(" 01234567 ") && own.shows("時間がたったため、パスワードの欄を消しました"))
        #expect(!own.shows("****"))
        #expect(own.wizard.expiresAt == nil)
    }

    @Test(
        "S13: a key that nobody has looked after is covered, after a warning; the key that shows it again does no more",
        arguments: [TerminalKind.own, .kiosk])
    func dims(kind: TerminalKind) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat(kind: kind))
        try walk.to(.step(.step2_4_6))
        let key = try #require(walk.seat.wizard.screenState.key?.key.groups.first)
        let seconds = kind == .kiosk ? Limits().dimSeconds : Limits().dimSecondsAtHome
        #expect(walk.seat.shows(key))
        office.clock.pass(seconds: seconds - 31)
        walk.seat.tick()
        #expect(!walk.seat.shows("かくします"))
        office.clock.pass(seconds: 1)
        walk.seat.tick()
        #expect(walk.seat.shows("あと30秒で"))
        office.clock.pass(seconds: 30)
        walk.seat.tick()
        #expect(!walk.seat.shows(key))
        #expect(walk.seat.wizard.page.symbol == nil)
        #expect(walk.seat.frame.canvas.textLines[0].hasPrefix("  2-4【6】"))
        // The key that wakes the page does nothing else.
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step2_4_6))
        #expect(walk.seat.shows(key))
    }

    @Test("What is typed while an answer is awaited is taken for the page that comes, but no second Enter")
    func typingAhead() throws {
        let office = try Office()
        let member = try office.member(.new)
        var wizard = office.seat().wizard
        func question(_ commands: [Wizard.Command]) -> Question? {
            if case .ask(let question)? = commands.first { question } else { nil }
        }
        func type(_ text: String) { for character in text { _ = wizard.take(.key(.character(character))) } }
        let first = try #require(question(wizard.take(.key(.enter))))
        type(member.userID)
        _ = wizard.take(.key(.tab))
        type("a secret")
        _ = wizard.take(.key(.backspace))
        #expect(question(wizard.take(.key(.enter))) == nil)
        type("not meant for this page")
        _ = wizard.take(.answered(office.services.member.perform(first.request, in: first.session), to: first.number))
        #expect(wizard.shows(" \(member.userID)"))
        #expect(wizard.shows(" *******  "))
    }

    @Test("T18 Whoever has waited long enough for an answer leaves without it")
    func leavesWithoutAnswer() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        var wizard = walk.seat.wizard
        _ = wizard.take(.key(.function(5)))
        #expect(wizard.askedAt != nil && wizard.take(.key(.function(10))).isEmpty)
        office.clock.pass(seconds: 2)
        _ = wizard.take(.ticked(office.clock.world.now()))
        guard case .end(.stopped)? = wizard.take(.key(.function(10))).first else {
            Issue.record("she waits on")
            return
        }
    }

    @Test("An answer that comes too late is not taken for the one that is awaited")
    func lateAnswers() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        var wizard = walk.seat.wizard
        func question(_ commands: [Wizard.Command]) -> Question? {
            if case .ask(let question)? = commands.first { question } else { nil }
        }
        let watch = try #require(question(wizard.take(.storeChanged)))
        let late = office.services.member.perform(watch.request, in: watch.session)
        // A key asks before the watch is answered: it is asked of what the watch has found.
        #expect(wizard.take(.key(.function(5))).isEmpty && wizard.askedAt != nil)
        let key = try #require(question(wizard.take(.answered(late, to: watch.number))))
        #expect(wizard.askedAt != nil)
        _ = wizard.take(.answered(late, to: watch.number))
        #expect(wizard.askedAt != nil)
        _ = wizard.take(.answered(office.services.member.perform(key.request, in: key.session), to: key.number))
        #expect(wizard.askedAt == nil)
        // The session ends while the watch is under way: its answer brings nobody back.
        let last = try #require(question(wizard.take(.storeChanged)))
        let reply = office.services.member.perform(last.request, in: last.session)
        office.clock.pass(seconds: 600)
        _ = wizard.take(.ticked(office.clock.world.now()))
        #expect(wizard.session.authenticationLevel == .outside)
        _ = wizard.take(.answered(reply, to: last.number))
        #expect(wizard.session.authenticationLevel == .outside && wizard.screenState.name == nil)
    }

    @Test("The store is looked at once at a time: no sign-in is lost to a second look")
    func oneLookAtATime() throws {
        let office = try Office(offering: .passkey)
        var walk = Walk(office, try office.member(.new), .passkey, .phoneOnly, seat: office.seat())
        try walk.to(.step(.step2_2_5))
        var wizard = walk.seat.wizard
        try walk.device.signIn(office.services)
        guard case .ask(let question)? = wizard.take(.storeChanged).first else {
            Issue.record("nobody looked")
            return
        }
        #expect(wizard.isLooking && wizard.take(.storeChanged).isEmpty)
        _ = wizard.take(
            .answered(office.services.member.perform(question.request, in: question.session), to: question.number))
        #expect(!wizard.isLooking && wizard.session.authenticationLevel == .signedIn)
    }

    @Test("A key that is pressed during a look loses no sign-in, and is not taken for the top page")
    func keyDuringLook() throws {
        let office = try Office(offering: .passkey)
        var walk = Walk(office, try office.member(.new), .passkey, .phoneOnly, seat: office.seat())
        try walk.to(.step(.step2_2_5))
        var wizard = walk.seat.wizard
        try walk.device.signIn(office.services)
        guard case .ask(let look)? = wizard.take(.storeChanged).first else {
            Issue.record("nobody looked")
            return
        }
        #expect(wizard.take(.key(.function(6))).isEmpty)
        let commands = wizard.take(
            .answered(office.services.member.perform(look.request, in: look.session), to: look.number))
        #expect(!commands.contains { if case .ask = $0 { true } else { false } })
        #expect(wizard.session.authenticationLevel == .signedIn && wizard.askedAt == nil)
    }

    @Test("Whoever comes too late is not told that she may go on when she leaves")
    func tooLateEnding() throws {
        let office = try Office()
        var seat = office.seat()
        let scene = try #require(Scene.all.first { $0.name == "1.3-expired-notice" })
        try scene.play(office, &seat)
        seat.press(.enter)
        #expect(seat.ending == .tooLate)
    }

    @Test("T04: help lists every key of the page, from the page's own bindings", arguments: Language.onScreen)
    func helpListsKeys(language: Language) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat(language))
        walk.atPage = { place, seat in
            let keys = seat.wizard.page.keys
            #expect(keys.map(\.control).count == Set(keys.map(\.control)).count, "\(place.rawValue)")
            seat.press(.function(1))
            let help = seat.wizard.page.readings.map(\.text).joined()
            for key in keys where key.control != Control("enter") {
                #expect(help.contains("\(key.keyName)  \(key.label)"), "\(place.rawValue) \(key.keyName)")
            }
            seat.press(.escape)
            #expect(seat.wizard.overlay == nil)
        }
        try walk.toTheEnd()
    }

    @Test("T08: a whole walk needs no input method: Latin letters and digits only, at a kiosk")
    func latinOnly() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat(kind: .kiosk))
        walk.atPage = { place, seat in
            // What is asked is asked with an example that can be typed without one.
            for field in seat.wizard.page.fields where field.kind == .open {
                #expect(field.aside.isEmpty || field.aside.contains { $0.isASCII && $0.isNumber }, "\(place.rawValue)")
            }
        }
        // Walk types the ID, the birthdate as digits, codes and an ASCII password: nothing else.
        try walk.toTheEnd()
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)
    }

    @Test("2-3: where the terminal is the phone itself, the key is copied as one string, when asked for")
    func onThePhone() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, .phoneOnly, seat: office.seat(kind: .phone))
        try walk.to(.step(.step2_3_5))
        #expect(walk.seat.wizard.page.symbol == nil)
        #expect(walk.seat.copied.isEmpty)
        walk.seat.press(.right, .enter)
        #expect(walk.seat.copied == [walk.seat.wizard.screenState.key?.letters.revealedText()])
        #expect(walk.seat.copied.first?.count == 32)
    }

    @Test("2-5②: the picture can be read, and is removed once the method is enrolled; not at a kiosk, not over ssh")
    func pictureOfTheKey() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, .pcOnly, seat: office.seat())
        walk.choices.browser = .edge
        try walk.to(.step(.step2_5edge_4))
        walk.seat.press(.enter)
        let picture = try #require(walk.seat.picture)
        #expect(picture.name == "KOSMO WebのQRコード.png")
        #expect(picture.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try walk.toTheEnd()
        #expect(walk.seat.picture == nil)

        let elsewhere = TerminalInfo(name: "ssh", kind: .own, isRemote: true)
        #expect(!elsewhere.mayHoldPictures)
        // S15: at a kiosk it is chosen, and gone on with at home: neither the key nor a step of the PC is there.
        let counter = try Office(policy: .everything, companion: Office.origin)
        var kiosk = Walk(counter, try counter.member(.new), .app, .pcOnly, seat: counter.seat(kind: .kiosk))
        kiosk.choices.browser = .edge
        try kiosk.to(.step(.step2_5edge_1))
        kiosk.seat.logIn(kiosk.member.userID, kiosk.password)
        let screenState = kiosk.seat.wizard.screenState
        #expect(
            screenState.authenticationLevel == .passwordProved && screenState.belongsAtHome && screenState.ticket != nil
        )
        #expect(
            screenState.key == nil && kiosk.seat.picture == nil
                && kiosk.seat.wizard.page.stops.contains(Control("finish")))
        // S13: nothing is waited for there.
        let end = try #require(kiosk.seat.wizard.expiresAt)
        #expect(counter.clock.world.now().secondsRemaining(until: end) == Limits().kioskIdleSeconds)
    }

    @Test("S02: after a guessable password the address is masked on every page")
    func addressIsMasked() throws {
        let office = try Office()
        let member = try office.member(.earlier)
        var walk = Walk(office, member, .mail, seat: office.seat())
        while walk.seat.wizard.screenState.place != .step(.step1_8) {
            try walk.step()
            #expect(!walk.seat.frame.canvas.textLines.joined().contains(member.mail ?? ""))
        }
    }
}

extension Walk {
    /// From the overview through every login page, whatever she has to prove.
    mutating func logIn() throws {
        seat.press(.enter)
        seat.logIn(member.userID, password.isEmpty ? member.initialPassword ?? "" : password)
        if seat.wizard.screenState.place == .step(.step1_3), password.isEmpty {
            seat.type(member.birthdate)
            seat.press(.enter)
        }
    }
}

extension Location {
    var asksLogin: Bool {
        switch self {
        case .step(.step1_2), .step(.step1_3): true
        case .step(let step): Branch.completion(of: step) == .login || step == .step2_6_1
        default: false
        }
    }
}
