import CredentialStore
import Demo
import FlowEngine
import Foundation
import Content
import Accounts
import Screens
import Wizard
import TextUI
import Testing
import World

@Suite("A door on every page: what helps whoever cannot go on")
struct DoorTests {
    /// Every step at which the app, the extension, the mail or the phone may be missing has a button that says so.
    @Test(
        "each step of a set-up leads to another method, before and after its login", arguments: GoldenFrameTests.walks,
        Language.onScreen)
    func otherMethod(plan: (name: String, method: Method, devices: Devices), language: Language) throws {
        var pages = 0
        while true {
            let office = try Office(offering: plan.method)
            var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat(language))
            walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
            for _ in 0..<pages where walk.seat.wizard.screenState.authenticationLevel != .signedIn { try walk.step() }
            pages += 1
            let wizard = walk.seat.wizard
            if wizard.screenState.authenticationLevel == .signedIn { return }
            guard case .step(let step) = wizard.screenState.place, step.chapter.hasPrefix("2"),
                Branch.of(step)?.loginStep != step
            else { continue }
            office.clock.pass(seconds: 1)
            let door = wizard.page.buttons.first { $0.control == Control("otherMethod") }
            #expect(door != nil, "\(step.rawValue) has no way out")
            walk.seat.press(.function(7))
            #expect(walk.seat.wizard.overlay == .otherMethod, "\(step.rawValue)")
            // A second Enter changes nothing; the choice leads there, by way of the login where she is not logged in.
            walk.seat.press(.enter)
            #expect(walk.seat.wizard.overlay == nil && walk.seat.wizard.screenState.place == .step(step))
            walk.seat.press(.function(7), .down, .enter)
            if walk.seat.wizard.overlay == .loginForOtherMethod {
                #expect(wizard.session.authenticationLevel == .outside)
                walk.seat.logIn(walk.member.userID, walk.password)
                #expect(
                    walk.seat.wizard.overlay == .otherMethod
                        && walk.seat.wizard.session.authenticationLevel != .outside)
                walk.seat.press(.down, .enter)
            }
            // Until another is chosen, hers counts, and Esc leads back to it.
            let here = walk.seat.wizard.screenState.place
            #expect(walk.seat.wizard.overlay == .methodAnew)
            walk.seat.press(.escape)
            #expect(walk.seat.wizard.overlay == nil && walk.seat.wizard.screenState.place == here)
            walk.seat.press(.function(7), .down, .enter)
            let offered = Method.allCases.filter(walk.seat.wizard.screenState.methods.contains)
            guard let number = offered.firstIndex(where: { $0 != plan.method }) else { continue }
            walk.seat.press(.character(Character("\(number + 1)")), .enter)
            #expect(walk.seat.wizard.overlay == nil, "\(step.rawValue)")
            let reached = walk.seat.wizard.screenState
            #expect(reached.method == offered[number] && reached.place != here)
        }
    }

    @Test("whoever has only her devices wrong keeps the method, and is asked for the devices at once")
    func otherDevices() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, .phoneOnly, seat: office.seat())
        try walk.to(.step(.step1_9))
        walk.seat.press(.escape, .character("3"), .enter)
        #expect(walk.seat.wizard.overlay == nil && walk.seat.wizard.screenState.place == .devices)
        #expect(walk.seat.wizard.screenState.method == .app)
        let elsewhere = try Office()
        var other = Walk(elsewhere, try elsewhere.member(.new), .app, .phoneOnly, seat: elsewhere.seat())
        try other.to(.step(.step2_3_1))
        other.seat.press(.function(7))
        #expect(other.seat.wizard.page.choices.count == 2, "whoever is logged out logs in first")
    }

    @Test("Esc leads one question back on 1【8】: from the browser, or the PC's face and finger, to the devices")
    func backToDevices() throws {
        for (method, devices, place) in [
            (Method.passkey, Devices.both, Location.biometrics), (.app, .pcOnly, .browser),
        ] {
            let office = try Office(offering: method)
            var walk = Walk(office, try office.member(.new), method, devices, seat: office.seat())
            try walk.to(place)
            walk.seat.press(.escape)
            let reached = walk.seat.wizard.screenState
            #expect(reached.place == .devices && reached.method == method, "\(place)")
            walk.seat.press(.escape)
            #expect(walk.seat.wizard.screenState.place == .step(.step1_8))
        }
    }

    @Test("the login for another method can be left, and a wrong password there is told as everywhere")
    func loginForOtherMethod() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .app, .phoneOnly, seat: office.seat())
        try walk.to(.step(.step2_3_1))
        walk.seat.press(.function(7), .down, .enter)
        #expect(walk.seat.wizard.overlay == .loginForOtherMethod)
        walk.seat.logIn(walk.member.userID, "not the password")
        #expect(walk.seat.shows("登録の内容と一致しませんでした") && walk.seat.wizard.overlay == .loginForOtherMethod)
        walk.seat.press(.escape, .escape)
        #expect(walk.seat.wizard.overlay == nil && walk.seat.wizard.screenState.place == .step(.step2_3_1))
    }

    @Test(
        "a later login without phone or mail: her other method, else the office", arguments: [Method.app, .mail],
        Language.onScreen)
    func lostMethod(method: Method, language: Language) throws {
        let office = try Office()
        let member = try office.member(method == .app ? .enrolledApp : .enrolledMail)
        var seat = office.seat(language)
        seat.press(.enter)
        seat.logIn(member.userID, member.password ?? "")
        #expect(seat.wizard.screenState.place == .secondFactor)
        #expect(seat.wizard.page.buttons.contains { $0.control == Control("lost") })
        seat.press(.backTab, .enter)
        #expect(seat.wizard.overlay == .lostMethod && seat.shows("03-0000-0000"))
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil && seat.wizard.screenState.place == .secondFactor)
        #expect(seat.wizard.page.fields.first?.control == Control("code") && seat.frame.cursor != nil)
    }

    @Test("1【2】: whoever had an account before finds her recipe, with an example, and comes back to the empty field")
    func formerMember() throws {
        let office = try Office()
        var seat = office.seat()
        seat.press(.enter)
        seat.type("01234567")
        seat.press(.enter, .down, .down, .enter)
        #expect(seat.wizard.overlay == .formerMember && seat.shows("1234519500304"))
        seat.press(.enter)
        #expect(seat.wizard.overlay == nil)
        seat.type("x")
        #expect(seat.shows("┃ *  ") && seat.shows("01234567"))
    }

    @Test("T04 The last line names at most five keys, and what Enter does now; every other key stands at its button")
    func keyBar() throws {
        for plan in GoldenFrameTests.walks {
            let office = try Office(offering: plan.method)
            var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat())
            walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
            walk.atPage = { place, seat in
                let page = seat.wizard.page
                let bar = page.bar ?? []
                #expect(bar.count <= 5 && bar.last?.control == Control("leave"), "\(place.rawValue)")
                let shown = seat.frame.canvas.textLines.dropLast().joined(separator: "\n")
                for key in page.keys where !bar.contains(where: { $0.key == key.key }) {
                    guard case .function(let number) = key.key, ![2, 5, 11].contains(number) else { continue }
                    #expect(shown.contains("F\(number)"), "\(plan.name) \(place.rawValue) F\(number)")
                }
                // One function key, one meaning.
                for key in page.keys {
                    switch key.key {
                    case .function(6):
                        #expect(["suggest", "renew", "shape"].contains(key.control.name), "\(place.rawValue)")
                    case .function(7): #expect(key.control == Control("otherMethod"), "\(place.rawValue)")
                    default: break
                    }
                }
            }
            try walk.toTheEnd()
        }
    }

    @Test("T25 In a window of 60 by 20 the whole way can be walked, and every button of every page is reached")
    func smallWindow() throws {
        for plan in GoldenFrameTests.walks {
            let office = try Office(offering: plan.method)
            var walk = Walk(
                office, try office.member(.new), plan.method, plan.devices, seat: office.seat(size: .least))
            walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
            walk.atPage = { place, seat in
                var copy = seat.wizard
                var reached: Set<Control> = []
                for key in Array(repeating: Key.up, count: 20) + Array(repeating: Key.down, count: 50) {
                    let frame = copy.show()
                    reached.formUnion(frame.regions.map(\.control))
                    _ = copy.take(.key(key))
                }
                #expect(reached.isSuperset(of: seat.wizard.page.stops), "\(plan.name) \(place.rawValue)")
                #expect(seat.wizard.page.symbol == nil)
            }
            try walk.toTheEnd()
            #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)
        }
    }
}
