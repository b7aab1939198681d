import Accounts
import Content
import CredentialStore
import FlowEngine
import Screens
import TestAccounts
import TextUI
import Testing
import World

@testable import Wizard

@Suite("The staff's side of a kiosk") struct StaffTests {
    private static let chord = Key.altFunction(12)

    private func logIn(_ seat: inout Replay) {
        seat.press(Self.chord)
        seat.type(Office.staffPIN)
        seat.press(.enter)
    }

    private func choose(_ number: Character, _ seat: inout Replay) { seat.press(.character(number), .enter) }

    private func events(_ office: Office) throws -> [String] {
        try office.store.read { try $0.audits(after: 0, count: 1_000) }.filter { $0.terminal == "窓口 1番" }.map(\.event)
    }

    /// A member who stands at 1【2】 with something typed.
    private func begun(_ office: Office) throws -> Replay {
        var seat = try office.kiosk()
        seat.press(.enter, .enter)
        seat.type("CANARY12")
        seat.press(.enter)
        seat.type("a secret of hers")
        return seat
    }

    @Test("T21 Without a PIN, at another kind of terminal and in plain text there is no staff page")
    func notOffered() throws {
        let office = try Office()
        for settings in [office.settings, try office.servicesWithStaff().settings] {
            for kind in [TerminalKind.kiosk, .own, .phone] where kind != .kiosk || settings.staffPIN == nil {
                let wizard = Wizard(
                    at: TerminalInfo(name: "窓口 1番", kind: kind), language: .japanese, settings: settings, size: .usual,
                    staff: StaffAccess(key: Self.chord, version: "0.1.0", runsSince: Office.start), now: Office.start,
                    passwords: PasswordAdvice(by: office.services.passwords, world: office.clock.world))
                var seat = Replay(wizard, services: office.services, world: office.clock.world)
                for _ in 0..<2 {
                    let before = seat.frame.canvas
                    seat.press(Self.chord)
                    #expect(!seat.wizard.isStaffThere && seat.frame.canvas == before)
                    seat.press(.enter)
                }
            }
        }
        let plain = Wizard(
            at: TerminalInfo(name: "窓口 1番", kind: .kiosk), language: .japanese,
            settings: try office.servicesWithStaff().settings, size: .usual, isPlain: true,
            staff: StaffAccess(key: Self.chord, version: "0.1.0", runsSince: Office.start), now: Office.start,
            passwords: PasswordAdvice(by: office.services.passwords, world: office.clock.world))
        #expect(plain.staff == nil)
    }

    @Test("T21 No page of a member's names the staff key", arguments: Language.onScreen) func hidden(language: Language)
        throws
    {
        let office = try Office()
        var seat = try office.kiosk(language)
        for _ in 0..<2 {
            #expect(!seat.shows("F12") && !seat.shows("PIN") && !seat.shows("暗証"))
            seat.press(.enter, .function(1))
            #expect(!seat.wizard.page.readings.contains { $0.text.contains("F12") })
            seat.press(.escape)
        }
    }

    @Test("T21 It covers the member's page, and whoever backs out leads her back to the very same")
    func comesBack() throws {
        let office = try Office()
        for leave in [[Key.escape], [.down, .right, .enter]] {
            var seat = try begun(office)
            let before = seat.frame
            let draft = seat.wizard.draft
            office.clock.pass(seconds: 50)
            seat.press(Self.chord)
            #expect(!seat.shows("CANARY12") && !seat.shows("1【2】") && seat.shows("暗証番号"))
            seat.type("4829")
            seat.press(.function(2))
            #expect(seat.shows("PIN") && !seat.shows("4829"))
            seat.press(.function(1), .escape)
            for key in leave { seat.press(key) }
            #expect(!seat.wizard.isStaffThere)
            #expect(seat.frame.canvas == before.canvas && seat.frame.cursor == before.cursor)
            #expect(seat.wizard.draft.focus == draft.focus && seat.wizard.draft.fields.keys == draft.fields.keys)
        }
    }

    @Test("T21 It opens on the welcome page, and leads back there without beginning") func onWelcome() throws {
        let office = try Office()
        var seat = try office.kiosk()
        let before = seat.frame.canvas
        seat.press(Self.chord)
        #expect(seat.wizard.isStaffThere)
        seat.press(.escape)
        #expect(seat.wizard.isWelcoming && seat.frame.canvas == before)
        seat.press(.enter)
        #expect(!seat.wizard.isWelcoming)
    }

