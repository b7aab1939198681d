import Demo
import FlowEngine
import Content
import Accounts
import Wizard
import TextUI
import World

extension Scene {
    /// What a ticket can come to (S26, S27).
    static let tickets: [Scene] = [
        Scene(name: "ticket-phone-itself") { office, seat in
            var walk = try walk(office, .phoneOnly, office.seat(seat.wizard.language, kind: .phone))
            try walk.to(.step(.step2_2_2))
            seat = walk.seat
        },
        Scene(name: "ticket-over") { office, seat in
            try reach(.step2_2_2, office, &seat)
            office.clock.pass(seconds: 181)
            seat.press(.function(5))
        },
        Scene(name: "ticket-renewed") { office, seat in
            try reach(.step2_2_3, office, &seat)
            seat.press(.function(6))
        },
        Scene(name: "ticket-not-yet") { office, seat in
            try reach(.step2_2_2, office, &seat)
            seat.press(.function(5))
        },
        Scene(name: "ticket-large") { office, seat in
            try reach(.step2_2_2, office, &seat)
            seat.press(.function(4))
        },
        Scene(name: "ticket-help") { office, seat in
            try reach(.step2_2_2, office, &seat)
            seat.press(.function(1))
        },
        Scene(name: "ticket-at-kiosk") { office, seat in
            // Chosen at home, gone on with at the counter (S15).
            var walk = try walk(office, .pcOnly, seat)
            try walk.to(.step(.step2_1_1))
            var kiosk = office.seat(seat.wizard.language, kind: .kiosk, terminal: "組合の窓口 1番の機械")
            try logIn(walk, &kiosk)
            seat = kiosk
        },
        Scene(name: "home-login") { office, seat in
            var walk = try walkAtKiosk(office, seat)
            try walk.to(.step(.step2_5chrome_1))
            seat = walk.seat
        },
        Scene(name: "home-extension") { office, seat in
            var walk = try walkAtKiosk(office, seat)
            try walk.to(.step(.step2_5chrome_1))
            seat = walk.seat
            logInHere(walk, &seat)
        },
        Scene(name: "home-leaving") { office, seat in
            var walk = try walkAtKiosk(office, seat)
            try walk.to(.step(.step2_5chrome_1))
            seat = walk.seat
            logInHere(walk, &seat)
            seat.press(.function(10))
        },
        Scene(name: "ticket-biometrics") { office, seat in
            var walk = try walk(office, .both, seat)
            try walk.to(.biometrics)
            seat = walk.seat
        },
        Scene(name: "ticket-later-login") { office, seat in _ = try reachLaterLogin(office, &seat) },
        // Her PC alone is registered: no phone is spoken of.
        Scene(name: "ticket-later-login-pc") { office, seat in _ = try reachLaterLogin(office, &seat, .pcOnly) },
        Scene(name: "ticket-number") { office, seat in
            var walk = try reachLaterLogin(office, &seat)
            try walk.device.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        Scene(name: "ticket-approved") { office, seat in
            var walk = try reachLaterLogin(office, &seat)
            try walk.device.open(seat.wizard.screenState, office.services)
            let number = seat.wizard.screenState.ticket?.number ?? ""
            _ = try office.services.browser.approve(number: number, walk.device.cookie).get()
            seat.take(.storeChanged)
        },
        Scene(name: "ticket-later-top") { office, seat in
            var walk = try reachLaterLogin(office, &seat)
            try walk.device.approve(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        // 2-2★
        Scene(name: "phone-for-pc-login") { office, seat in _ = try reachPhoneForPC(office, &seat) },
        Scene(name: "phone-for-pc-2") { office, seat in
            let walk = try reachPhoneForPC(office, &seat)
            logInHere(walk, &seat)
        },
        Scene(name: "phone-for-pc-3") { office, seat in
            let walk = try reachPhoneForPC(office, &seat)
            logInHere(walk, &seat)
            seat.press(.enter)
        },
        Scene(name: "phone-for-pc-5") { office, seat in
            var walk = try reachPhoneForPC(office, &seat)
            logInHere(walk, &seat)
            seat.press(.enter, .enter)
            try walk.device.approve(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        // Another passkey from the top page.
        Scene(name: "top-new-passkey") { office, seat in _ = try toNewPasskey(office, &seat) },
        Scene(name: "top-new-passkey-opened") { office, seat in
            var browser = try toNewPasskey(office, &seat)
            try browser.open(seat.wizard.screenState, office.services)
            try browser.confirm(at: &seat, office)
        },
        Scene(name: "top-new-passkey-asked") { office, seat in
            var browser = try toNewPasskey(office, &seat)
            try browser.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        Scene(name: "top-new-passkey-done") { office, seat in try addPasskey(office, &seat) },
        Scene(name: "top-passkey") { office, seat in
            try addPasskey(office, &seat)
            seat.press(.enter, .character("2"), .enter)
        },
        // The key on a page.
        Scene(name: "key-page-chrome") { office, seat in _ = try reachKey(.pcOnly, .step2_5chrome_4, office, &seat) },
        Scene(name: "key-page-phone") { office, seat in
            seat = office.seat(seat.wizard.language, kind: .phone)
            try reachKey(.phoneOnly, .step2_3_5, office, &seat)
        },
        Scene(name: "key-page-waiting") { office, seat in
            try reachKey(.pcOnly, .step2_5chrome_4, office, &seat)
            seat.press(.enter)
        },
        Scene(name: "key-page-opened") { office, seat in
            var walk = try reachKey(.pcOnly, .step2_5chrome_4, office, &seat)
            seat.press(.enter)
            try walk.device.open(seat.wizard.screenState, office.services)
            try walk.device.confirm(at: &seat, office)
        },
        Scene(name: "key-page-asked") { office, seat in
            var walk = try reachKey(.pcOnly, .step2_5chrome_4, office, &seat)
            seat.press(.enter)
            try walk.device.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        // S38
        Scene(name: "ticket-asked") { office, seat in
            var walk = try walk(office, .phoneOnly, seat)
            try walk.to(.step(.step2_2_2))
            seat = walk.seat
            try walk.device.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
        },
        Scene(name: "ticket-asked-empty") { office, seat in
            var walk = try walk(office, .phoneOnly, seat)
            try walk.to(.step(.step2_2_2))
            seat = walk.seat
            try walk.device.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
            office.clock.pass(seconds: 1)
            seat.press(.enter)
        },
        Scene(name: "ticket-asked-wrong") { office, seat in
            var walk = try walk(office, .phoneOnly, seat)
            try walk.to(.step(.step2_2_2))
            seat = walk.seat
            try walk.device.open(seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
            guard case .confirmation(let number) = try office.services.browser.task(walk.device.cookie).get().place
            else {
                return
            }
            office.clock.pass(seconds: 1)
            seat.type(number == "00" ? "01" : "00")
            seat.press(.enter)
        },
    ]

    private static func toNewPasskey(_ office: Office, _ seat: inout Replay) throws -> TrialBrowser {
        try toTopPage(office, &seat, "1")
        seat.press(.character("4"), .enter)
        return TrialBrowser()
    }

    private static func addPasskey(_ office: Office, _ seat: inout Replay) throws {
        var browser = try toNewPasskey(office, &seat)
        try browser.open(seat.wizard.screenState, office.services)
        try browser.confirm(at: &seat, office)
        try browser.register(office.services)
        try browser.signIn(office.services)
        seat.take(.storeChanged)
    }

    @discardableResult
    private static func reachKey(
        _ devices: Devices, _ step: Step, _ office: Office, _ seat: inout Replay
    ) throws -> Walk {
        var walk = Walk(office, try office.member(.new), .app, devices, seat: seat)
        try walk.to(.step(step))
        seat = walk.seat
        return walk
    }

    @discardableResult
    private static func reachPhoneForPC(_ office: Office, _ seat: inout Replay) throws -> Walk {
        var walk = try walk(office, .phoneOnly, seat)
        try walk.toTheEnd()
        office.clock.pass(seconds: 60)
        seat = walk.seat
        seat.press(.character("2"), .enter)
        return walk
    }

    private static func logInHere(_ walk: Walk, _ seat: inout Replay) {
        seat.logIn(walk.member.userID, walk.password)
    }

    private static func walk(_ office: Office, _ devices: Devices, _ seat: Replay) throws -> Walk {
        Walk(office, try office.member(.new), .passkey, devices, seat: seat)
    }

    /// At the counter, where 2-5 is begun and gone on with at home (S15).
    private static func walkAtKiosk(_ office: Office, _ seat: Replay) throws -> Walk {
        let kiosk = office.seat(seat.wizard.language, kind: .kiosk, terminal: "組合の窓口 1番の機械")
        return Walk(office, try office.member(.new), .app, .pcOnly, seat: kiosk)
    }

    private static func reach(_ step: Step, _ office: Office, _ seat: inout Replay) throws {
        var walk = try walk(office, .phoneOnly, seat)
        try walk.to(.step(step))
        seat = walk.seat
    }

    private static func reachLaterLogin(
        _ office: Office, _ seat: inout Replay, _ devices: Devices = .phoneOnly
    ) throws -> Walk {
        var walk = try walk(office, devices, seat)
        try walk.toTheEnd()
        office.clock.pass(seconds: 60)
        seat = office.seat(seat.wizard.language)
        try logIn(walk, &seat)
        return walk
    }

    private static func logIn(_ walk: Walk, _ seat: inout Replay) throws {
        seat.press(.enter)
        seat.logIn(walk.member.userID, walk.password)
    }
}
