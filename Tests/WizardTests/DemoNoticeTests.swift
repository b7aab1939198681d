import Demo
import FlowEngine
import Content
import Accounts
import Wizard
import TextUI
import Testing

@Suite("The demo introduces its members to somebody who read nothing")
struct DemoNoticeTests {
    let office: Office

    init() throws { office = try Office() }

    private func seat(_ language: Language = .japanese, isNew: Bool = true) -> Replay {
        office.seat(language, windows: [NoticeWindow(members: office.members, opensAtFirst: isNew)])
    }

    private func text(_ seat: Replay) -> String { seat.frame.canvas.textLines.joined(separator: "\n") }

    @Test("a new society begins with a notice: what to type, and which keys show mails and phone")
    func introduction() throws {
        var seat = seat()
        let member = try office.member(.new)
        for part in [
            "01234567", try #require(member.initialPassword), "S25.3.4", "1950.3.4", "taro@example.jp", "ダイワ タロウ", "F8",
            "F9", "F12",
        ] { #expect(text(seat).contains(part), "\(part)") }
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil && seat.wizard.screenState.place == .step(.step0_1))
        #expect(text(seat).contains("F12 通知"))
    }

    @Test("with what it says, and nothing else, she gets to 1【4】; it is there again at any page")
    func typedFromIt() throws {
        var seat = seat(.english)
        let shown = text(seat)
        let userID = try #require(shown.firstMatch(of: /User ID +(\S+)/).map { String($0.1) })
        let password = try #require(shown.firstMatch(of: /Initial password +(\S.*\S)/).map { String($0.1) })
        let birthdate = try #require(shown.firstMatch(of: /Date of birth +(\S+)/).map { String($0.1) })
        seat.press(.enter, .enter)
        seat.type(userID)
        seat.press(.enter)
        seat.press(.function(12))
        #expect(text(seat).contains(password))
        seat.press(.function(12))
        seat.type(password)
        seat.press(.enter)
        #expect(seat.wizard.screenState.place == .step(.step1_3))
        seat.type(birthdate)
        seat.press(.enter)
        #expect(seat.wizard.screenState.place == .step(.step1_4))
    }

    @Test("everybody else can be chosen, each with a line on what she shows", arguments: Language.onScreen)
    func others(language: Language) throws {
        for (index, member) in office.members.enumerated() {
            var seat = seat(language)
            seat.press(.right, .enter)
            #expect(!text(seat).contains("⟦") && text(seat).contains(member.nameJa))
            for _ in 0..<index { seat.press(.down) }
            seat.press(.enter)
            #expect(text(seat).contains(member.userID), "\(member.state)")
            #expect(text(seat).contains(member.password ?? member.initialPassword ?? "?"), "\(member.state)")
            #expect(!text(seat).contains("⟦"))
        }
    }

    @Test("Esc leads from the list of all to the notice, and from there to the page below") func escape() throws {
        var seat = seat()
        seat.press(.right, .enter)
        #expect(!text(seat).contains("01234567"))
        seat.press(.escape)
        #expect(text(seat).contains("01234567"))
        seat.press(.escape)
        #expect(seat.wizard.overlay == nil)
    }

    @Test("a society that is opened once more begins with the first page")
    func openedAgain() {
        #expect(seat(isNew: false).wizard.overlay == nil)
    }
}