    @Test("T21 It opens over help and over the question whether to leave, and leads back there") func overOverlays()
        throws
    {
        let office = try Office()
        for key in [Key.function(1), .function(10)] {
            var seat = try begun(office)
            seat.press(key)
            let before = seat.frame.canvas
            seat.press(Self.chord)
            logIn(&seat)
            seat.press(.escape)
            #expect(seat.frame.canvas == before)
        }
    }

    @Test("T21 A society may have F12 instead, or corners to touch where there is no keyboard") func otherKeys() throws
    {
        let office = try Office()
        var seat = try office.kiosk(key: .function(12))
        seat.press(.function(12))
        #expect(seat.wizard.isStaffThere)
        seat = try office.kiosk(size: Size(rows: 24, columns: 91), touch: true)
        for column in [0, 90, 3, 88, 1] { seat.press(.pointed(row: 0, column: column)) }
        #expect(seat.wizard.isStaffThere)
        // In another order, too slowly, or where a terminal has a keyboard, they are nothing.
        seat = try office.kiosk(size: Size(rows: 24, columns: 91), touch: true)
        for column in [0, 90, 90, 3, 88] { seat.press(.pointed(row: 0, column: column)) }
        #expect(!seat.wizard.isStaffThere)
        seat = try office.kiosk(size: Size(rows: 24, columns: 91), touch: true)
        for column in [0, 90, 3, 88, 1] {
            office.clock.pass(seconds: 2)
            seat.press(.pointed(row: 0, column: column))
        }
        #expect(!seat.wizard.isStaffThere)
        seat = try office.kiosk(size: Size(rows: 24, columns: 91))
        for column in [0, 90, 3, 88, 1] { seat.press(.pointed(row: 0, column: column)) }
        #expect(!seat.wizard.isStaffThere)
    }

    @Test("T21 S09 A wrong PIN waits, says how long, and the next process waits on") func throttle() throws {
        let office = try Office()
        var seat = try office.kiosk()
        seat.press(Self.chord)
        for wait in Limits().firstWaits.prefix(3) {
            seat.type("482914")
            seat.press(.enter)
            #expect(seat.shows("暗証番号が違います") && seat.shows("あと\(wait)秒"))
            seat.type(Office.staffPIN)
            seat.press(.enter)
            #expect(seat.shows("まだ確かめていません") && seat.shows("あと\(wait)秒"))
            // A process of its own, as after every member.
            seat = try office.kiosk()
            logIn(&seat)
            #expect(seat.shows("まだ確かめていません") && seat.shows("あと\(wait)秒"))
            office.clock.pass(seconds: wait)
            seat.tick()
            #expect(seat.shows("もう一度入れられます"))
        }
        seat.type(Office.staffPIN)
        seat.press(.enter)
        #expect(seat.shows("窓口 1番") && seat.shows("0.1.0") && !seat.shows("暗証番号"))
        #expect(try events(office) == ["staffRefused", "staffRefused", "staffRefused", "staffAdmitted"])
    }

    @Test("T21 After 60 seconds it gives way to the member's page, whatever it shows", arguments: [false, true])
    func givesWay(isIn: Bool) throws {
        let office = try Office()
        var seat = try begun(office)
        let before = seat.frame.canvas
        if isIn { logIn(&seat) } else { seat.press(Self.chord) }
        office.clock.pass(seconds: 59)
        seat.tick()
        #expect(seat.wizard.isStaffThere && seat.wizard.millisecondsToNextChange.map { $0 <= 1_000 } == true)
        office.clock.pass(seconds: 1)
        seat.tick()
        #expect(!seat.wizard.isStaffThere && seat.frame.canvas == before)
        // Her own time begins anew.
        office.clock.pass(seconds: office.settings.limits.kioskIdleSeconds - 1)
        seat.tick()
        #expect(seat.ending == nil)
        office.clock.pass(seconds: 1)
        seat.tick()
        #expect(seat.ending == .leftAlone)
    }

    @Test("T21 Starting over ends the member's login as an idle end does, and is recorded") func startOver() throws {
        let office = try Office()
        var seat = try begun(office)
        logIn(&seat)
        choose("2", &seat)
        #expect(seat.ending == .leftAlone && seat.wizard.isWelcoming && seat.wizard.draft.fields.isEmpty)
        #expect(try events(office) == ["staffAdmitted", "staffStartedOver"])
    }

