import Accounts
import Content
import Foundation
import Demo
import FlowEngine
import Screens
import TextUI
import Testing
import Wizard

@Suite("Readings behind words with kanji, as a switch")
struct FuriganaTests {
    private static let languages: [Language] = [.japanese, .easyJapanese]

    /// Pages that are looked at as goldens: with fields, choices and a QR code, some of them full.
    private static let drawn: Set<String> = ["1.2", "1.6", "1.8", "2-4.6"]

    /// The page with readings shows every control that it shows without, at the same size.
    private func expectFit(_ seat: Replay, _ name: String) -> Frame {
        var read = seat
        read.press(.function(11))
        let (plain, frame) = (seat.frame, read.frame)
        #expect(frame.overflow == 0, "\(name) does not fit")
        let controls = { (frame: Frame) in Set(frame.regions.map(\.control)) }
        #expect(controls(frame) == controls(plain), "\(name)")
        return frame
    }

    @Test("T11 T14 every page of every way fits 80x24", arguments: languages, GoldenFrameTests.walks)
    func walks(language: Language, plan: (name: String, method: Method, devices: Devices)) throws {
        let office = try Office(offering: plan.method)
        var walk = Walk(
            office, try office.member(.new), plan.method, plan.devices, seat: office.seat(language))
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        walk.atPage = { place, seat in
            let frame = expectFit(seat, "\(plan.name) \(place.rawValue)")
            if plan.name == "2-4", Self.drawn.contains(place.rawValue) {
                try compare(frame, "\(language.rawValue)/80x24/furigana/\(place.rawValue)")
            }
        }
        try walk.toTheEnd()
    }

    @Test("T11 T14 what can go wrong, and the top page, fits 80x24", arguments: languages, [Scene.all, Scene.topPage])
    func scenes(language: Language, scenes: [Scene]) throws {
        let office = try Office()
        for scene in scenes {
            var seat = office.seat(language)
            try scene.play(office, &seat)
            let frame = expectFit(seat, scene.name)
            if scene.name == "1.2-help" { try compare(frame, "\(language.rawValue)/80x24/furigana/\(scene.name)") }
        }
    }

    @Test("T11 T14 what a ticket can come to fits 80x24", arguments: languages)
    func tickets(language: Language) throws {
        for scene in Scene.tickets {
            let office = try Office(policy: .everything, companion: Office.origin)
            var seat = office.seat(language)
            try scene.play(office, &seat)
            _ = expectFit(seat, scene.name)
        }
    }

    @Test("T11 F11 turns them on and off and keeps what was typed; F1 names it", arguments: languages)
    func toggle(language: Language) throws {
        let office = try Office()
        var seat = office.seat(language)
        seat.press(.enter)
        seat.type("0123 4567")
        let before = seat.frame
        seat.press(.function(11))
        #expect(seat.shows("0123 4567") && seat.shows("通知(つうち)"))
        seat.press(.function(11))
        #expect(seat.frame.canvas.textLines == before.canvas.textLines)
        seat.press(.function(1))
        #expect(seat.wizard.page.readings.contains { $0.text.contains("F11") })
    }

    @Test("T11 T24 the last line names F11 in easy Japanese alone, where it has room", arguments: Language.onScreen)
    func bar(language: Language) throws {
        let office = try Office(offering: .app)
        var walk = Walk(office, try office.member(.new), .app, .both, seat: office.seat(language))
        try walk.to(.step(.step1_10))
        let keys = walk.seat.wizard.page.bar?.map(\.keyName) ?? []
        #expect(keys.contains("F11") == (language == .easyJapanese) && keys.count <= 5)
    }

    @Test("T11 English has none; whoever comes back to Japanese has them again")
    func english() throws {
        var seat = try Office().seat(.japanese)
        seat.press(.enter, .function(11), .function(2))
        #expect(seat.wizard.language == .english && !seat.shows("(ひっす)"))
        #expect(!seat.wizard.page.keys.contains { $0.key == .function(11) })
        seat.press(.function(11))
        seat.turn(to: .japanese)
        #expect(seat.shows("必須(ひっす)"))
    }

    @Test("T11 T17 what has to be read to its end stays as it is agreed to")
    func terms() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, .both, seat: office.seat())
        try walk.to(.step(.step1_4))
        let before = walk.seat.frame
        walk.seat.press(.function(11))
        let rows = { (frame: Frame) in frame.readings.mapValues(\.totalRows) }
        #expect(rows(walk.seat.frame) == rows(before) && !rows(before).isEmpty)
    }
}
