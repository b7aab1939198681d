import CredentialStore
import Demo
import FlowEngine
import Content
import OneTimeCodes
import Accounts
import Secrets
import Wizard
import TextUI
import World

/// A page in a state that a straight walk does not show.
struct Scene: Sendable {
    let name: String
    let play: @Sendable (Office, inout Replay) throws -> Void

    func frame(in office: Office, _ language: Language) throws -> Frame {
        var seat = office.seat(language)
        try play(office, &seat)
        return seat.frame
    }

    static let all: [Scene] = [
        Scene(name: "1.2-no-match") { office, seat in
            seat.press(.enter)
            seat.type("99999999")
            seat.press(.enter)
            seat.type("wrong password")
            seat.press(.enter)
        },
        Scene(name: "1.2-misread") { office, seat in
            seat.press(.enter)
            seat.type("01234567")
            seat.press(.enter)
            let printed = try office.member(.new).initialPassword ?? ""
            seat.type(printed.dropLast() + (printed.hasSuffix("A") ? "B" : "A"))
            seat.press(.enter)
        },
        Scene(name: "1.2-forgotten") { _, seat in
            seat.press(.enter, .end, .tab, .tab, .tab, .tab, .enter)
        },
        Scene(name: "1.2-help") { _, seat in seat.press(.enter, .function(1)) },
        Scene(name: "1.2-leaving") { _, seat in seat.press(.enter, .function(10)) },
        Scene(name: "1.3-impossible") { office, seat in
            try logIn(try office.member(.earlier), &seat)
            seat.type("S25.2.30")
            seat.press(.enter)
        },
        Scene(name: "1.3-expired-notice") { office, seat in
            try logIn(try office.member(.expiredNotice), &seat)
            seat.type(try office.member(.expiredNotice).birthdate)
            seat.press(.enter)
        },
        Scene(name: "1.4-not-read") { office, seat in
            try toTerms(try office.member(.earlier), &seat)
            seat.press(.enter)
        },
        Scene(name: "1.4-declined") { office, seat in
            try toTerms(try office.member(.earlier), &seat)
            seat.press(.right, .enter)
        },
        Scene(name: "1.5-masked") { office, seat in
            if seat.wizard.screenState.place == .step(.step0_1) { try toTerms(try office.member(.earlier), &seat) }
            if seat.wizard.screenState.place == .termsDeclined { seat.press(.escape) }
            seat.press(.end)
            office.clock.pass(seconds: 1)
            seat.press(.enter)
        },
        Scene(name: "1.5-desk") { office, seat in
            try toMail(try office.member(.earlier), office, &seat)
            seat.press(.character("2"), .enter)
        },
        Scene(name: "1.5-no-address") { office, seat in try toMail(try office.member(.withoutMail), office, &seat) },
        Scene(name: "1.5-suggestion") { office, seat in
            try toMail(try office.member(.withoutMail), office, &seat)
            seat.press(.character("1"), .enter)
            seat.type("ichiro@gmial.com")
            seat.press(.enter)
        },
        Scene(name: "1.8-anew") { office, seat in
            var walk = Walk(office, try office.member(.new), .app, .phoneOnly, seat: seat)
            try walk.to(.step(.step2_3_5))
            walk.seat.press(.function(7), .down, .enter)
            seat = walk.seat
        },
        Scene(name: "2-6.3-wrong") { office, seat in
            let member = try office.member(.awaitingEnrolment, .mail)
            try logIn(member, &seat)
            let right = try office.mailedCode(to: member.mail)
            seat.type(right == "000000" ? "000001" : "000000")
            seat.press(.enter)
        },
        Scene(name: "2-4.7-clock") { office, seat in
            let member = try office.member(.enrolledApp)
            try logIn(member, &seat)
            let key = SecretBytes(Base32.decode(member.totpKey ?? "") ?? [])
            let late = Instant(unixSeconds: office.clock.world.now().unixSeconds - 240)
            seat.type(TOTP(key: key).code(at: late))
            seat.press(.enter)
        },
        Scene(name: "2-4.7-five-digits") { office, seat in
            try logIn(try office.member(.enrolledMail), &seat)
            seat.type("12345")
            seat.press(.enter)
        },
    ]

    /// The pages of the top page, once the password was typed again.
    static let topPage: [Scene] = [
        Scene(name: "top-password-again") { office, seat in try toTopPage(office, &seat, "1", proves: false) },
        Scene(name: "top-methods") { office, seat in try toTopPage(office, &seat, "1") },
        Scene(name: "top-method") { office, seat in
            try toTopPage(office, &seat, "1")
            seat.press(.character("1"), .enter)
        },
        Scene(name: "top-app-installed") { office, seat in
            try toTopPage(office, &seat, "1")
            seat.press(.character("2"), .enter)
        },
        Scene(name: "top-new-app") { office, seat in
            try toTopPage(office, &seat, "1")
            seat.press(.character("2"), .enter, .enter)
        },
        Scene(name: "top-new-app-code") { office, seat in
            try toTopPage(office, &seat, "1")
            seat.press(.character("2"), .enter, .enter, .enter)
        },
        Scene(name: "top-remove") { office, seat in
            try toTopPage(office, &seat, "1")
            seat.press(.character("3"), .enter)
            seat.type(try office.mailedCode(to: try office.member(.enrolledApp).mail))
            seat.press(.enter, .home, .character("1"), .enter, .character("2"), .enter, .end, .enter)
        },
        Scene(name: "top-new-mail") { office, seat in
            try toTopPage(office, &seat, "3")
            seat.type("hanako@example.org")
            seat.press(.enter)
        },
        Scene(name: "top-change-password") { office, seat in try toTopPage(office, &seat, "2") },
    ]

    static func toTopPage(
        _ office: Office, _ seat: inout Replay, _ choice: Character, proves: Bool = true
    ) throws {
        let member = try office.member(.enrolledApp)
        office.clock.pass(seconds: 60)
        try logIn(member, &seat)
        let key = SecretBytes(Base32.decode(member.totpKey ?? "") ?? [])
        seat.type(TOTP(key: key).code(at: office.clock.world.now()))
        seat.press(.enter, .character(choice), .enter)
        guard proves else { return }
        seat.type(member.password ?? "")
        seat.press(.enter)
    }

    static func logIn(_ member: DemoMember, _ seat: inout Replay) throws {
        seat.press(.enter)
        seat.logIn(member.userID, member.initialPassword ?? member.password ?? "")
    }

    private static func toTerms(_ member: DemoMember, _ seat: inout Replay) throws {
        try logIn(member, &seat)
        seat.type(member.birthdate)
        seat.press(.enter)
    }

    private static func toMail(_ member: DemoMember, _ office: Office, _ seat: inout Replay) throws {
        try toTerms(member, &seat)
        if seat.wizard.screenState.place == .step(.step1_4) {
            seat.press(.end)
            office.clock.pass(seconds: 1)
            seat.press(.enter)
        }
        if seat.wizard.screenState.place == .mailDesk { seat.press(.escape) }
    }
}
