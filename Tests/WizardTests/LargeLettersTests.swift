import Accounts
import Content
import Demo
import FlowEngine
import Screens
import TextUI
import Testing
import World

@testable import Wizard

@Suite("A ticket's letters are shown large, for whoever types them elsewhere")
struct LargeLettersTests {
    /// At 2-2【2】, where a phone opens the ticket.
    private func walkToTicket(_ office: Office, size: Size = .usual, _ language: Language = .japanese) throws -> Walk {
        let seat = office.seat(language, size: size)
        var walk = Walk(office, try office.member(.new), .passkey, .phoneOnly, seat: seat)
        try walk.to(.step(.step2_2_2))
        return walk
    }

    @Test("T12 F4 shows them five rows high, in two groups; Esc and Enter lead back", arguments: Language.onScreen)
    func large(language: Language) throws {
        for size in [Size.usual, .least] {
            var walk = try walkToTicket(try Office(offering: .passkey), size: size, language)
            let letters = walk.seat.wizard.screenState.ticket?.userCode ?? ""
            for key in [Key.escape, .enter] {
                walk.seat.press(.function(4))
                #expect(walk.seat.wizard.overlay == .largeLetters)
                let groups = letters.split(separator: "-").map(String.init)
                #expect(groups.count == 2 && groups.allSatisfy(walk.seat.wizard.page.body.contains))
                if key == .escape, size == .least {
                    try compare(walk.seat.frame, "\(language.rawValue)/60x20/ticket-large")
                }
                let rows = walk.seat.frame.canvas.textLines.filter { $0.contains("██") }
                #expect(walk.seat.frame.overflow == 0 && rows.count == 10)
                walk.seat.press(key)
                #expect(walk.seat.wizard.overlay == nil)
            }
        }
    }

    @Test("T16 where a font has no blocks they are drawn in ASCII")
    func ascii() throws {
        var walk = try walkToTicket(try Office(offering: .passkey))
        walk.seat.press(.function(4), .right, .enter)
        let lines = walk.seat.frame.canvas.textLines
        #expect(lines.filter { $0.contains("##") }.count == 10 && !lines.contains { $0.contains("█") })
        walk.seat.press(.right, .enter)
        #expect(walk.seat.frame.canvas.textLines.contains { $0.contains("██") })
    }

    @Test("S26 F6 shows the letters of a new ticket; a browser that opens it leads on")
    func follows() throws {
        let office = try Office(offering: .passkey)
        var walk = try walkToTicket(office)
        let before = walk.seat.wizard.screenState.ticket?.userCode
        walk.seat.press(.function(4), .function(6), .function(4))
        let letters = walk.seat.wizard.screenState.ticket?.userCode ?? ""
        #expect(letters != before && walk.seat.wizard.page.body.contains(String(letters.prefix(4))))
        try walk.device.open(walk.seat.wizard.screenState, office.services)
        walk.seat.take(.storeChanged)
        #expect(walk.seat.wizard.overlay == nil)
        #expect(walk.seat.wizard.page.fields.map(\.control) == [Control("deviceNumber")])
    }

    @Test("S26 when the ticket's time is over, the page below says so")
    func ends() throws {
        let office = try Office(offering: .passkey)
        var walk = try walkToTicket(office)
        walk.seat.press(.function(4))
        office.clock.pass(seconds: 181)
        walk.seat.press(.function(5))
        #expect(walk.seat.wizard.overlay == nil && walk.seat.wizard.page.primary == Control("renew"))
    }

    @Test("every page that shows a ticket has them", arguments: Scene.tickets)
    func everywhere(scene: Scene) throws {
        let office = try Office(policy: .everything, companion: Office.origin)
        var seat = office.seat()
        try scene.play(office, &seat)
        let isShown = seat.wizard.page.body.contains { if case .letters = $0 { true } else { false } }
        #expect(
            seat.wizard.page.keys.contains { $0.key == .function(4) && $0.control == .init("largeLetters") } == isShown)
        guard isShown else { return }
        seat.press(.function(4))
        #expect(seat.wizard.overlay == .largeLetters && seat.frame.overflow == 0)
    }
}

extension [Block] {
    /// Whether these letters stand there large.
    fileprivate func contains(_ letters: String) -> Bool { contains(.large(letters)) }
}
