import Accounts
import Content
import CredentialStore
import FlowEngine
import TextUI
import Testing
import Wizard
import World

@Suite("What a kiosk shows between two members") struct WelcomeTests {
    @Test(
        "T21 It is read from two metres, in every language, and any key or touch begins", arguments: Language.onScreen)
    func greeting(language: Language) throws {
        let office = try Office()
        var seat = office.seat(language, size: Size(rows: 24, columns: 91), kind: .kiosk, isBegun: false)
        #expect(seat.wizard.isWelcoming && seat.shows("03-0000-0000"))
        for other in Language.onScreen {
            let text = office.settings.words(in: other)("welcome.begin")
            #expect(seat.shows(text))
        }
        #expect(seat.frame.overflow == 0)
        try compare(seat.frame, "\(language.rawValue)/91x24/welcome")
        seat.press(.pointed(row: 3, column: 3))
        #expect(!seat.wizard.isWelcoming && seat.wizard.screenState.place == .step(.step0_1))
    }

    @Test("T21 It moves a little now and then, and wakes nobody else")
    func moves() throws {
        let office = try Office()
        var seat = office.seat(kind: .kiosk, isBegun: false)
        var seen: Set<[String]> = []
        for _ in 0..<3 {
            #expect(seat.wizard.millisecondsToNextChange.map { $0 <= 30_000 && $0 > 1_000 } == true)
            seen.insert(seat.frame.canvas.textLines)
            office.clock.pass(seconds: 30)
            seat.tick()
        }
        #expect(seen.count == 3)
    }

    @Test("T21 Whoever begins and walks off leaves the kiosk to the next")
    func walksOff() throws {
        let office = try Office()
        var seat = office.seat(kind: .kiosk)
        #expect(!seat.wizard.isWelcoming)
        office.clock.pass(seconds: office.settings.limits.kioskIdleSeconds)
        seat.tick()
        #expect(seat.ending == .leftAlone)
    }

    @Test("Nobody else is greeted so", arguments: [TerminalKind.own, .phone])
    func own(kind: TerminalKind) throws {
        #expect(!(try Office().seat(kind: kind).wizard.isWelcoming))
    }
}
