import CredentialStore
import Demo
import FlowEngine
import Foundation
import Content
import Accounts
import Wizard
import TextUI
import Testing
import World

/// What people really type by mistake, into every field of every page.
@Suite("Each usual mistake in each field is told in words, once, at the field, and costs nothing typed elsewhere")
struct MistakeTests {
    private static let mistakes = [
        "", " ", "　", "12345", "1234567", "０１２３", "ＡＢＣ", "あいう", "ｱｲｳ", "abc", "ABC", "!!", "taro.example.jp",
        "taro@gmial.com", "taro@@example.jp", "03041950", "S25.2.30", "1950.13.1", "aaaaaaaa", "KABOCHA7", "short",
    ]

    @Test("on the whole way, in both languages", arguments: [Method.app, .mail], Language.onScreen)
    func everyField(method: Method, language: Language) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), method, seat: office.seat(language))
        var tried = 0
        walk.atPage = { place, seat in
            tried += try makeMistakes(at: &seat, office, place.rawValue)
            seat.press(.up, .up, .up, .up)
            endWait(at: &seat, office)
        }
        // Each page that has fields, as far as the second login: behind it the same ones come once more.
        try walk.to(.step(method == .app ? .step2_4_7 : .step2_6_3))
        #expect(tried > 100)
    }

    @Test(
        "on the pages beside a step, of tickets and of the top page",
        arguments: Scene.all + Scene.topPage + Scene.tickets, Language.onScreen)
    func besides(scene: Scene, language: Language) throws {
        let isTicket = Scene.tickets.contains { $0.name == scene.name }
        let office = isTicket ? try Office(offering: .passkey) : try Office()
        var seat = office.seat(language)
        try scene.play(office, &seat)
        _ = try makeMistakes(at: &seat, office, scene.name)
    }

    /// Types each mistake into each field of the page, and Enter; until the page is another. Gives how many.
    private func makeMistakes(at seat: inout Replay, _ office: Office, _ page: String) throws -> Int {
        let (place, overlay) = (seat.wizard.screenState.place, seat.wizard.overlay)
        var tried = 0
        for index in seat.wizard.page.fields.indices {
            for mistake in Self.mistakes {
                let isThere = seat.wizard.screenState.place == place && seat.wizard.overlay == overlay
                guard isThere, seat.wizard.page.fields.indices.contains(index) else { return tried }
                endWait(at: &seat, office)
                type(mistake, into: index, at: &seat, page)
                tried += 1
                if seat.wizard.screenState.place == place, seat.wizard.overlay != overlay { seat.press(.escape) }
            }
            // Nothing is left of it.
            clear(index, at: &seat)
        }
        return tried
    }

    /// The waiting time of the one before is over; an hour is not.
    private func endWait(at seat: inout Replay, _ office: Office) {
        let now = office.clock.world.now()
        office.clock.pass(seconds: seat.wizard.screenState.waitUntil.map { now.secondsRemaining(until: $0) } ?? 1)
        seat.tick()
    }

    private func clear(_ index: Int, at seat: inout Replay) {
        seat.press(.up, .up, .up, .up)
        for _ in 0..<index { seat.press(.down) }
        seat.press(.clear)
    }

    private func type(_ mistake: String, into index: Int, at seat: inout Replay, _ page: String) {
        let (place, overlay) = (seat.wizard.screenState.place, seat.wizard.overlay)
        let name = "\(page) \(seat.wizard.page.fields[index].control): '\(mistake)'"
        clear(index, at: &seat)
        seat.type(mistake)
        seat.press(.enter)
        let after = seat.wizard.page
        guard seat.wizard.screenState.place == place else { return }
        let errors = after.fields.compactMap(\.error)
        // Either the next field has the focus, or it is said what is wrong: once.
        #expect(errors.count <= 1, "\(name)")
        if index + 1 == after.fields.count {
            let isSaid =
                !errors.isEmpty || after.status.isSaid || after.remark != nil || seat.wizard.overlay != overlay
            #expect(isSaid, "\(name) was taken without a word")
        }
        for error in errors {
            #expect(!error.isEmpty && !error.contains("⟦"), "\(name)")
            let first = "！ " + error.split(separator: "\n")[0].prefix(12)
            let lines = seat.frame.canvas.textLines.filter { $0.contains(first) }
            #expect(lines.count == 1, "\(name): said \(lines.count) times")
        }
        #expect(seat.frame.overflow == 0, "\(name) does not fit")
    }

    @Test(
        "The user ID in both fields, and a password in the user ID's, are told by their form and leave nothing in clear"
    )
    func swappedFields() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter)
        seat.logIn("01234567", "01234567")
        #expect(seat.shows("パスワードの欄に、ユーザIDが入っています") && seat.shows("01234567"))
        #expect(seat.wizard.screenState.waitUntil == nil, "it costs nothing")
        seat.type("wrong")
        seat.press(.enter)
        #expect(seat.shows("一致しませんでした") && seat.shows("01234567"))
        office.clock.pass(seconds: 60)
        seat.tick()
        // What to look at stays there while she types.
        seat.type("w")
        #expect(seat.shows("通知と1文字ずつ見比べてください"))
        seat.press(.backspace, .up)
        seat.logIn("JIKAN YUUHI YUGATA", "wrong too")
        #expect(seat.shows("パスワードが入っているようです") && !seat.shows("YUUHI"))
    }

    @Test("A suggestion gives way to what she types herself, and is told while it is news") func suggestion() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, seat: office.seat())
        try walk.to(.step(.step1_9))
        walk.seat.press(.function(6))
        #expect(walk.seat.shows("例が入りました"))
        walk.seat.press(.up)
        walk.seat.type("tamago kaki natsu")
        #expect(walk.seat.shows("┃ tamago kaki natsu ") && !walk.seat.shows("例が入りました"))
    }

    @Test("T24 A code that was refused gives way to what is typed next, is seen to, and waits for nothing")
    func refusedCode() throws {
        let office = try Office()
        let member = try office.member(.awaitingEnrolment, .mail)
        var seat = office.seat()
        seat.press(.enter)
        seat.logIn(member.userID, member.password ?? "")
        let right = try office.mailedCode(to: member.mail)
        let wrong = right == "123456" ? "123457" : "123456"
        seat.type(String(wrong.dropLast()))
        seat.press(.enter)
        #expect(seat.shows("5けたになっています") && seat.shows("書き直しになります") && !seat.shows("待っています"))
        seat.type(wrong)
        #expect(seat.shows("┃ \(wrong) ") && seat.shows("6けたの数字がそろいました"))
        seat.press(.enter, .escape)
        // Seven are too many: what is typed next takes their place, which is drawn as chosen.
        office.clock.pass(seconds: 30)
        seat.type("1234567")
        seat.press(.enter)
        let cell = seat.frame.cursor.map { seat.frame.canvas[$0.row, $0.column - 3] }
        #expect(cell?.style.role == .selection)
        seat.type("9")
        #expect(seat.shows("┃ 9_____ "))
    }
}

extension Status? {
    fileprivate var isSaid: Bool {
        switch self {
        case .wrong, .note: true
        case .waiting, nil: false
        }
    }
}
