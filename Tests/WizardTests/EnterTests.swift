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

/// T24: whoever knows no key but Enter is led on, or told what is missing; she never goes round.
@Suite("T24 Enter alone, ten times, from every page and state")
struct EnterTests {
    /// What a page is, for this: where she stands and what could be pressed there.
    private struct Spot: Hashable {
        let place: String
        let overlay: Overlay?
        let isLoggedIn: Bool
        let stops: [Control]

        init(_ wizard: Wizard) {
            place = wizard.screenState.place.rawValue
            overlay = wizard.overlay
            isLoggedIn = wizard.session.authenticationLevel != .outside
            stops = wizard.page.stops
        }
    }

    /// Presses Enter ten times, a second apart.
    private func pressTenTimes(_ start: Replay, _ office: Office, _ name: String) {
        var seat = start
        var path = [Spot(seat.wizard)]
        for _ in 0..<10 {
            office.clock.pass(seconds: 1)
            seat.tick()
            let before = seat.wizard
            let shownBefore = before.frame.canvas.textLines
            seat.press(.enter)
            if seat.ending != nil { return }
            let after = seat.wizard
            let spot = Spot(after)
            if spot != path.last {
                #expect(!path.contains(spot), "\(name): round to \(spot)")
                path.append(spot)
            }
            let saysWhy =
                after.page.remark != nil || after.page.fields.contains { $0.error != nil }
                || after.page.status.isWrong
            let hasMoved =
                Spot(before) != spot || after.frame.cursor != before.frame.cursor
                || after.frame.canvas.textLines != shownBefore || !after.page.readings.isEmpty
            #expect(saysWhy || hasMoved, "\(name): nothing happened at \(spot)")
        }
    }

