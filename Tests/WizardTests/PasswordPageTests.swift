import CredentialStore
import Demo
import FlowEngine
import Content
import Accounts
import Wizard
import TextUI
import Testing
import World

@Suite("1【9】 and the login say what they see of a password")  // T06, S05
struct PasswordPageTests {
    let office: Office
    let member: DemoMember

    init() throws {
        office = try Office()
        member = try office.member(.new)
    }

    /// At 1【9】.
    private func seat(_ method: Method = .app, kind: TerminalKind = .own) throws -> Replay {
        var walk = Walk(office, member, method, seat: office.seat(kind: kind))
        while walk.seat.wizard.screenState.place != .step(.step1_9) { try walk.step() }
        return walk.seat
    }

    private func text(_ seat: Replay) -> String { seat.frame.canvas.textLines.joined(separator: "\n") }

    @Test("T06 what differs from the field above is named: a capital, a space, or something")
    func differences() throws {
        for (again, sentence) in [
            ("kabocha Yuuhi 77", "大文字と小文字のちがう所があります"), ("kabochayuuhi 77", "空白の入れ方がちがいます"),
            ("kabocha asahi 77", "上の欄と同じではありません"),
        ] {
            var seat = try seat()
            seat.type("kabocha yuuhi 77")
            seat.press(.enter)
            seat.type(again)
            seat.press(.enter)
            #expect(text(seat).contains(sentence), "\(again)")
        }
    }

    @Test("T06 capitals and Japanese are said while she types, and are no fault")
    func looks() throws {
        var seat = try seat()
        seat.type("KABOCHA77X")
        #expect(text(seat).contains("すべて大文字です") && text(seat).contains("使えるパスワードです"))
        seat.press(.clear)
        seat.type("かぼちゃのにもの")
        #expect(text(seat).contains("日本語の文字です") && text(seat).contains("使えるパスワードです"))
        seat.press(.clear)
        seat.type("ｋａｂｏｃｈａ７７ｘ")
        #expect(!text(seat).contains("日本語の文字です") && !text(seat).contains("すべて大文字です"))
        seat.press(.enter)
        seat.type("kabocha77x")
        #expect(text(seat).contains("上の欄と同じです"))
        seat.press(.enter)
        #expect(seat.wizard.screenState.place == .step(.step1_10))
    }

    @Test("T24 Enter says at the first field what cannot count, before the second is typed")
    func tooShort() throws {
        var seat = try seat()
        seat.type("abc")
        seat.press(.enter)
        #expect(seat.wizard.page.fields.first?.error != nil && seat.wizard.page.fields.last?.error == nil)
        seat.type("wakame yozora 5")
        #expect(text(seat).contains("使えるパスワードです") && !text(seat).contains("abcwakame"))
        seat.press(.enter)
        seat.type("wakame yozora 5")
        seat.press(.enter)
        #expect(seat.wizard.screenState.place == .step(.step1_10))
    }

    @Test(
        "S05 it is seen at her own terminal until F4 hides it, and at a kiosk only after F4", arguments: [true, false])
    func shown(isKiosk: Bool) throws {
        var seat = try seat(kind: isKiosk ? .kiosk : .own)
        seat.type("wakame yozora")
        #expect(text(seat).contains("wakame yozora") == !isKiosk)
        seat.press(.function(4))
        #expect(text(seat).contains("wakame yozora") == isKiosk)
    }

    @Test("S05 a suggestion is short where eight characters do, and is seen whole there and at the login")
    func suggestion() throws {
        var seat = try seat(.mail)
        seat.press(.function(6))
        let line = try #require(seat.frame.canvas.textLines.first { $0.contains("│ ") })
        let words = line.split { $0 == "┃" || $0 == "│" }[1].split(separator: " ")
        #expect(words.count == 4 && !line.contains(">"), "\(line)")
    }

    @Test("T06 an example takes the place of what she thought of only when she asks twice")
    func suggestionOver() throws {
        var seat = try seat()
        seat.type("wakame yozora 5")
        seat.press(.enter)
        seat.type("wakame")
        seat.press(.function(6))
        #expect(text(seat).contains("wakame yozora 5") && text(seat).contains("もう一度 F6 を押すと"))
        seat.press(.function(6))
        #expect(!text(seat).contains("wakame yozora 5"))
        let first = text(seat)
        seat.press(.function(6))
        #expect(text(seat) != first && !text(seat).contains("もう一度 F6"))
    }

    @Test("T06 a failed login says what was seen of the password, whoever it was, and nothing of a printed one")
    func failedLogin() throws {
        for (userID, typed, hint) in [
            (member.userID, "KABOCHA SEVEN", "すべて大文字でした"), ("99999999", "KABOCHA SEVEN", "すべて大文字でした"),
            (member.userID, "かぼちゃのにもの", "日本語の文字がありました"), ("99999999", "かぼちゃのにもの", "日本語の文字がありました"),
            (member.userID, "kabocha seven", nil), (member.userID, "XZFJ ZS8Y S7FM 57", nil),
        ] as [(String, String, String?)] {
            var seat = office.seat()
            seat.press(.enter)
            seat.logIn(userID, typed)
            #expect(text(seat).contains("登録の内容と一致しませんでした"), "\(typed)")
            for other in ["すべて大文字でした", "日本語の文字がありました"] {
                #expect(text(seat).contains(other) == (other == hint), "\(userID) \(typed) \(other)")
            }
            office.clock.pass(seconds: 600)
        }
    }
}
