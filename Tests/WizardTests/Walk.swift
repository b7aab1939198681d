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
    var choices: MemberChoices
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
        choices = MemberChoices(method, devices)
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
        try answer(place.answer, at: place)
    }

    mutating func answer(_ answer: MemberAnswer, at place: Location) throws {
        // Nobody is quicker; and two mails never have the same second.
        office.clock.pass(seconds: 5)
        switch answer {
        case .begin, .goOn, .logOut, .arrive: seat.press(.enter)
        case .goBack: seat.press(.escape)
        case .agree:
            seat.press(.end)
            office.clock.pass(seconds: 1)
            seat.press(.enter)
        case .type(let entry): try fill(entry)
        case .choose(let choice): choose(choice)
        case .takeKey(let form):
            seat.press(.enter)
            // The first Enter saves the picture.
            if form == .savedPicture, seat.wizard.screenState.place == place { seat.press(.enter) }
        case .inBrowser(let action):
            try device.answer(action, at: place, seat.wizard.screenState, office.services)
            seat.take(.storeChanged)
            if case .asking? = seat.wizard.screenState.ticket?.state { try device.confirm(at: &seat, office) }
        }
    }

    private mutating func fill(_ entry: MemberAnswer.Entry) throws {
        letters = seat.wizard.screenState.key?.letters.revealedText() ?? letters
        let texts = try texts(for: entry)
        if entry == .newPassword { password = newPassword }
        for text in texts {
            seat.type(text)
            seat.press(.enter)
        }
    }

    private mutating func choose(_ choice: MemberAnswer.Choice) {
        let names = seat.wizard.page.choices.map(\.control.name)
        let offered = choice == .devices ? names.compactMap(Devices.init(rawValue:)) : Devices.allCases
        seat.press(.character(choices.key(for: choice, offered: offered)), .enter)
    }
}

extension Walk: AnsweringMember {
    var userID: String { member.userID }
    var presentPassword: String { password.isEmpty ? member.initialPassword ?? member.password ?? "" : password }
    var typedBirthdate: String { member.birthdate }
    var newPassword: String { "sakura midori yama kawa" }

    func mailedCode() throws -> String { try office.mailedCode(to: member.mail) }

    /// What the member's app shows now.
    func appCode() -> String {
        TOTP(key: SecretBytes(Base32.decode(letters) ?? [])).code(at: office.clock.world.now())
    }
}
