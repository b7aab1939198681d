import CredentialStore
import Demo
import FlowEngine
import Foundation
import Content
import OneTimeCodes
import Accounts
import Secrets
import Wizard
import TextUI
import World

/// A member's hands: does at each page what the page asks, and lets a test look at every page on the way.
struct Walk {
    let office: Office
    let member: DemoMember
    let method: Method
    let devices: Devices
    var browser = Browser.chrome
    var seat: Replay
    var password = ""
    /// What opens the ticket that the terminal shows.
    var device = TrialBrowser()
    /// The key that her app has scanned.
    private var letters = ""
    /// Called on every page, before its answer is typed.
    var atPage: (Location, inout Replay) throws -> Void = { _, _ in }

    init(_ office: Office, _ member: DemoMember, _ method: Method, _ devices: Devices = .both, seat: Replay) {
        self.office = office
        self.member = member
        self.method = method
        self.devices = devices
        self.seat = seat
    }

    /// Walks to the top page.
    mutating func toTheEnd() throws {
        var pages = 0
        while seat.wizard.screenState.authenticationLevel != .signedIn, pages < 40 {
            pages += 1
            try step()
        }
        try atPage(seat.wizard.screenState.place, &seat)
    }

    /// Walks until she faces a page.
    mutating func to(_ place: Location) throws {
        var pages = 0
        while seat.wizard.screenState.place != place {
            pages += 1
            guard pages < 40 else { throw CocoaError(.featureUnsupported) }
            try step()
        }
    }

    /// One page.
    mutating func step() throws {
        let place = seat.wizard.screenState.place
        try atPage(place, &seat)
        guard seat.wizard.screenState.place == place, seat.ending == nil else { return }
        // Nobody is quicker; and two mails never have the same second.
        office.clock.pass(seconds: 5)
        switch place {
        case .step(.step1_2), .step(.step2_6_2), .step(.step2_4_3), .step(.step2_3_3), .step(.step2_5chrome_3),
            .step(.step2_5edge_3):
            seat.logIn(member.userID, password.isEmpty ? member.initialPassword ?? member.password ?? "" : password)
        case .step(.step1_3):
            seat.type(member.birthdate)
            seat.press(.enter)
        case .step(.step1_4):
            seat.press(.end)
            office.clock.pass(seconds: 1)
            seat.press(.enter)
        case .step(.step1_6), .step(.step2_6_3):
            seat.type(try office.mailedCode(to: member.mail))
            seat.press(.enter)
        case .step(.step1_8): seat.press(.character(method.letter), .enter)
        case .devices:
            let offered = seat.wizard.page.choices.map(\.control.name)
            let number = (offered.firstIndex(of: devices.rawValue) ?? 0) + 1
            seat.press(.character(Character("\(number)")), .enter)
        case .browser: seat.press(.character(browser == .chrome ? "1" : "2"), .enter)
        case .step(.step2_5edge_4):
            // Enter saves the picture, and then goes on.
            seat.press(.enter)
            if seat.wizard.screenState.place == place { seat.press(.enter) }
        case .step(.step1_9):
            password = "sakura midori yama kawa"
            seat.type(password)
            seat.press(.enter)
            seat.type(password)
            seat.press(.enter)
        case .step(.step2_4_7), .step(.step2_3_8), .step(.step2_5chrome_5), .step(.step2_5edge_10):
            letters = seat.wizard.screenState.key?.letters.revealedText() ?? letters
            seat.type(appCode())
            seat.press(.enter)
        case .biometrics: seat.press(.character("1"), .enter)
        case .step(.step2_1_1), .step(.step2_2_1):
            seat.logIn(member.userID, password)
        case .step(let step) where step.chapter == "2-1" || step.chapter == "2-2":
            try device.step(at: step, seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
            if case .asking? = seat.wizard.screenState.ticket?.state { try device.confirm(at: &seat, office) }
        default: seat.press(.enter)
        }
    }

    /// What the member's app shows now.
    func appCode() -> String {
        TOTP(key: SecretBytes(Base32.decode(letters) ?? [])).code(at: office.clock.world.now())
    }
}
