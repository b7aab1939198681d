import Accounts
import Content
import Demo
import FlowEngine
import Screens
import TextUI
import Testing

@testable import Wizard

/// A control that its screen does not know would be pressed in vain.
@Suite("Every control of every page is an action of its screen")
struct ActionTests {
    /// What the wizard itself answers, on every page.
    private static let common: Set<Control> = [
        Control("enter"), .back, .help, .language, .leave, .refresh, .furigana, Control("reveal"),
    ]

    private func expectActions(of wizard: Wizard, _ name: String) {
        let page = wizard.page
        let texts = page.fields.map(\.control) + page.readings.map(\.control)
        let pressed = Set(page.stops + page.keys.map(\.control) + [page.primary].compactMap(\.self))
        for control in pressed.subtracting(Self.common).subtracting(texts)
        where !page.windowBar.contains(where: { $0.control == control }) {
            #expect(wizard.screen.press(control, in: wizard.view) != nil, "\(name): \(control)")
        }
    }

    @Test("from the notice to the top page", arguments: GoldenFrameTests.walks, [TerminalKind.own, .kiosk, .phone])
    func walks(plan: (name: String, method: Method, devices: Devices), kind: TerminalKind) throws {
        let office = try Office(offering: plan.method)
        var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat(kind: kind))
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        // A phone has no browser of a PC.
        guard kind == .own || plan.devices != .pcOnly else { return }
        walk.atPage = { place, seat in
            expectActions(of: seat.wizard, "\(plan.name) \(place.rawValue)")
            for key in [1, 7, 10] where seat.wizard.page.keys.contains(where: { $0.key == .function(key) }) {
                var beside = seat
                beside.press(.function(key))
                expectActions(of: beside.wizard, "\(plan.name) \(place.rawValue) F\(key)")
            }
        }
        try walk.toTheEnd()
    }

    @Test(
        "where something is wrong, and on the top page",
        arguments: Scene.all + Scene.topPage)
    func scenes(scene: Scene) throws {
        let office = try Office()
        var seat = office.seat()
        try scene.play(office, &seat)
        expectActions(of: seat.wizard, scene.name)
    }

    @Test("while a browser is awaited", arguments: Scene.tickets)
    func tickets(scene: Scene) throws {
        let office = try Office(offering: .passkey)
        var seat = office.seat()
        try scene.play(office, &seat)
        expectActions(of: seat.wizard, scene.name)
    }
}
