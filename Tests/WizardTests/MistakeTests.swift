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

    @Test("on the whole way, in both languages", arguments: [Method.app, .mail], Language.allCases)
    func everyField(method: Method, language: Language) throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), method, seat: office.seat(language))
        var tried = 0
        walk.atPage = { place, seat in
            for index in seat.wizard.page.fields.indices {
                for formError in Self.mistakes {
                    guard seat.wizard.screenState.place == place, seat.wizard.page.fields.indices.contains(index)
                    else {
                        return
                    }
                    let field = seat.wizard.page.fields[index]
                    // The waiting time of the one before is over; an hour is not.
                    let now = office.clock.world.now()
                    office.clock.pass(
                        seconds: seat.wizard.screenState.waitUntil.map { now.secondsRemaining(until: $0) } ?? 1)
                    seat.tick()
                    seat.press(.up, .up, .up, .up)
                    for _ in 0..<index { seat.press(.down) }
                    seat.press(.clear)
                    seat.type(formError)
                    seat.press(.enter)
                    tried += 1
                    let page = seat.wizard.page
                    guard seat.wizard.screenState.place == place else { continue }
                    let errors = page.fields.compactMap(\.error)
                    let name = "\(place.rawValue) \(field.control): '\(formError)'"
                    // Either the next field has the focus, or it is said what is wrong: once.
                    #expect(errors.count <= 1, "\(name)")
                    if index + 1 == seat.wizard.page.fields.count {
                        let isSaid = !errors.isEmpty || page.status.isSaid || seat.wizard.overlay != nil
                        #expect(isSaid, "\(name) was taken without a word")
                    }
                    for error in errors {
                        #expect(!error.isEmpty && !error.contains("⟦"), "\(name)")
                        let first = "！ " + error.split(separator: "\n")[0].prefix(12)
                        let lines = seat.frame.canvas.textLines.filter { $0.contains(first) }
                        #expect(lines.count == 1, "\(name): said \(lines.count) times")
                    }
                    #expect(seat.frame.overflow == 0, "\(name) does not fit")
                    if seat.wizard.overlay != nil { seat.press(.escape) }
                }
                // Nothing is left of it.
                seat.press(.up, .up, .up, .up)
                for _ in 0..<index { seat.press(.down) }
                seat.press(.clear)
            }
            seat.press(.up, .up, .up, .up)
            let now = office.clock.world.now()
            office.clock.pass(seconds: seat.wizard.screenState.waitUntil.map { now.secondsRemaining(until: $0) } ?? 1)
        }
        // Each page that has fields, as far as the second login: behind it the same ones come once more.
        try walk.to(.step(method == .app ? .step2_4_7 : .step2_6_3))
        #expect(tried > 100)
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
