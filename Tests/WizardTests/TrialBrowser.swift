import Foundation
import Content
import Accounts
import Wizard
import TextUI
import SoftAuthenticator
import World

/// A browser that opens tickets and does what its pages ask.
struct TrialBrowser {
    private let phone = SoftAuthenticator(origin: Office.origin, partyID: "kenpo.example.jp")
    private(set) var cookie = ""

    /// Opens the ticket that a terminal shows.
    mutating func open(_ screenState: ScreenState, _ portal: Portal) throws {
        guard let token = screenState.ticket?.link.split(separator: "/").last else { throw CocoaError(.fileNoSuchFile) }
        cookie = try portal.open(.token(String(token)), from: "192.0.2.1").get()
    }

    /// Types at the terminal the number that the browser shows, where it is asked (S38).
    func confirm(at seat: inout Replay, _ office: Office) throws {
        let portal = office.portal
        seat.take(.storeChanged)
        // She reads before she types: a page that has just changed takes nothing (T24).
        office.clock.pass(seconds: 1)
        guard case .confirmation(let number) = try portal.task(cookie).get().place else { return }
        seat.type(number)
        seat.press(.enter)
    }

    /// Does what the page of a step asks.
    mutating func step(at step: Step, _ screenState: ScreenState, _ portal: Portal) throws {
        switch step {
        case .step2_1_2, .step2_2_2: try open(screenState, portal)
        case .step2_1_3, .step2_2_3: try register(portal)
        case .step2_1_4, .step2_1_5: _ = try portal.acknowledge(step, cookie).get()
        case .step2_1_6, .step2_2_4: _ = try portal.nameDevice("タロウの電話", at: step, cookie).get()
        case .step2_1_7: _ = try portal.goOn(from: step, cookie).get()
        default: try signIn(portal)
        }
    }

    /// Registers a passkey.
    func register(_ portal: Portal) throws {
        let options = try portal.beginRegistration(isHandheld: true, cookie).get()
        _ = try portal.register(phone.create(options), cookie).get()
    }

    /// Signs in with the passkey.
    func signIn(_ portal: Portal) throws {
        _ = try portal.prove(phone.get(portal.beginAuthentication(cookie).get()), cookie).get()
    }
}