    @Test(
        "T21 Out of service outlives the process, lets nobody begin, and ends by the same key and PIN",
        arguments: Array(OutOfServiceMessage.allCases.map(Optional.some)) + [nil])
    func outOfService(message: OutOfServiceMessage?) throws {
        let office = try Office()
        var seat = try begun(office)
        logIn(&seat)
        choose("3", &seat)
        choose(message.flatMap(OutOfServiceMessage.allCases.firstIndex).map { Character("\($0 + 1)") } ?? "4", &seat)
        #expect(seat.ending == .leftAlone)
        for _ in 0..<2 {
            seat = try office.kiosk()
            for language in Language.onScreen {
                #expect(seat.shows(office.settings.words(in: language)("outOfService.text")))
            }
            #expect(seat.shows("03-0000-0000"))
            seat.press(.enter, .character("a"), .function(2), .function(10), .pointed(row: 12, column: 30), .escape)
            #expect(seat.wizard.isWelcoming && !seat.wizard.isStaffThere)
        }
        logIn(&seat)
        choose("3", &seat)
        #expect(seat.shows("利用を始めました"))
        seat.press(.escape)
        #expect(seat.shows("ようこそ") || seat.wizard.isWelcoming)
        seat.press(.enter)
        #expect(!seat.wizard.isWelcoming)
        #expect(!(try office.kiosk().shows("お使いになれません")))
        #expect(
            try events(office) == ["staffAdmitted", "takenOutOfService", "staffAdmitted", "takenBackIntoService"])
    }

    @Test("T21 Whoever presses a key before the store has answered begins when it has, unless it is out of service")
    func beforeTheAnswer() throws {
        let office = try Office()
        let services = try office.servicesWithStaff()
        for isOut in [false, true] {
            if isOut {
                try office.store.write {
                    try $0.put(OutOfService(terminal: "窓口 1番", message: nil, since: Office.start))
                }
            }
            var wizard = try office.kiosk(services: services).wizard
            wizard.staff = StaffDesk(StaffAccess(key: Self.chord, version: "0.1.0", runsSince: Office.start))
            let asked = wizard.take(.ticked(Office.start))
            guard case .askStaff(.look, let terminal)? = asked.first else { return #expect(Bool(false)) }
            #expect(wizard.take(.key(.enter)).isEmpty && wizard.isWelcoming)
            _ = wizard.take(.staffAnswered(services.staff.perform(.look, at: terminal)))
            #expect(wizard.isWelcoming == isOut)
        }
    }

    @Test("T21 The staff key that is pressed before the store has answered opens the page when it has")
    func keyBeforeTheAnswer() throws {
        let office = try Office()
        let services = try office.servicesWithStaff()
        var wizard = try office.kiosk(services: services).wizard
        wizard.staff = StaffDesk(StaffAccess(key: Self.chord, version: "0.1.0", runsSince: Office.start))
        let asked = wizard.take(.ticked(Office.start))
        guard case .askStaff(.look, let terminal)? = asked.first else { return #expect(Bool(false)) }
        #expect(wizard.take(.key(Self.chord)).isEmpty && !wizard.isStaffThere)
        _ = wizard.take(.staffAnswered(services.staff.perform(.look, at: terminal)))
        #expect(wizard.isStaffThere)
    }

    @Test("T21 A store that cannot be read holds nobody up, and is asked again") func unreadableStore() throws {
        let office = try Office()
        var wizard = try office.kiosk().wizard
        wizard.staff = StaffDesk(StaffAccess(key: Self.chord, version: "0.1.0", runsSince: Office.start))
        _ = wizard.take(.ticked(Office.start))
        let unread = StaffReply(problem: .common(.store(.busy)))
        _ = wizard.take(.staffAnswered(unread))
        #expect(wizard.take(.ticked(Office.start)).isEmpty && wizard.isWelcoming)
        #expect(wizard.take(.ticked(Office.start.adding(seconds: 5))).count == 1)
        #expect(wizard.take(.key(.enter)).isEmpty)
        _ = wizard.take(.staffAnswered(unread))
        #expect(!wizard.isWelcoming)
    }

    // MARK: accounts

    /// Types name, password and code.
    private func logIn(_ clerk: Clerk, _ seat: inout Replay, code: String? = nil) {
        seat.press(Self.chord)
        seat.type(clerk.name)
        seat.press(.enter)
        seat.type(Clerk.password)
        seat.press(.enter)
        seat.type(code ?? clerk.code)
        seat.press(.enter)
    }

    @Test(
        "T21 S32 Where staff has accounts the page asks for name, password and code, also without a PIN, and names who it was"
    )
    func byAccount() throws {
        let office = try Office()
        for services in [office.services, try office.servicesWithStaff()] {
            var seat = try office.kiosk(services: services)
            let clerk = try office.clerk(services.settings.staffPIN == nil ? "ito" : "abe")
            logIn(clerk, &seat)
            #expect(seat.wizard.isStaffThere && seat.shows("0.1.0"))
            choose("3", &seat)
            choose("1", &seat)
            let entry = try #require(try office.store.read { try $0.lastAudit() })
            #expect(entry.event == "takenOutOfService(\(clerk.name))" && entry.terminal == "窓口 1番")
            office.clock.pass(seconds: 30)
            seat = try office.kiosk(services: services)
            logIn(clerk, &seat)
            choose("3", &seat)
            #expect(!(try office.kiosk(services: services).shows("お使いになれません")))
            office.clock.pass(seconds: 30)
        }
    }

    @Test("T21 S32 The PIN opens nothing any more once there is an account, be it made while the kiosk stands there")
    func pinIsOver() throws {
        let office = try Office()
        var seat = try office.kiosk()
        seat.press(Self.chord)
        #expect(seat.shows("暗証番号"))
        _ = try office.clerk()
        seat.type(Office.staffPIN)
        seat.press(.enter)
        #expect(seat.wizard.isStaffThere && !seat.shows("0.1.0") && seat.shows("途中で登録が変わりました"))
        seat.press(.escape, Self.chord)
        #expect(seat.shows("パスワード") && !seat.shows("暗証番号"))
    }

    @Test("T21 S09 S16 What is wrong with an account says what to do, keeps the name, and lets nobody in")
    func wrongAccount() throws {
        let office = try Office()
        let (clerk, auditor) = (try office.clerk(), try office.clerk("abe", .auditor))
        var seat = try office.kiosk()
        logIn(clerk, &seat, code: "000000")
        #expect(seat.shows("どれかが違います") && seat.shows("ito") && !seat.shows("0.1.0"))
        #expect(seat.wizard.staff?.visit?.draft.focus == Control("staffPassword"))
        office.clock.pass(seconds: 30)
        seat = try office.kiosk()
        logIn(auditor, &seat)
        #expect(seat.shows("窓口係と責任者の方だけ") && !seat.shows("0.1.0"))
        office.clock.pass(seconds: 30)
        seat = try office.kiosk()
        logIn(clerk, &seat)
        #expect(seat.shows("0.1.0"))
        seat = try office.kiosk()
        logIn(clerk, &seat)
        #expect(seat.shows("使用済み") && seat.wizard.staff?.visit?.draft.focus == Control("staffCode"))
        seat = try office.kiosk()
        seat.press(Self.chord)
        for empty in ["名前を入れて", "パスワードを入れて", "6けたの数字を入れて"] {
            seat.press(.enter)
            #expect(seat.shows(empty))
            seat.type("1")
            seat.press(.enter)
        }
    }

    // MARK: the test page

    @Test("T21 The test page shows each key as it arrived, the last five, and where the screen was touched")
    func testKeys() throws {
        let office = try Office()
        var seat = try office.kiosk()
        logIn(&seat)
        choose("1", &seat)
        #expect(seat.wizard.tracesKeys)
        for role in Style.Role.ofThemes { #expect(seat.shows("\(role)")) }
        seat.press(.enter)
        for number in 1...6 {
            seat.take(.traced(KeyTrace(key: .function(number), bytes: [0x1B, 0x4F, UInt8(0x4F + number)])))
            seat.press(.function(number))
        }
        #expect(!seat.shows("F1 ") && seat.shows("F2          1B 4F 51") && seat.shows("F6          1B 4F 55"))
        seat.press(.pointed(row: 16, column: 40))
        #expect(seat.frame.canvas[16, 40].content != Cell.empty.content && seat.shows("17行目、左から41けた目"))
        seat.press(.enter)
        #expect(seat.wizard.page.symbol != nil && seat.shows("FIRSTLOGIN TEST 1234"))
        seat.press(.enter, .escape, .enter, .escape)
        #expect(seat.wizard.tracesKeys)
        seat.press(.escape)
        #expect(seat.wizard.isStaffThere && !seat.wizard.tracesKeys && seat.shows("0.1.0"))
    }

    @Test("T21 The test page is over after 10 seconds without a key, by fingers as by keys") func testEnds() throws {
        let office = try Office()
        var seat = try office.kiosk(size: Size(rows: 24, columns: 91), touch: true)
        logIn(&seat)
        choose("1", &seat)
        office.clock.pass(seconds: 10)
        seat.tick()
        #expect(!seat.wizard.tracesKeys && seat.wizard.isStaffThere)
        choose("1", &seat)
        let escape = try #require(seat.frame.regions.last { $0.key == .escape })
        for _ in 0..<2 { seat.press(.pointed(row: escape.row, column: escape.columns.lowerBound)) }
        #expect(!seat.wizard.tracesKeys && seat.wizard.isStaffThere)
    }

    @Test("T21 T03 The PIN is typed by a finger") func touchedPIN() throws {
        let office = try Office()
        var seat = try office.kiosk(size: Size(rows: 24, columns: 91), touch: true)
        seat.press(Self.chord)
        for key in Office.staffPIN.map(Key.character) + [.enter] {
            let region = try #require(seat.frame.regions.last { $0.key == key })
            seat.press(.pointed(row: region.row, column: region.columns.lowerBound + 1))
        }
        #expect(seat.shows("0.1.0"))
    }

    // MARK: frames

    /// The pages of staff, by name.
    private func frames(_ language: Language, _ size: Size, touch: Bool = false) throws -> [(
        name: String, frame: Frame
    )] {
        let office = try Office()
        var seat = try office.kiosk(language, size: size, touch: touch)
        var frames: [(String, Frame)] = []
        func keep(_ name: String) { frames.append((name, seat.frame)) }
        seat.press(Self.chord)
        keep("login")
        seat.type("482914")
        seat.press(.enter)
        keep("login-wrong")
        office.clock.pass(seconds: 1)
        seat.type(Office.staffPIN)
        seat.press(.enter)
        keep("terminal")
        choose("3", &seat)
        keep("messages")
        seat.press(.function(1))
        keep("messages-help")
        seat.press(.escape, .escape)
        choose("1", &seat)
        keep("test-looks")
        seat.press(.enter)
        for trace in [KeyTrace(key: .function(12), bytes: Array("\u{1B}[24~".utf8)), KeyTrace(key: nil, bytes: [0])] {
            seat.take(.traced(trace))
        }
        seat.press(.pointed(row: 17, column: 50))
        keep("test-keys")
        seat.press(.enter)
        keep("test-symbol")
        seat.press(.escape, .escape)
        choose("3", &seat)
        choose("1", &seat)
        seat = try office.kiosk(language, size: size, touch: touch)
        keep("out-of-service")
        logIn(&seat)
        keep("terminal-out-of-service")
        _ = try office.clerk()
        seat = try office.kiosk(language, size: size, touch: touch)
        seat.press(Self.chord)
        keep("login-account")
        seat.type("ito")
        seat.press(.enter)
        seat.type("a wrong one")
        seat.press(.enter)
        seat.type("123456")
        seat.press(.enter)
        keep("login-account-wrong")
        return frames
    }

    @Test("T21 Every page of staff, as it is drawn", arguments: Language.onScreen, ["80x24", "60x20"])
    func goldenFrames(language: Language, sizeName: String) throws {
        let size = sizeName == "80x24" ? Size.usual : .least
        for (name, frame) in try frames(language, size) {
            // What is longer than the smallest terminal is scrolled.
            #expect(size == .least || frame.overflow == 0, "\(name) does not fit")
            try compare(frame, "\(language.rawValue)/\(sizeName)/staff/\(name)")
        }
    }

    @Test("T21 T03 Every page of staff, with keys to touch", arguments: Language.onScreen)
    func touchedFrames(language: Language) throws {
        for (name, frame) in try frames(language, Size(rows: 24, columns: 91), touch: true) {
            try compare(frame, "\(language.rawValue)/91x24/touch/staff-\(name)")
        }
    }

    @Test("T21 Every control of staff's pages is an action of its screen") func actions() throws {
        let office = try Office()
        var seat = try office.kiosk()
        let common: Set<Control> = [Control("enter"), .back, .help, .language]
        func check() {
            let page = seat.wizard.page
            let texts = page.fields.map(\.control) + page.readings.map(\.control)
            for control in Set(page.stops + page.keys.map(\.control)).subtracting(common).subtracting(texts) {
                #expect(seat.wizard.screen.press(control, in: seat.wizard.view) != nil, "\(control)")
            }
            #expect(!page.keys.contains { $0.control == .leave })
        }
        seat.press(Self.chord)
        check()
        logIn(&seat)
        seat.type(Office.staffPIN)
        seat.press(.enter)
        check()
        choose("3", &seat)
        check()
    }
}