    @Test("on the way from the notice to the top page", arguments: GoldenFrameTests.walks, Language.onScreen)
    func walks(plan: (name: String, method: Method, devices: Devices), language: Language) throws {
        var pages = 0
        while true {
            let office = try Office(offering: plan.method)
            var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat(language))
            walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
            for _ in 0..<pages where walk.seat.wizard.screenState.authenticationLevel != .signedIn { try walk.step() }
            let place = walk.seat.wizard.screenState.place
            // What all branches have in common is walked once.
            let isCommon = plan.name != "2-4" && !place.isBehindChoice
            if !isCommon { pressTenTimes(walk.seat, office, "\(plan.name) \(place.rawValue)") }
            if walk.seat.wizard.screenState.authenticationLevel == .signedIn { return }
            pages += 1
            #expect(pages < 40)
        }
    }

    @Test(
        "where something is wrong, and on the pages beside a step", arguments: Scene.all + Scene.topPage,
        Language.onScreen)
    func scenes(scene: Scene, language: Language) throws {
        let office = try Office()
        var seat = office.seat(language)
        try scene.play(office, &seat)
        pressTenTimes(seat, office, scene.name)
    }

    @Test("while a browser is awaited", arguments: Scene.tickets, Language.onScreen)
    func tickets(scene: Scene, language: Language) throws {
        let office = try Office(offering: .passkey)
        var seat = office.seat(language)
        try scene.play(office, &seat)
        pressTenTimes(seat, office, scene.name)
    }

    @Test(
        "on the pages that F1, F7 and F10 open, all along the way", arguments: GoldenFrameTests.walks, Language.onScreen
    )
    func pagesBeside(plan: (name: String, method: Method, devices: Devices), language: Language) throws {
        let office = try Office(offering: plan.method)
        var walk = Walk(office, try office.member(.new), plan.method, plan.devices, seat: office.seat(language))
        walk.choices.browser = plan.name == "2-5e" ? .edge : .chrome
        walk.atPage = { place, seat in
            for key in [1, 10] where seat.wizard.page.keys.contains(where: { $0.key == .function(key) }) {
                let before = seat.wizard.page.stops
                office.clock.pass(seconds: 1)
                seat.press(.function(key))
                // F1's page is read to its end first.
                for _ in 0..<4 where seat.wizard.overlay != nil {
                    seat.press(.enter)
                    office.clock.pass(seconds: 1)
                }
                #expect(seat.ending == nil && seat.wizard.overlay == nil, "\(plan.name) \(place.rawValue) F\(key)")
                #expect(seat.wizard.page.stops == before)
            }
        }
        try walk.toTheEnd()
        #expect(walk.seat.wizard.screenState.authenticationLevel == .signedIn)
    }

    @Test("A page that has changed by itself takes no Enter and nothing typed for 0.7 s, and says that it changed")
    func changesByItself() throws {
        let office = try Office(offering: .passkey)
        var walk = Walk(office, try office.member(.new), .passkey, .phoneOnly, seat: office.seat())
        try walk.to(.step(.step1_6))
        // Her mail's link was pressed, in a browser.
        let code = try office.mailedCode(to: walk.member.mail)
        let other = walk.seat.wizard.session
        _ = office.services.member.perform(.confirmMail(code: code), in: other)
        walk.seat.take(.storeChanged)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_8))
        #expect(walk.seat.shows("画面が次へ進みました"))
        walk.seat.press(.enter)
        walk.seat.type("b")
        #expect(walk.seat.wizard.screenState.place == .step(.step1_8) && walk.seat.frame.cursor == nil)
        // Whoever goes on typing is still at the page before.
        office.clock.pass(milliseconds: 600)
        walk.seat.type("b")
        office.clock.pass(milliseconds: 600)
        walk.seat.type("b")
        #expect(walk.seat.frame.cursor == nil)
        office.clock.pass(milliseconds: 700)
        // Nothing is preselected: Enter says what to do.
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_8) && walk.seat.shows("番号の数字を押すか"))
        walk.seat.press(.character("b"), .enter)
        #expect(walk.seat.wizard.screenState.place == .devices && walk.seat.frame.cursor == nil)
    }

    @Test("Nothing is typed into a neighbour's field: an empty field says so, a kept text gives way")
    func nothingInANeighboursField() throws {
        let office = try Office()
        let member = try office.member(.new)
        var seat = office.seat()
        seat.press(.enter)
        // One Enter too many.
        seat.press(.enter, .enter)
        #expect(
            seat.shows("ユーザID")
                && seat.wizard.page.fields.contains { $0.control == Control("userID") && $0.error != nil })
        seat.type(member.userID)
        seat.press(.enter, .enter)
        #expect(seat.wizard.page.fields.contains { $0.control == Control("password") && $0.error != nil })
        // Help in the midst of typing takes nothing away, and leads back to the same place.
        seat.type("half a pass")
        seat.press(.function(1), .escape)
        seat.type("word")
        #expect(seat.shows(String(repeating: "*", count: 15)))
        // A way back: the first empty field has the focus; what stands in the other gives way.
        seat.press(.escape, .enter)
        #expect(seat.shows(" \(member.userID) ") && !seat.shows("***"))
        seat.type("secret")
        #expect(seat.shows("******") && seat.shows(" \(member.userID) "))
        seat.press(.up)
        seat.type("7")
        #expect(seat.shows("┃ 7  "))
    }

    @Test("The key that ends a warning does nothing else")
    func warningsSwallowTheirKey() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_5))
        office.clock.pass(seconds: Limits().idleSeconds - 10)
        walk.seat.tick()
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place == .step(.step1_5))
        walk.seat.press(.enter)
        #expect(walk.seat.wizard.screenState.place != .step(.step1_5))
    }

    @Test("What went right is said for 8 s, beside what is awaited, never in its place")
    func remarksEnd() throws {
        let office = try Office()
        var walk = Walk(office, try office.member(.new), .mail, seat: office.seat())
        try walk.to(.step(.step1_6))
        office.clock.pass(seconds: 40)
        walk.seat.press(.tab, .tab, .enter)
        #expect(walk.seat.shows("もう一度お送り") && walk.seat.shows("＊ "))
        office.clock.pass(seconds: 8)
        walk.seat.tick()
        #expect(!walk.seat.shows("もう一度お送りしました") && walk.seat.shows("＊ "))
    }
}

extension Status? {
    fileprivate var isWrong: Bool { if case .wrong = self { true } else { false } }
}

extension Location {
    /// Whether it is 1【8】 or comes after it.
    fileprivate var isBehindChoice: Bool {
        switch self {
        case .devices, .biometrics, .browser, .secondFactor, .topPage: true
        case .termsDeclined, .mailDesk: false
        case .step(let step): step.chapter.hasPrefix("2") || [.step1_8, .step1_9, .step1_11].contains(step)
        }
    }
}
